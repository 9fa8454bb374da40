import { z } from 'zod';
import { type Deed, perform } from '../deeds/deed.ts';
import { sayBarred } from '../deeds/words.ts';
import { formatFor } from '../language/format.ts';
import { aboutA } from '../ritual/about.ts';
import type { RitualCore } from '../ritual/core.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import type { Rituals } from '../ritual/rituals.ts';
import { type Answer, nothing } from '../slack/answers.ts';
import type { Click } from '../slack/listen.ts';
import { namesOf } from '../slack/names.ts';
import { sentence } from '../slack/sentence.ts';
import { readingZone } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';

/** How long after a closing the next click is told who was faster, rather than when it was, in milliseconds. */
const A_MOMENT_MS = 2 * 60_000;

/** Closed by somebody, or by itself, or opened anew since the button was drawn. */
type Closed = { readonly code: 'closed' } & Pick<Occurrence, 'closedBy' | 'closedAt'>;

/** The planning closes with what was taken in by then. Of two who close it at once, one does. */
const closing = (
  rituals: Rituals,
): Deed<{ id: string; round: number }, Occurrence, { closed: true }, Closed> => ({
  name: 'planning.close',
  accepted: z.object({ closed: z.literal(true) }),
  find: aboutA('planning'),
  async act(change, { actor, squad, subject: planning }, { round }) {
    const { state, closedBy, closedAt } = planning;
    if (planning.round !== round || state !== 'open') {
      return { refused: { code: 'closed', closedBy, closedAt } };
    }
    await rituals.close(change, squad, planning.id, actor.userId);
    return { accepted: { closed: true } };
  },
});

/** "That's the plan": the button carries the planning and its round. */
export async function closePlanning({ rituals }: RitualCore, click: Click): Promise<Answer> {
  const [id = '', round = ''] = click.value.split('/');
  const done = await perform(click, closing(rituals), { id, round: Number(round) });
  if ('accepted' in done) return nothing;
  if ('barred' in done) return sayBarred(click, done);
  return sentence(await closedSentence(click, done.there.squad, done.refused));
}

async function closedSentence(click: Click, squad: Squad, { closedBy, closedAt }: Closed) {
  const { core, workspaceId, person } = click;
  const { planning } = click.words(squad.language);
  const now = core.clock.now();
  if (closedBy !== null && closedAt !== null && now - closedAt < A_MOMENT_MS) {
    const names = await core.database.read((q) => namesOf(q, workspaceId, [closedBy]));
    return planning.closedBy(names(closedBy));
  }
  const format = formatFor(click.language(squad.language));
  return planning.closedAt(format.time(closedAt ?? now, readingZone(person, squad)));
}
