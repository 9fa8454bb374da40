import { mondayOf } from '../calendar/date.ts';
import { openLines } from '../commitments/open-line-store.ts';
import { type Deed, perform } from '../deeds/deed.ts';
import { answerTo } from '../deeds/words.ts';
import { aboutA } from '../ritual/about.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import type { Rituals } from '../ritual/rituals.ts';
import type { Answer } from '../slack/answers.ts';
import type { Click } from '../slack/listen.ts';
import { readerOf } from '../squad/reader.ts';
import type { Squad } from '../squad/squad.ts';
import { answering, type Noted, type Refused } from './answering.ts';
import { plannedFor } from './planned.ts';
import { standupClosed } from './speech.ts';
import { entryOf, lastPlan } from './store.ts';
import { problemsIn } from './submit.ts';

type Otherwise = Refused | { readonly code: 'gone' | 'answered' | 'unplanned' };

/** One tap answers: the same deed as with the form. */
const goingOn = (rituals: Rituals): Deed<{ id: string }, Occurrence, Noted, Otherwise> => ({
  ...answering(rituals),
  name: 'standup.as-planned',
  find: aboutA('standup'),
  async act(change, { subject, ...there }) {
    const { tx } = change;
    const { squad, actor } = there;
    const { id, state, date, closedAt, closesAt } = subject;
    if (state === 'closed') return { refused: { code: 'closed', date, closedAt, closesAt } };
    if (state !== 'open') return { refused: { code: 'gone' } };
    if (await entryOf(tx, id, actor.userId)) return { refused: { code: 'answered' } };
    const plan = await lastPlan(tx, squad.id, actor.userId, date);
    const planned = plannedFor(actor.userId, plan, await openLines(tx, squad.id));
    if (!planned) return { refused: { code: 'unplanned' } };
    const wish = {
      answers: { ...planned, inTheWay: null },
      helperId: null,
      still: [],
      lines: [],
      number: '',
    };
    const about = { squadId: squad.id, date, week: mondayOf(date), metricId: null, planId: null };
    return answering(rituals).act(change, { ...there, subject: undefined }, { ...about, wish });
  },
});

/** "As planned": the button's value is the stand-up's id. The question itself says what was understood. */
export const onAsPlanned =
  (rituals: Rituals) =>
  async (click: Click): Promise<Answer> => {
    const done = await perform(click, goingOn(rituals), { id: click.value });
    const why = (refused: Otherwise, squad: Squad) => {
      const { problems } = click.words(squad.language).standup;
      switch (refused.code) {
        case 'closed':
          return standupClosed(refused, readerOf(click, squad), 'closedNow');
        case 'paused':
        case 'problems':
          return Object.values(problemsIn(click, squad, refused)).join(' ');
        default:
          return problems[refused.code];
      }
    };
    return answerTo(click, done, why, (words) => words.standup.problems.gone);
  };
