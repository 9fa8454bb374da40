import type { ModalView } from '@slack/types';
import { daysField } from '../hypothesis/views.ts';
import { type Catalogue, catalogue } from '../language/catalogue.ts';
import type { Language } from '../language/language.ts';
import { rich } from '../slack/blocks.ts';
import { person, type Raw, readFields, text, type Values } from '../slack/fields.ts';
import { modals } from '../slack/ids.ts';
import { form, input, menu, textInput } from '../slack/modal.ts';
import type { Names } from '../slack/names.ts';
import type { Member } from '../squad/squad.ts';
import type { Capacity } from './capacity.ts';
import { capacityLines } from './form.ts';
import { NOT_OVER, type Over } from './load.ts';

/** Longest title of other work: it stands in one line with others. */
const TITLE_MOST = 150;

const days = daysField(1, ({ week }) => week.otherWork.daysProblem);

const fields = { title: text(TITLE_MOST), days, owner: person };

/** What was submitted; its days in tenths of a person-day. */
export type OtherWorkWish = Values<typeof fields>;

/** The modal in which work is added that is no bet. */
export function otherWorkModal(options: {
  readonly language: Language;
  readonly key: string;
  readonly userId: string;
  readonly squadId: string;
  readonly members: readonly Member[];
  readonly names: Names;
  readonly capacity: Capacity;
  /** It was sent like this, and is too much for the week: it asks once more. */
  readonly again?: {
    readonly typed: { readonly title: string; readonly days: string; readonly owner: string };
    readonly over: Over;
  };
}): ModalView {
  const { language, key, userId, squadId, members, names, capacity, again } = options;
  const { week } = catalogue(language);
  const words = week.otherWork;
  const people = members.map((member) => ({ value: member.userId, label: names(member.userId) }));
  const over = again?.over ?? NOT_OVER;
  return form(language, {
    callbackId: modals.otherWork,
    title: words.title,
    submit: over.total > 0 ? week.takeIn.anyway : words.submit,
    metadata: { key, squadId, week: capacity.week, confirmed: over.total },
    blocks: [
      rich(over.total > 0 ? '' : words.intro, ...capacityLines(language, capacity, over, names)),
      textInput('title', fields.title, {
        label: words.what,
        initial: again?.typed.title ?? null,
        placeholder: words.whatExample,
      }),
      textInput('days', fields.days, {
        label: words.days,
        initial: again?.typed.days ?? null,
        placeholder: words.daysExample,
      }),
      input({
        blockId: 'owner',
        label: words.owner,
        element: menu(people, { initial: again?.typed.owner ?? userId }),
      }),
    ],
  });
}

/** Reads the submitted modal; a sentence for each field in which something is wrong. */
export function readOtherWork(
  values: Readonly<Record<string, Raw>>,
  words: Catalogue,
): { values: OtherWorkWish } | { errors: Record<string, string> } {
  return readFields(fields, values, words);
}
