import type { ModalView } from '@slack/types';
import { addDays, type LocalDate } from '../calendar/date.ts';
import type { Days } from '../hypothesis/estimate-store.ts';
import { type Hypothesis, variants } from '../hypothesis/hypothesis.ts';
import { type Catalogue, catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import { bold } from '../language/line.ts';
import { rich } from '../slack/blocks.ts';
import {
  type Checked,
  choice,
  choices,
  date,
  decimal,
  type Field,
  optional,
  type Raw,
  readFields,
} from '../slack/fields.ts';
import { modals } from '../slack/ids.ts';
import { dateField, input, menu, modal, multiMenu, radio, textField } from '../slack/modal.ts';
import type { Names } from '../slack/names.ts';
import { typed } from '../slack/typed.ts';
import { withRole } from '../squad/rules.ts';
import type { Member } from '../squad/squad.ts';

/** The week a hypothesis is taken into, as far as the modal shows it. */
export interface Room {
  /** Its Monday. */
  readonly week: LocalDate;
  readonly today: LocalDate;
  /** Working days that are left. */
  readonly workingDays: readonly LocalDate[];
  /** Tenths of person-days taken in so far, and there to build with. */
  readonly taken: number;
  readonly days: number;
}

/** Who owns it unless somebody says otherwise: who clicks, if they build; else the first engineer; else who clicks. */
function defaultOwner(members: readonly Member[], userId: string): string {
  const builders = [...withRole(members, 'engineer'), ...withRole(members, 'designer')];
  if (builders.some((member) => member.userId === userId)) return userId;
  return withRole(members, 'engineer')[0]?.userId ?? userId;
}

/** The first day it can be live by: not in the past, not before the week. */
const earliest = ({ week, today }: Room): LocalDate => (week < today ? today : week);

/** The modal in which a hypothesis is taken in. */
export function takeInModal(options: {
  readonly language: Language;
  readonly key: string;
  readonly userId: string;
  readonly hypothesis: Hypothesis;
  readonly days: Days;
  readonly members: readonly Member[];
  readonly names: Names;
  readonly room: Room;
}): ModalView {
  const { language, key, userId, hypothesis, days, members, names, room } = options;
  const { week, common } = catalogue(language);
  const words = week.takeIn;
  const format = formatFor(language);
  const told = { taken: format.days(room.taken), days: format.days(room.days) };
  const people = members.map((member) => ({ value: member.userId, label: names(member.userId) }));
  const daysOf = (variant: 'simple' | 'full') => {
    const estimate = days[variant];
    return estimate === null ? null : format.days(estimate.total);
  };
  const over = room.taken + (days.simple?.total ?? 0) > room.days;
  return modal({
    callbackId: modals.takeIn,
    title: words.title,
    submit: words.submit,
    close: common.cancel,
    metadata: { key, hypothesisId: hypothesis.id, squadId: hypothesis.squadId, week: room.week },
    blocks: [
      rich(
        bold(typed(hypothesis.title)),
        over ? words.overRoom(told.taken, told.days) : words.room(told.taken, told.days),
      ),
      input({
        blockId: 'owner',
        label: words.owner,
        element: menu(people, { initial: defaultOwner(members, userId) }),
      }),
      ...(people.length > 1
        ? [input({ blockId: 'others', label: words.others, optional: true, element: multiMenu(people) })]
        : []),
      input({
        blockId: 'variant',
        label: words.variant,
        element: radio(
          [
            { value: 'simple', label: words.simple(daysOf('simple')) },
            { value: 'full', label: words.full(daysOf('full')) },
          ],
          days.simple === null && days.full !== null ? 'full' : 'simple',
        ),
      }),
      input({
        blockId: 'liveBy',
        label: words.liveBy,
        element: dateField(room.workingDays.at(-1) ?? earliest(room)),
      }),
      ...(hypothesis.worthItFrom === null
        ? [
            input({
              blockId: 'worth',
              label: words.worthItFrom,
              hint: words.worthItFromHint,
              optional: true,
              element: textField({ placeholder: '3', most: 20 }),
            }),
          ]
        : []),
    ],
  });
}

const worth: Field<string> = (raw, words): Checked<string> => {
  const read = decimal({ signed: true })(typeof raw === 'string' ? raw.replace(/\s*%$/, '') : raw, words);
  return 'value' in read && read.value === '0' ? { problem: words.hypothesis.worthItProblem } : read;
};

/** What was submitted. */
export interface TakeInWish {
  readonly owner: string;
  readonly others: readonly string[];
  readonly variant: (typeof variants)[number];
  readonly liveBy: LocalDate;
  /** Decimal text, signed; null: left empty, or it was fixed before. */
  readonly worth: string | null;
}

/** Reads the submitted modal; a sentence for each field in which something is wrong. */
export function readTakeIn(
  values: Readonly<Record<string, Raw>>,
  members: readonly Member[],
  room: Pick<Room, 'week' | 'today'>,
  language: Language,
  words: Catalogue,
): { values: TakeInWish } | { errors: Record<string, string> } {
  const ids = members.map((member) => member.userId);
  const { week } = room;
  const sunday = addDays(week, 6);
  const owner: Field<string> = (raw) =>
    typeof raw === 'string' && ids.includes(raw) ? { value: raw } : { problem: words.week.takeIn.notAMember };
  const liveBy: Field<string> = (raw, all) => {
    const read = date(room.today)(raw, all);
    if ('problem' in read || (read.value >= week && read.value <= sunday)) return read;
    const format = formatFor(language);
    const first = week < room.today ? room.today : week;
    return { problem: words.week.takeIn.outsideWeek(format.shortDate(first), format.shortDate(sunday)) };
  };
  return readFields(
    { owner, others: choices(ids), variant: choice(variants), liveBy, worth: optional(worth) },
    values,
    words,
  );
}
