import type { InputBlock, ModalView } from '@slack/types';
import type { LocalDate } from '../calendar/date.ts';
import type { Commitment } from '../commitments/commitment.ts';
import type { Estimates } from '../hypothesis/estimate-store.ts';
import { type Hypothesis, type Variant, variants } from '../hypothesis/hypothesis.ts';
import { worthField } from '../hypothesis/idea-form.ts';
import { differsText } from '../hypothesis/lines.ts';
import { signedWorth } from '../hypothesis/rules.ts';
import { type Catalogue, catalogue } from '../language/catalogue.ts';
import { type Format, formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import { bold, type Line } from '../language/line.ts';
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
import { modals } from '../slack/ids.ts';
import { dateField, form, input, menu, multiMenu, radio, textInput } from '../slack/modal.ts';
import type { Names } from '../slack/names.ts';
import { typed } from '../slack/typed.ts';
import { withRole } from '../squad/rules.ts';
import type { Member } from '../squad/squad.ts';
import { bothVersions, type Capacity, versionTaken } from './capacity.ts';

/** Who owns it unless somebody says otherwise: who clicks, if they build; else the first engineer; else who clicks. */
export function defaultOwner(members: readonly Member[], userId: string): string {
  const builders = [...withRole(members, 'engineer'), ...withRole(members, 'designer')];
  if (builders.some((member) => member.userId === userId)) return userId;
  return withRole(members, 'engineer')[0]?.userId ?? userId;
}

/** The first day it can be live by: not in the past, not before the week. */
const earliest = ({ week, today }: Pick<Capacity, 'week' | 'today'>): LocalDate =>
  week < today ? today : week;

/** What of a week is taken, in one sentence; with `over`, by how much this one is too much, as a question. */
export function capacitySentence(
  language: Language,
  { taken, days }: Pick<Capacity, 'taken' | 'days'>,
  over = 0,
): string {
  const { takeIn } = catalogue(language).week;
  const format = formatFor(language);
  const inDays = (tenths: number): string => format.number(tenths / 10);
  if (days === null) return takeIn.taken(inDays(taken));
  return over > 0 ? takeIn.over(inDays(over), inDays(days)) : takeIn.room(inDays(taken), inDays(days));
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
  /** Null: left empty, so it stays as it was. */
  worth: optional(worthField),
  /** The commitment that goes on next week instead; null: none. */
  givesWay: (raw: Raw) => ({ value: typeof raw === 'string' && raw !== NOTHING ? raw : null }),
};

/** What was submitted. */
export type TakeInWish = Values<typeof fields>;

/** What the form showed when it was sent: its second view, in which one click more takes it in, starts from it. */
type Typed = Readonly<Omit<TakeInWish, 'worth'> & { worth: string | null }>;

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
  /** The question that it answers, and what could give way for it. */
  readonly topic?: { readonly id: string; readonly open: readonly Commitment[] } | undefined;
  /** It was sent like this, and is too much for the week by so many tenths of a day: it asks once more. */
  readonly again?: { readonly typed: Typed; readonly over: number };
}): ModalView {
  const { language, key, userId, hypothesis, days, members, names, capacity, again, topic, close } = options;
  const { week, hypothesis: idea, hotTopic } = catalogue(language);
  const words = week.takeIn;
  const format = formatFor(language);
  const choices = members.map((member) => ({ value: member.userId, label: names(member.userId) }));
  const initial: Typed = again?.typed ?? {
    owner: defaultOwner(members, userId),
    others: [],
    variant: null,
    liveBy: capacity.workingDays.at(-1) ?? earliest(capacity),
    worth: signedWorth(hypothesis),
    givesWay: null,
  };
  const over = again?.over ?? 0;
  const choosable = bothVersions(days);
  const only = versionTaken(days, null).days;
  return form(language, {
    callbackId: modals.takeIn,
    title: words.title,
    submit: over > 0 ? words.anyway : words.submit,
    metadata: {
      key,
      hypothesisId: hypothesis.id,
      squadId: hypothesis.squadId,
      week: capacity.week,
      confirmed: over,
      topicId: topic?.id ?? null,
    },
    blocks: [
      rich(
        bold(typed(hypothesis.title)),
        capacitySentence(language, capacity, over),
        choosable ? '' : words.takes(only === null ? null : format.days(only)),
      ),
      ...(close.length > 0
        ? [rich(...close, differsText(catalogue(language), hypothesis, DIFFERS_MOST))]
        : []),
      ...(topic === undefined || topic.open.length === 0
        ? []
        : [
            input({
              blockId: 'givesWay',
              label: hotTopic.givesWay,
              element: menu(
                [
                  { value: NOTHING, label: hotTopic.nothing },
                  ...topic.open.map((one) => ({
                    value: one.id,
                    label: hotTopic.choice(
                      typed(one.title, 50),
                      one.days === null ? null : format.days(one.days),
                    ),
                  })),
                ],
                { initial: initial.givesWay ?? NOTHING },
              ),
            }),
          ]),
      input({ blockId: 'owner', label: words.owner, element: menu(choices, { initial: initial.owner }) }),
      ...(choices.length > 1
        ? [
            input({
              blockId: 'others',
              label: words.others,
              optional: true,
              element: multiMenu(choices, initial.others),
            }),
          ]
        : []),
      ...versionInput(days, initial.variant, words, format),
      input({ blockId: 'liveBy', label: words.liveBy, element: dateField(initial.liveBy) }),
      textInput('worth', fields.worth, {
        label: words.worthItFrom[hypothesis.worthItKind],
        hint: words.worthItFromHint,
        initial: initial.worth,
        placeholder: idea.worthItFromExample,
      }),
    ],
  });
}

/** Reads the submitted modal; a sentence for each field in which something is wrong. */
export const readTakeIn = (
  values: Readonly<Record<string, Raw>>,
  words: Catalogue,
): { values: TakeInWish } | { errors: Record<string, string> } => readFields(fields, values, words);
