import { z } from 'zod';
import { onceAlike } from '../database/inbox.ts';
import { plain } from '../language/line.ts';
import { occurrenceById } from '../ritual/store.ts';
import { type Answer, nothing, say } from '../slack/answers.ts';
import { actions } from '../slack/ids.ts';
import type { Click } from '../slack/listen.ts';
import { memberOf } from '../squad/gate.ts';
import { isMember } from '../squad/rules.ts';
import { presentSquad } from '../squad/store.ts';
import { dayOf } from './day.ts';
import { follow } from './follow.ts';
import { closedSentence, readerOf, sentence } from './speech.ts';
import { addNotToday } from './store.ts';

const answerSchema = z.object({ said: z.string().nullable() });
type Given = z.infer<typeof answerSchema>;

const refused = (said: string): { refused: Given } => ({ refused: { said } });

/** "Not today": the button's value is the stand-up's id. The question itself turns into what came of it. */
export async function notToday(click: Click): Promise<Answer> {
  const { core, workspaceId, person, key, value } = click;
  const known = await core.database.read((q) => occurrenceById(q, workspaceId, value));
  if (!known) return say(sentence(click.words().standup.problems.gone));
  const gate = await memberOf(click, known.squadId);
  if ('refusal' in gate) return say(gate.refusal);
  const { words } = gate.here;
  const { problems } = words.standup;
  const { userId } = person;
  const input = { workspaceId, key, kind: actions.notToday, userId };
  const { answer } = await core.change((change) =>
    onceAlike(change.tx, { ...input, at: change.at }, answerSchema, async () => {
      const found = await presentSquad(change.tx, workspaceId, known.squadId);
      const occurrence = await occurrenceById(change.tx, workspaceId, value);
      if (!found || !occurrence) return refused(problems.gone);
      const { squad, members } = found;
      if (!isMember(members, userId)) {
        return refused(plain(words.common.notAMember(squad.name), () => ''));
      }
      if (occurrence.state === 'closed') {
        return refused(closedSentence(occurrence, readerOf(click, squad), 'closedNow'));
      }
      if (occurrence.state !== 'open') return refused(problems.gone);
      const earlier = await dayOf(change.tx, squad, occurrence, members);
      if (earlier.entries.some((entry) => entry.userId === userId)) return refused(problems.answered);
      await addNotToday(change, occurrence, userId);
      await follow(change, squad, occurrence, { settled: { userId, entry: undefined, earlier } });
      return { accepted: { said: null } };
    }),
  );
  return answer.said === null ? nothing : say(sentence(answer.said));
}
