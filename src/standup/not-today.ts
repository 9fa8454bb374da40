import { z } from 'zod';
import { type Deed, perform } from '../deeds/deed.ts';
import { answerTo } from '../deeds/words.ts';
import { aboutA } from '../ritual/about.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import type { Answer } from '../slack/answers.ts';
import type { Click } from '../slack/listen.ts';
import { readerOf } from '../squad/reader.ts';
import type { Squad } from '../squad/squad.ts';
import { beforeIt, follow } from './follow.ts';
import { standupClosed } from './speech.ts';
import { addNotToday } from './store.ts';

type Refused =
  | ({ readonly code: 'closed' } & Pick<Occurrence, 'date' | 'closedAt' | 'closesAt'>)
  | { readonly code: 'gone' | 'answered' };

/** A member does not answer today; their question says so. */
const skipping: Deed<{ id: string }, Occurrence, { notToday: true }, Refused> = {
  name: 'standup.not-today',
  accepted: z.object({ notToday: z.literal(true) }),
  find: aboutA('standup'),
  async act(change, { actor: { userId }, squad, members, subject: standup }) {
    const { state, date, closedAt, closesAt } = standup;
    if (state === 'closed') return { refused: { code: 'closed', date, closedAt, closesAt } };
    if (state !== 'open') return { refused: { code: 'gone' } };
    const before = await beforeIt(change, squad, standup, members);
    if (before.earlier.answeredIds.includes(userId)) return { refused: { code: 'answered' } };
    await addNotToday(change, standup, userId);
    await follow(change, squad, standup, { settled: { userId, entry: undefined, ...before } });
    return { accepted: { notToday: true } };
  },
};

/** "Not today": the button's value is the stand-up's id. The question itself turns into what came of it. */
export async function onNotToday(click: Click): Promise<Answer> {
  const done = await perform(click, skipping, { id: click.value });
  const why = (refused: Refused, squad: Squad) =>
    refused.code === 'closed'
      ? standupClosed(refused, readerOf(click, squad), 'closedNow')
      : click.words(squad.language).standup.problems[refused.code];
  return answerTo(click, done, why, (words) => words.standup.problems.gone);
}
