import type { KnownBlock, ModalView } from '@slack/types';
import type { LocalDate } from '../calendar/date.ts';
import type { Commitment } from '../commitments/commitment.ts';
import { type Catalogue, catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Current } from '../metric/current.ts';
import { numberInput } from '../metric/number-form.ts';
import { context } from '../slack/blocks.ts';
import { modals } from '../slack/ids.ts';
import { input, type Metadata, menu, modal, radio, textField } from '../slack/modal.ts';
import type { Names } from '../slack/names.ts';
import { cut, typed } from '../slack/typed.ts';
import { ageOf, type Blocker } from './blocker.ts';
import type { EarlierPlan, Entry } from './entry.ts';
import { fieldOf, MOST } from './form.ts';
import { sinceOf } from './rules.ts';
import { inOneLine } from './shorten.ts';
import { dayOfPlan, type Reader, timeOn } from './speech.ts';

/** Most of a blocker's words in a label. */
const BLOCKER = 140;
/** Slack's most for a menu. */
const CHOICES = 100;

/** What the modal opens with. */
export interface Draft {
  readonly date: LocalDate;
  /** The answer as it is; undefined: not answered yet. */
  readonly entry: Entry | undefined;
  readonly plan: EarlierPlan | undefined;
  /** Typed behind the command, instead of an earlier text. */
  readonly today: string;
  /** What today's plan may be about, whoever it belongs to. */
  readonly commitments: readonly Commitment[];
  /** What stands in the member's way since that day, and what does since an earlier one. */
  readonly blocker: Blocker | undefined;
  readonly earlier: readonly Blocker[];
  readonly userId: string;
  /** Who could help: present members. */
  readonly memberIds: readonly string[];
  readonly names: Names;
  /** The squad's number, for who keeps it. */
  readonly number: Current | undefined;
  /** When the stand-up closes, UTC milliseconds; undefined: it is not open yet. */
  readonly closesAt: number | undefined;
  /** UTC milliseconds. */
  readonly now: number;
}

type Words = Catalogue['standup']['modal'];

/** Three short questions; yesterday's is filled with what was planned then. */
export function standupModal(draft: Draft, reader: Reader, metadata: Metadata): ModalView {
  const { standup, common } = catalogue(reader.language);
  const { modal: words } = standup;
  const format = formatFor(reader.language);
  const { date, entry, closesAt, number } = draft;
  return modal({
    callbackId: modals.standup,
    title: words.title(format.shortDate(date)),
    submit: words.send,
    close: common.cancel,
    metadata,
    blocks: [
      yesterdayField(draft, reader, words),
      input({
        blockId: 'today',
        label: words.today,
        element: textField({
          initial: draft.today || (entry?.today ?? null),
          lines: 'many',
          most: MOST,
        }),
      }),
      ...commitmentField(draft, words),
      ...draft.earlier.flatMap((blocker) => stillFields(blocker, draft, reader, words)),
      input({
        blockId: 'inTheWay',
        label: words.inTheWay,
        hint: words.inTheWayHint,
        element: textField({ initial: draft.blocker?.text ?? null, lines: 'many', most: MOST }),
        optional: true,
      }),
      ...helperField('helper', words.helper, draft.blocker?.helperId ?? null, draft, words.helperHint),
      ...(number
        ? [numberInput(number, { ...reader, now: draft.now }, { blockId: 'number', optional: true })]
        : []),
      context(
        closesAt === undefined ? words.early : standup.prompt.changeUntil(timeOn(date, closesAt, reader)),
      ),
    ],
  });
}

function yesterdayField({ date, entry, plan }: Draft, reader: Reader, words: Words): KnownBlock {
  const since = plan ? sinceOf(plan.date, date) : null;
  const day = plan ? dayOfPlan(plan.date, date, reader) : '';
  const isPrefilled = entry === undefined && plan !== undefined;
  return input({
    blockId: 'yesterday',
    label: words.yesterday(since, day),
    element: textField({
      initial: entry ? entry.yesterday : (plan?.today ?? null),
      lines: 'many',
      most: MOST,
    }),
    optional: true,
    ...(isPrefilled ? { hint: words.yesterdayHint } : {}),
  });
}

/** Those of the person first. */
function commitmentField({ commitments, userId, entry }: Draft, words: Words): KnownBlock[] {
  const isOwn = ({ ownerId, others }: Commitment): boolean => ownerId === userId || others.includes(userId);
  const sorted = [...commitments.filter(isOwn), ...commitments.filter((one) => !isOwn(one))];
  const choices = sorted
    .slice(0, CHOICES)
    .map((one) => ({ value: one.id, label: typed(one.title, 75) || '…' }));
  if (choices.length === 0) return [];
  return [
    input({
      blockId: 'commitment',
      label: words.commitment,
      hint: words.commitmentHint,
      element: menu(choices, { initial: entry?.commitmentId ?? null }),
      optional: true,
    }),
  ];
}

function stillFields(blocker: Blocker, draft: Draft, { language }: Reader, words: Words): KnownBlock[] {
  const { since } = catalogue(language).standup.board;
  const text = cut(inOneLine(blocker.text), BLOCKER);
  const { stillChoices } = words;
  return [
    input({
      blockId: fieldOf('still', blocker.id),
      label: words.still(text, since(ageOf(blocker, draft.date))),
      element: radio(
        [
          { value: 'open', label: stillChoices.open },
          { value: 'resolved', label: stillChoices.resolved },
          { value: 'gone', label: stillChoices.gone },
        ],
        'open',
      ),
    }),
    ...(blocker.helpedBy === null
      ? helperField(fieldOf('helper', blocker.id), words.stillHelper(text), blocker.helperId, draft)
      : []),
  ];
}

function helperField(
  blockId: string,
  label: string,
  initial: string | null,
  { memberIds, userId, names }: Draft,
  hint?: string,
): KnownBlock[] {
  const others = memberIds.filter((memberId) => memberId !== userId).slice(0, CHOICES);
  if (others.length === 0) return [];
  const choices = others.map((memberId) => ({ value: memberId, label: names(memberId) }));
  return [
    input({
      blockId,
      label,
      element: menu(choices, { initial }),
      optional: true,
      ...(hint === undefined ? {} : { hint }),
    }),
  ];
}
