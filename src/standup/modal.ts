import type { KnownBlock, ModalView } from '@slack/types';
import { isOf } from '../commitments/commitment.ts';
import { type Catalogue, catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import { numberInput } from '../metric/number-form.ts';
import { NAME } from '../metric/views.ts';
import { context } from '../slack/blocks.ts';
import { modals } from '../slack/ids.ts';
import { form, input, type Metadata, menu, radio, textInput } from '../slack/modal.ts';
import { cut, inOneLine, typed } from '../slack/typed.ts';
import type { Reader } from '../squad/reader.ts';
import { ageOf, type Blocker } from './blockers/blocker.ts';
import type { StandupDraft } from './draft.ts';
import { fieldOf } from './form.ts';
import { type AskedLines, askedLines, lineStates } from './lines.ts';
import { maybeToday, type Question, questions, texts } from './questions.ts';
import { sinceOf } from './rules.ts';
import { dayOfPlan, timeOn } from './speech.ts';

/** Most of a blocker's words in a label. */
const BLOCKER = 140;
/** Most of a planned line in a label. */
const LINE = 200;
/** Slack's most for a menu. */
const CHOICES = 100;

type Words = Catalogue['standup']['modal'];

/** A few short questions; yesterday's is filled with what was planned then. */
export function standupModal(draft: StandupDraft, reader: Reader, metadata: Metadata): ModalView {
  const { standup } = catalogue(reader.language);
  const { modal: words } = standup;
  const format = formatFor(reader.language);
  const { date, week, closesAt, number } = draft;
  const lines = askedLines(draft.plan, draft.entry, draft.written);
  return form(reader.language, {
    callbackId: modals.standup,
    title: words.title(format.shortDate(date)),
    submit: words.send,
    metadata: { ...metadata, planId: lines && draft.plan ? draft.plan.id : null },
    blocks: [
      context(typed(draft.squadName, NAME)),
      ...lineFields(lines, draft, reader, words),
      ...questions.flatMap((question) => asked(question, { ...draft, lines }, reader, words)),
      ...(number
        ? [numberInput(number, { ...reader, now: draft.now }, { blockId: 'number', week, optional: true })]
        : []),
      context(
        closesAt === undefined ? words.early : standup.prompt.changeUntil(timeOn(date, closesAt, reader)),
      ),
    ],
  });
}

/** One question, and what is asked beside it. */
function asked(
  question: Question,
  draft: StandupDraft & { readonly lines: AskedLines | undefined },
  reader: Reader,
  words: Words,
): KnownBlock[] {
  const { name } = question;
  const { initial, ...told } = question.ask(draft, words, reader);
  const { [name]: written = initial } = draft.written;
  const field = textInput(name, name === 'today' && draft.lines ? maybeToday : texts[name], {
    ...told,
    initial: written,
    lines: 'many',
  });
  if (name === 'today') return [field, ...commitmentField(draft, words)];
  if (name !== 'inTheWay') return [field];
  const helperId = draft.blocker?.helperId ?? null;
  return [
    ...draft.earlier.flatMap((blocker) => stillFields(blocker, draft, reader, words)),
    field,
    ...helperField('helper', words.helper, helperId, draft, words.helperHint),
  ];
}

/** What came of each line that was planned; what is left alone goes on. */
function lineFields(
  lines: AskedLines | undefined,
  { plan, date }: StandupDraft,
  reader: Reader,
  words: Words,
): KnownBlock[] {
  if (!lines || !plan) return [];
  const choices = lineStates.map((state) => ({ value: state, label: words.lineStates[state] }));
  return [
    context(words.lines(sinceOf(plan.date, date), dayOfPlan(plan.date, date, reader))),
    ...lines.asked.map(({ text, state }, place) =>
      input({
        blockId: fieldOf('line', String(place)),
        label: cut(inOneLine(text), LINE),
        element: menu(choices, { initial: state }),
      }),
    ),
    ...(lines.more > 0 ? [context(words.moreLines(lines.more))] : []),
  ];
}

/** Those of the person first. */
function commitmentField(
  { commitments, userId, entry, plan, lines }: Parameters<typeof asked>[1],
  words: Words,
): KnownBlock[] {
  const initial = entry || !lines ? entry?.commitmentId : plan?.commitmentId;
  const sorted = [true, false].flatMap((own) => commitments.filter((one) => isOf(one, userId) === own));
  const choices = sorted
    .slice(0, CHOICES)
    .map((one) => ({ value: one.id, label: typed(one.title, 75) || '…' }));
  if (choices.length === 0) return [];
  return [
    input({
      blockId: 'commitment',
      label: words.commitment,
      hint: words.commitmentHint,
      element: menu(choices, { initial: initial ?? null }),
      optional: true,
    }),
  ];
}

function stillFields(
  blocker: Blocker,
  draft: StandupDraft,
  { language }: Reader,
  words: Words,
): KnownBlock[] {
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
  { memberIds, userId, names }: StandupDraft,
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
