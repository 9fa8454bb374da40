import type { Catalogue } from '../language/catalogue.ts';
import { saysAllClear } from '../said/nothing.ts';
import * as fields from '../slack/fields.ts';
import type { Reader } from '../squad/reader.ts';
import type { StandupDraft } from './draft.ts';
import type { AskedLines } from './lines.ts';
import { sinceOf } from './rules.ts';
import { dayOfPlan } from './speech.ts';

/** Most characters of one text: as many as Slack's field takes. */
export const MOST = 3000;

const must = fields.text(MOST);

/**
 * What people are asked for a text, and whether they may leave it out. Each answer is kept in the column of that name
 * (`entries` in src/database/schema/standup.ts), and its field in the form has that name as its block id.
 */
export const texts = {
  yesterday: fields.maybe(MOST),
  today: must,
  inTheWay: fields.maybe(MOST, saysAllClear),
};

/** Today's, where lines of the last plan may go on. */
export const maybeToday = fields.maybe(MOST);

type Name = keyof typeof texts;
type Words = Catalogue['standup'];

type Asked = StandupDraft & { readonly lines: AskedLines | undefined };

/** How one of them is asked, and told. */
export interface Question {
  readonly name: Name;
  /** What the form says, and what stands in its field when it opens and nothing was typed before. */
  ask(
    draft: Asked,
    words: Words['modal'],
    reader: Reader,
  ): { readonly label: string; readonly hint?: string; readonly initial: string | null };
  /** What stands over the answer where the thread has the whole of it. */
  heading(words: Words['whole']): string;
}

/** In the order in which they are asked. */
export const questions: readonly Question[] = [
  {
    name: 'yesterday',
    ask({ date, entry, plan, lines }, words, reader) {
      const since = plan ? sinceOf(plan.date, date) : null;
      const day = plan ? dayOfPlan(plan.date, date, reader) : '';
      if (lines) return { label: words.besides(since, day), initial: lines.besides.yesterday };
      const label = words.yesterday(since, day);
      if (entry || !plan) return { label, initial: entry?.yesterday ?? null };
      return { label, hint: words.yesterdayHint, initial: plan.today };
    },
    heading: ({ done }) => done,
  },
  {
    name: 'today',
    ask: ({ entry, lines }, words) =>
      lines
        ? { label: words.today, hint: words.todayHint, initial: lines.besides.today }
        : { label: words.today, initial: entry?.today ?? null },
    heading: ({ today }) => today,
  },
  {
    name: 'inTheWay',
    ask: ({ blocker }, words) => ({
      label: words.inTheWay,
      hint: words.inTheWayHint,
      initial: blocker?.text ?? null,
    }),
    heading: ({ inTheWay }) => inTheWay,
  },
];

/** What the channel's message shows of an answer, in its order; the answers to other questions only the thread has. */
export const inChannel = ['inTheWay', 'today', 'yesterday'] as const satisfies readonly Name[];

const shown: readonly Name[] = inChannel;
const rank = ({ name }: Question): number => (shown.includes(name) ? shown.indexOf(name) : shown.length);

/** In the order in which the thread has the answers: as the channel, then the others. */
export const inThread: readonly Question[] = questions.toSorted((a, b) => rank(a) - rank(b));

/** Those whose answers only the thread has. */
export const onlyInThread: readonly Question[] = inThread.slice(inChannel.length);
