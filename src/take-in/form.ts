import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { LocalDate } from '../calendar/date.ts';
import type { Commitment } from '../commitments/commitment.ts';
import type { Estimates } from '../hypothesis/estimate-store.ts';
import { type Hypothesis, type Variant, variants } from '../hypothesis/hypothesis.ts';
import { differsText } from '../hypothesis/lines.ts';
import { type Catalogue, catalogue } from '../language/catalogue.ts';
import { type Format, formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import { bold, type Line } from '../language/line.ts';
import { speechTo } from '../language/speech.ts';
import type { PlanBasis } from '../measurement/plan-basis.ts';
import { keptText, type PlanDraft, planMetadata } from '../measurement/plan-draft.ts';
import { planBlocks } from '../measurement/plan-form.ts';
import { rich } from '../slack/blocks.ts';
import {
  choice,
  date,
  optional,
  people,
  person,
  type Raw,
  readFields,
  type Values,
} from '../slack/fields.ts';
import { actions, modals } from '../slack/ids.ts';
import { dateField, form, input, menu, multiMenu, radio } from '../slack/modal.ts';
import type { Names } from '../slack/names.ts';
import { typed } from '../slack/typed.ts';
import { isMember } from '../squad/rules.ts';
import type { Member } from '../squad/squad.ts';
import { bothVersions, type Capacity, versionTaken } from './capacity.ts';
import { daysLeftIn, daysTaken, NOT_OVER, type Over, type Part } from './load.ts';

/**
 * Who owns a bet unless somebody says otherwise: who clicks, if they proposed or estimated it; else who has the largest
 * part of it, else who proposed it, as long as they are in the squad; else who clicks.
 */
function defaultOwner(
  members: readonly Member[],
  userId: string,
  { authorId }: Pick<Hypothesis, 'authorId'>,
  parts: readonly Part[],
): string {
  const largest = parts.toSorted((a, b) => b.days - a.days).map((part) => part.userId);
  if (authorId === userId || largest.includes(userId)) return userId;
  return [...largest, authorId].find((id) => id !== null && isMember(members, id)) ?? userId;
}

/** The first day it can be live by: not in the past, not before the week. */
const earliest = ({ week, today }: Pick<Capacity, 'week' | 'today'>): LocalDate =>
  week < today ? today : week;

/** What of a week is taken; with what is too much, by how much, for the squad and for each, as a question. */
export function capacityLines(
  language: Language,
  { load }: Pick<Capacity, 'load'>,
  { squad, people, notIn }: Over,
  names: Names,
): string[] {
  const { takeIn } = catalogue(language).week;
  const format = formatFor(language);
  const inDays = (tenths: number): string => format.number(tenths / 10);
  const has = inDays(daysLeftIn(load.each));
  const away = notIn.map(({ userId, days }) => takeIn.notIn(names(userId), inDays(days)));
  if (squad === 0 && people.length === 0) return [takeIn.room(inDays(daysTaken(load)), has), ...away];
  return [
    ...(squad > 0 ? [takeIn.over(inDays(squad), has)] : []),
    ...people.map(({ userId, todo, of, isLeft }) =>
      (isLeft ? takeIn.overLeft : takeIn.overWeek)(names(userId), inDays(todo), inDays(of)),
    ),
    ...away,
    takeIn.askAnyway,
  ];
}

/** Longest of what is different now that is shown: what was typed fits. */
const DIFFERS_MOST = 500;

/** Said instead of a commitment: this one comes on top; where that is too much, it is asked about. */
const NOTHING = 'nothing';

/** Which version; null: there was nothing to choose. */
export const versionField = optional(choice(variants));

/** Where both versions are estimated, which of them; else nothing is asked. */
export function versionInput(
  days: Estimates,
  initial: Variant | null,
  { variant, simple, full }: Catalogue['week']['takeIn'],
  format: Format,
): InputBlock[] {
  const choosable = bothVersions(days);
  if (!choosable) return [];
  const choices = [
    { value: 'simple', label: simple(format.days(choosable.simple.total)) },
    { value: 'full', label: full(format.days(choosable.full.total)) },
  ];
  return [input({ blockId: 'variant', label: variant, element: radio(choices, initial ?? 'simple') })];
}

const fields = {
  owner: person,
  others: people,
  variant: versionField,
  liveBy: date(),
  /** The commitment that goes on next week instead; null: none. */
  givesWay: (raw: Raw) => ({ value: typeof raw === 'string' && raw !== NOTHING ? raw : null }),
};

/** What was submitted, beside how it gets its answer. */
export type TakeInWish = Values<typeof fields>;

/** The modal in which a hypothesis is taken in. */
export function takeInModal(options: {
  readonly language: Language;
  readonly key: string;
  readonly userId: string;
  readonly hypothesis: Hypothesis;
  readonly days: Estimates;
  readonly members: readonly Member[];
  readonly names: Names;
  readonly capacity: Capacity;
  /** What comes close to it and has its answer already, as the squad remembers it. */
  readonly close: readonly Line[];
  /** Both sides of the quarrel that it is to answer; empty: of none. */
  readonly sides: readonly string[];
  /** The question that it answers, and what could give way for it. */
  readonly topic?: { readonly id: string; readonly open: readonly Commitment[] } | undefined;
  /** What its plan starts from. */
  readonly basis: PlanBasis;
  /** How far the form is. */
  readonly draft: PlanDraft;
  /** It was sent like this, and is too much for the week: it asks once more. */
  readonly over?: Over;
  /** What it was sent like this will show, which is read before it counts. */
  readonly seen?: string;
}): ModalView {
  const {
    language,
    key,
    hypothesis,
    days,
    capacity,
    topic,
    close,
    sides,
    basis,
    draft,
    over = NOT_OVER,
    seen = '',
  } = options;
  const { takeIn: words } = catalogue(language).week;
  const liveBy = keptText(draft, 'liveBy', capacity.workingDays.at(-1) ?? earliest(capacity));
  const blocks: KnownBlock[] = [
    rich(
      bold(typed(hypothesis.title)),
      ...capacityLines(language, capacity, over, options.names),
      takesSentence(language, days, draft.more),
      ...sides,
      seen,
    ),
    ...(close.length > 0 ? [rich(...close, differsText(catalogue(language), hypothesis, DIFFERS_MOST))] : []),
    ...givesWayInput(language, topic?.open ?? [], draft),
    ...peopleInputs(options),
    input({ blockId: 'liveBy', label: words.liveBy, element: dateField(liveBy) }),
    ...planBlocks(
      basis,
      draft,
      { live: liveBy ?? earliest(capacity), chooses: actions.choosePlan },
      speechTo({ language }),
    ),
  ];
  return form(language, {
    callbackId: modals.takeIn,
    title: words.title,
    submit: over.total > 0 ? words.anyway : words.submit,
    metadata: {
      key,
      hypothesisId: hypothesis.id,
      squadId: hypothesis.squadId,
      week: capacity.week,
      confirmed: over.total,
      over: JSON.stringify(over),
      topicId: topic?.id ?? null,
      seen,
      ...planMetadata(draft, blocks),
    },
    blocks,
  });
}

/** What it takes; of two versions, as long as nobody is asked which, what the simple one does. */
function takesSentence(language: Language, days: Estimates, isAsked: boolean): string {
  const { takeIn } = catalogue(language).week;
  const format = formatFor(language);
  const both = bothVersions(days);
  if (both) {
    return isAsked ? '' : takeIn.takesSimple(format.days(both.simple.total), format.days(both.full.total));
  }
  const only = versionTaken(days, null).estimate;
  return takeIn.takes(only === null ? null : format.days(only.total));
}

/** What gives way for the answer to a question, where something could. */
function givesWayInput(language: Language, open: readonly Commitment[], draft: PlanDraft): InputBlock[] {
  const { hotTopic } = catalogue(language);
  const format = formatFor(language);
  if (open.length === 0) return [];
  const choices = [
    { value: NOTHING, label: hotTopic.nothing },
    ...open.map((one) => ({
      value: one.id,
      label: hotTopic.choice(typed(one.title, 50), one.days === null ? null : format.days(one.days)),
    })),
  ];
  const initial = keptText(draft, 'givesWay', NOTHING);
  return [input({ blockId: 'givesWay', label: hotTopic.givesWay, element: menu(choices, { initial }) })];
}

/** Who owns it; with all that can be asked, who else works on it, and on which version. */
function peopleInputs({
  language,
  userId,
  hypothesis,
  members,
  names,
  days,
  draft,
}: Parameters<typeof takeInModal>[0]): InputBlock[] {
  const { takeIn: words } = catalogue(language).week;
  const choices = members.map((member) => ({ value: member.userId, label: names(member.userId) }));
  const parts = versionTaken(days, null).estimate?.parts ?? days.simple?.parts ?? [];
  const owner = keptText(draft, 'owner', defaultOwner(members, userId, hypothesis, parts));
  const others = draft.kept['others'];
  const variant = choice(variants)(draft.kept['variant'] ?? null, catalogue(language));
  return [
    input({ blockId: 'owner', label: words.owner, element: menu(choices, { initial: owner }) }),
    ...(draft.more && choices.length > 1
      ? [
          input({
            blockId: 'others',
            label: words.others,
            optional: true,
            element: multiMenu(choices, Array.isArray(others) ? others : []),
          }),
        ]
      : []),
    ...(draft.more
      ? versionInput(days, 'value' in variant ? variant.value : null, words, formatFor(language))
      : []),
  ];
}

/** Reads the submitted modal without its plan; a sentence for each field in which something is wrong. */
export const readTakeIn = (
  values: Readonly<Record<string, Raw>>,
  words: Catalogue,
): { values: TakeInWish } | { errors: Record<string, string> } => readFields(fields, values, words);
