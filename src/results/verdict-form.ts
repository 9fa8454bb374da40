import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { addDays, type LocalDate, mondayOf } from '../calendar/date.ts';
import { type Catalogue, catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import { bold, italic } from '../language/line.ts';
import type { Counted } from '../measurement/counted.ts';
import { judge, type Outcome, suggestedBy } from '../measurement/judge.ts';
import { tellLooks, tellMethod, tellOutcome, tellSuggestion } from '../measurement/tell-outcome.ts';
import { tellChange } from '../measurement/tell-plan.ts';
import { isBlank } from '../said/blank.ts';
import { buttonFor, buttons, context, rich } from '../slack/blocks.ts';
import { date, type Field, maybe, optional, person, type Raw, text, upTo } from '../slack/fields.ts';
import { actions, modals } from '../slack/ids.ts';
import { dateField, form, input, menu, radio, textInput } from '../slack/modal.ts';
import type { Names } from '../slack/names.ts';
import { cut, typed } from '../slack/typed.ts';
import type { Live } from './live.ts';
import { looksAt } from './outcome.ts';

/** Longest learning, what is missing, and how a won one gets bigger. */
export const LEARNED_MOST = 1000;
const AGAINST_MOST = 300;
const MISSING_MOST = 200;
const SCALE_UP_MOST = 150;
const HOLDS_MOST = 120;
const CHANGED_MOST = 300;

/** What a person may say of a launched hypothesis. */
export const answers = ['won', 'lost', 'inconclusive', 'invalid', 'too-early'] as const;
export type VerdictAnswer = (typeof answers)[number];

/** A day on which something is looked at again. */
const lookAgain: Field<LocalDate> = (raw, words) => {
  const read = date()(raw, words);
  return 'problem' in read ? { problem: words.week.result.dateNeeded } : read;
};

const learned: Field<string> = upTo(LEARNED_MOST, (raw, words) => {
  const read = text(LEARNED_MOST)(raw, words);
  return 'problem' in read && isBlank(String(raw ?? ''))
    ? { problem: words.week.result.learnedNeeded }
    : read;
});

/** How it is read that it is too early. */
export const laterFields = { lookAgain, missing: maybe(MISSING_MOST) };

/** Why another verdict than the numbers suggest. */
export const AGAINST = 'against';
const againstField = text(AGAINST_MOST);

const unasked: Field<null> = () => ({ value: null });

/** Whether it is asked how a win gets bigger: a bigger version of one is rolled out, and done. */
const isMadeBigger = (verdict: VerdictAnswer, { parentId }: Pick<Live['bet'], 'parentId'>): boolean =>
  verdict === 'won' && parentId === null;

/** What is read with each verdict; nothing else was asked. @param getsBigger it was asked how the win gets bigger */
export const verdictFields = (verdict: VerdictAnswer, getsBigger: boolean) => ({
  learned: verdict === 'lost' ? learned : maybe(LEARNED_MOST),
  // Asked only beside another verdict than the suggested one.
  [AGAINST]: maybe(AGAINST_MOST),
  holdsFor: verdict === 'lost' ? maybe(HOLDS_MOST) : unasked,
  askAgain: verdict === 'lost' ? optional(date()) : unasked,
  scaleUp: getsBigger ? maybe(SCALE_UP_MOST) : unasked,
  scaleUpOwner: getsBigger ? person : unasked,
  scaleUpBy: getsBigger ? date() : unasked,
});

/** What the second step is drawn from. */
export interface VerdictStep {
  /** Of the form that stands there. */
  readonly key: string;
  readonly live: Live;
  /** Of the squad's members. */
  readonly names: Names;
  /** Null: there are no numbers. */
  readonly counted: Counted | null;
  /** What is said so far; not given, what the numbers suggest. */
  readonly verdict?: VerdictAnswer;
  /** What was typed before another verdict was chosen, or somebody else entered a result. */
  readonly kept?: Readonly<Record<string, Raw>>;
  /** Said on top: somebody was faster. */
  readonly warning?: string;
}

/** What may be said: what has its verdict is not put off, and without numbers nobody can say that it won or lost. */
function offeredIn({ commitment, isDue }: Live, outcome: Outcome | undefined): VerdictAnswer[] {
  const suggested = outcome && suggestedBy(outcome);
  return answers.filter((answer) => {
    if (answer === 'too-early') return commitment.result === null;
    if (outcome === undefined) return answer === 'inconclusive' || answer === 'invalid';
    // Before its date only what the numbers say so surely already.
    return isDue || answer === suggested || answer === 'invalid';
  });
}

/** What the numbers say, what they suggest, and how that was found. */
function saidOf({ live, names }: VerdictStep, outcome: Outcome | undefined): KnownBlock[] {
  const { commitment, here, planned, looks } = live;
  const words = catalogue(here.language);
  const { zone } = here.squad.rituals;
  const title = bold(typed(commitment.title));
  if (outcome === undefined) {
    const { button } = words.measurement.change;
    return [
      rich(title, words.week.result.without),
      ...(planned || commitment.result
        ? []
        : [buttons(buttonFor(button, actions.changePlan, commitment.id))]),
    ];
  }
  const speech = { words, format: formatFor(here.language) };
  const earlier = planned ? looksAt(planned.plan, looks) : [];
  return [
    rich(
      title,
      tellOutcome(outcome, null, speech),
      italic(tellSuggestion(outcome, speech)),
      tellLooks(earlier, speech),
      planned
        ? tellChange(planned.version, { zone, by: names(planned.version.by), most: CHANGED_MOST }, speech)
        : '',
    ),
    context(tellMethod(outcome, speech)),
  ];
}

/** The second step: what the numbers say, what the person says of it, and only what that needs. */
export function verdictModal(step: VerdictStep): ModalView {
  const { key, live, counted, warning } = step;
  const { commitment, here, planned } = live;
  const { language } = here;
  const words = catalogue(language);
  const told = words.week.result;
  const outcome = planned && counted ? judge(planned.plan, counted) : undefined;
  const suggested = outcome ? suggestedBy(outcome) : null;
  const offered = offeredIn(live, outcome);
  const first = step.verdict ?? commitment.result?.verdict ?? suggested ?? 'too-early';
  const verdict = offered.includes(first) ? first : (offered[0] ?? 'inconclusive');
  return form(language, {
    callbackId: modals.verdict,
    title: told.title,
    submit: told.save,
    metadata: {
      key,
      commitmentId: commitment.id,
      seen: commitment.result?.id ?? null,
      planId: planned?.version.id ?? null,
      counted: JSON.stringify(counted),
      verdict,
    },
    blocks: [
      ...(warning === undefined ? [] : [rich(bold(warning))]),
      ...saidOf(step, outcome),
      input({
        blockId: actions.chooseVerdict,
        label: told.verdict,
        asks: true,
        element: radio(
          offered.map((value) => ({
            value,
            label: value === 'won' && live.bet.parentId !== null ? told.rolledOut : told.choices[value],
          })),
          verdict,
        ),
      }),
      ...(suggested !== null && suggested !== verdict && verdict !== 'too-early'
        ? [againstInput(words, step)]
        : []),
      ...(verdict === 'too-early' ? tooEarlyInputs(words, step) : [learnedInput(verdict, words, step)]),
      ...(verdict === 'lost' ? wrongAnswerInputs(words, step) : []),
      ...(isMadeBigger(verdict, live.bet) ? scaleUpInputs(words, step) : []),
    ],
  });
}

/** Another verdict than the numbers suggest has its reason. */
const againstInput = ({ week }: Catalogue, step: VerdictStep): InputBlock =>
  textInput(AGAINST, againstField, {
    label: week.result.against,
    hint: week.result.againstHint,
    initial: known(step, AGAINST, step.live.commitment.result?.against ?? null),
  });

const known = (
  { kept }: Pick<VerdictStep, 'kept'>,
  blockId: string,
  otherwise: string | null,
): string | null => {
  const value = kept?.[blockId];
  return typeof value === 'string' ? value : otherwise;
};

function learnedInput(verdict: VerdictAnswer, { week }: Catalogue, step: VerdictStep): InputBlock {
  const told = week.result;
  return textInput('learned', verdictFields(verdict, false).learned, {
    label: told.learned,
    hint: verdict === 'lost' ? told.learnedNeeded : told.learnedHint,
    initial: known(step, 'learned', step.live.commitment.result?.learned ?? null),
    lines: 'many',
  });
}

/** What a wrong answer says to whoever proposes it again. */
function wrongAnswerInputs({ week }: Catalogue, step: VerdictStep): InputBlock[] {
  const told = week.result;
  const { result } = step.live.commitment;
  return [
    textInput('holdsFor', verdictFields('lost', false).holdsFor, {
      label: told.holdsFor,
      initial: known(step, 'holdsFor', result?.holdsFor ?? null),
      placeholder: told.holdsForExample,
    }),
    input({
      blockId: 'askAgain',
      label: told.askAgain,
      optional: true,
      element: dateField(known(step, 'askAgain', result?.askAgain ?? null)),
    }),
  ];
}

/** A win is made bigger by somebody, by some day: by Wednesday of next week, unless somebody says otherwise. */
function scaleUpInputs({ week }: Catalogue, step: VerdictStep): InputBlock[] {
  const told = week.result;
  const { live, names } = step;
  const { result, ownerId } = live.commitment;
  const people = live.here.members.map(({ userId }) => ({ value: userId, label: names(userId) }));
  return [
    textInput('scaleUp', verdictFields('won', true).scaleUp, {
      label: told.scaleUp,
      initial: known(step, 'scaleUp', cut(week.scaleUpTitle(live.commitment.title, null), SCALE_UP_MOST)),
      placeholder: told.scaleUpExample,
    }),
    input({
      blockId: 'scaleUpOwner',
      label: told.scaleUpOwner,
      element: menu(people, { initial: known(step, 'scaleUpOwner', result?.scaleUpOwnerId ?? ownerId) }),
    }),
    input({
      blockId: 'scaleUpBy',
      label: told.scaleUpBy,
      element: dateField(known(step, 'scaleUpBy', result?.scaleUpBy ?? addDays(mondayOf(live.today), 9))),
    }),
  ];
}

function tooEarlyInputs({ week }: Catalogue, step: Pick<VerdictStep, 'live' | 'kept'>): InputBlock[] {
  const told = week.result;
  return [
    input({
      blockId: 'lookAgain',
      label: told.lookAgain,
      element: dateField(known(step, 'lookAgain', addDays(step.live.today, 7))),
    }),
    textInput('missing', laterFields.missing, {
      label: told.missing,
      initial: known(step, 'missing', null),
      placeholder: told.missingExample,
    }),
  ];
}

/** "Not yet": only the day to look again, and what is missing. */
export function notYetModal(key: string, live: Live): ModalView {
  const { commitment, here } = live;
  const words = catalogue(here.language);
  return form(here.language, {
    callbackId: modals.notYet,
    title: words.week.notYet.title,
    metadata: { key, commitmentId: commitment.id },
    blocks: [rich(bold(typed(commitment.title))), ...tooEarlyInputs(words, { live })],
  });
}
