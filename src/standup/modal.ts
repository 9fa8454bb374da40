import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { isDate, type LocalDate } from '../calendar/date.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import { context } from '../slack/blocks.ts';
import * as fields from '../slack/fields.ts';
import { modals } from '../slack/ids.ts';
import { input, type Metadata, modal, textField } from '../slack/modal.ts';
import type { EarlierPlan, Entry } from './entry.ts';
import { sinceOf } from './rules.ts';
import { dayOfPlan, type Reader, timeOn } from './speech.ts';

/** Most characters of one text: as many as Slack's field takes. */
export const MOST = 3000;

/** The modal's fields by their block ids. */
export const form = {
  yesterday: fields.optional(fields.text(MOST)),
  today: fields.text(MOST),
  inTheWay: fields.optional(fields.text(MOST)),
};

/** What the modal is about. */
export const metadataSchema = z.object({ squadId: z.string(), date: z.string().refine(isDate) });

/** What the modal opens with. */
export interface Draft {
  readonly date: LocalDate;
  /** The answer as it is; undefined: not answered yet. */
  readonly entry: Entry | undefined;
  readonly plan: EarlierPlan | undefined;
  /** Typed behind the command, instead of an earlier text. */
  readonly today: string;
  /** When the stand-up closes, UTC milliseconds; undefined: it is not open yet. */
  readonly closesAt: number | undefined;
}

/** Three short questions; yesterday's is filled with what was planned then. */
export function standupModal(draft: Draft, reader: Reader, metadata: Metadata): ModalView {
  const { standup, common } = catalogue(reader.language);
  const { modal: words } = standup;
  const format = formatFor(reader.language);
  const { date, entry, plan, closesAt } = draft;
  const since = plan ? sinceOf(plan.date, date) : null;
  const day = plan ? dayOfPlan(plan.date, date, reader) : '';
  const isPrefilled = entry === undefined && plan !== undefined;
  return modal({
    callbackId: modals.standup,
    title: words.title(format.shortDate(date)),
    submit: words.send,
    close: common.cancel,
    metadata,
    blocks: [
      input({
        blockId: 'yesterday',
        label: words.yesterday(since, day),
        element: textField({
          initial: entry ? entry.yesterday : (plan?.today ?? null),
          lines: 'many',
          most: MOST,
        }),
        optional: true,
        ...(isPrefilled ? { hint: words.yesterdayHint } : {}),
      }),
      input({
        blockId: 'today',
        label: words.today,
        element: textField({ initial: draft.today || (entry?.today ?? null), lines: 'many', most: MOST }),
      }),
      input({
        blockId: 'inTheWay',
        label: words.inTheWay,
        hint: words.inTheWayHint,
        element: textField({ initial: entry?.inTheWay ?? null, lines: 'many', most: MOST }),
        optional: true,
      }),
      context(
        closesAt === undefined ? words.early : standup.prompt.changeUntil(timeOn(date, closesAt, reader)),
      ),
    ],
  });
}
