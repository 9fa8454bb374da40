import { z } from 'zod';
import type { Change } from '../database/change.ts';
import { once } from '../database/inbox.ts';
import { formatFor } from '../language/format.ts';
import type { RitualCore } from '../ritual/core.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import { occurrenceById } from '../ritual/store.ts';
import { type Answer, nothing, say } from '../slack/answers.ts';
import { rich } from '../slack/blocks.ts';
import { actions } from '../slack/ids.ts';
import type { Click } from '../slack/listen.ts';
import { namesOf } from '../slack/names.ts';
import { readingZone } from '../squad/anywhere.ts';
import { type Here, memberOf, squadWithMembers } from '../squad/gate.ts';
import { isMember } from '../squad/rules.ts';

/** How long after a closing the next click is told who was faster, rather than when it was, in milliseconds. */
const A_MOMENT_MS = 2 * 60_000;

const closedSchema = z.object({ closed: z.literal(true) });
const refusedSchema = z.object({
  closedBy: z.string().nullable(),
  closedAt: z.number().nullable(),
});
const answerSchema = z.union([closedSchema, refusedSchema]);
type Closed = { accepted: z.infer<typeof closedSchema> } | { refused: z.infer<typeof refusedSchema> };

/** "That's the plan": the button carries the planning and its round. Of two who click at once, one closes it. */
export async function closePlanning(core: RitualCore, click: Click): Promise<Answer> {
  const { workspaceId, person, key, value } = click;
  const [id = '', round = ''] = value.split('/');
  const occurrence = await core.database.read((q) => occurrenceById(q, workspaceId, id));
  const gate = await memberOf(click, occurrence?.squadId ?? '');
  if ('refusal' in gate) return say(gate.refusal);
  if (!occurrence) return nothing;
  const { answer } = await core.change((change) =>
    once(
      change.tx,
      { workspaceId, key, kind: actions.closePlanning, userId: person.userId, at: change.at },
      answerSchema,
      () => close(core, change, click, { id, round: Number(round), squadId: occurrence.squadId }),
    ),
  );
  return 'closed' in answer ? nothing : say(await alreadyClosed(core, click, gate.here, answer));
}

async function close(
  core: RitualCore,
  change: Change,
  { workspaceId, person }: Click,
  { id, round, squadId }: Pick<Occurrence, 'id' | 'round' | 'squadId'>,
): Promise<Closed> {
  const there = await squadWithMembers(change.tx, workspaceId, squadId);
  const occurrence = await occurrenceById(change.tx, workspaceId, id);
  const mayClose = there !== undefined && isMember(there.members, person.userId);
  if (!occurrence || !mayClose || occurrence.round !== round || occurrence.state !== 'open') {
    return { refused: { closedBy: occurrence?.closedBy ?? null, closedAt: occurrence?.closedAt ?? null } };
  }
  await core.rituals.close(change, there.squad, id, person.userId);
  return { accepted: { closed: true } };
}

async function alreadyClosed(
  core: RitualCore,
  { workspaceId, person }: Click,
  { squad, language, words }: Here,
  { closedBy, closedAt }: z.infer<typeof refusedSchema>,
) {
  const { planning } = words;
  const names = await core.database.read((q) => namesOf(q, workspaceId, closedBy === null ? [] : [closedBy]));
  const now = core.clock.now();
  const justNow = closedBy !== null && closedAt !== null && now - closedAt < A_MOMENT_MS;
  const time = formatFor(language).time(closedAt ?? now, readingZone(person, squad));
  const sentence = justNow ? planning.closedBy(names(closedBy)) : planning.closedAt(time);
  return { text: sentence, blocks: [rich(sentence)] };
}
