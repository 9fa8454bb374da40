import type { ModalView } from '@slack/types';
import type { Commitment } from '../commitments/commitment.ts';
import type { Estimates } from '../hypothesis/estimate-store.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import { bold } from '../language/line.ts';
import { buttonFor, buttons, rich } from '../slack/blocks.ts';
import { date, optional, person, type Values } from '../slack/fields.ts';
import { actions, modals } from '../slack/ids.ts';
import { dateField, form, input, menu } from '../slack/modal.ts';
import type { Names } from '../slack/names.ts';
import { typed } from '../slack/typed.ts';
import type { Member } from '../squad/squad.ts';
import type { Capacity } from './capacity.ts';
import { capacityLines, versionField, versionInput } from './form.ts';
import { NOT_OVER, type Over } from './load.ts';

/** How the form is read. */
export const changeFields = {
  owner: person,
  variant: versionField,
  /** Null: it is no bet, which has no day. */
  liveBy: optional(date()),
};

/** What was submitted. */
export type ChangeWish = Values<typeof changeFields>;

/** The form in which an open commitment gets another owner, version or day, or is taken out. */
export function changeModal(options: {
  readonly language: Language;
  readonly key: string;
  readonly commitment: Commitment;
  readonly days: Estimates;
  readonly members: readonly Member[];
  readonly names: Names;
  readonly capacity: Capacity;
  /** It was sent like this, and is too much for the week: it asks once more. */
  readonly again?: { readonly wish: ChangeWish; readonly over: Over };
}): ModalView {
  const { language, key, commitment, days, members, names, capacity, again } = options;
  const { measurement, week } = catalogue(language);
  const { change, takeIn } = week;
  const { id, bet } = commitment;
  const choices = members.map(({ userId }) => ({ value: userId, label: names(userId) }));
  const wish = again?.wish ?? {
    owner: commitment.ownerId,
    variant: commitment.variant,
    liveBy: commitment.liveBy,
  };
  const over = again?.over ?? NOT_OVER;
  const { confirm } = change;
  const out = { ...confirm, text: confirm.text(typed(commitment.title, 60)) };
  return form(language, {
    callbackId: modals.changeWork,
    title: change.one,
    ...(over.total > 0 ? { submit: takeIn.anyway } : {}),
    metadata: { key, commitmentId: id, confirmed: over.total },
    blocks: [
      rich(bold(typed(commitment.title)), ...capacityLines(language, capacity, over, names)),
      buttons(
        ...(bet === null ? [] : [buttonFor(measurement.change.button, actions.changePlan, id)]),
        buttonFor(change.takeOut, actions.takeOut, id, { confirm: out }),
      ),
      input({ blockId: 'owner', label: takeIn.owner, element: menu(choices, { initial: wish.owner }) }),
      ...(bet === null
        ? []
        : [
            ...versionInput(days, wish.variant, takeIn, formatFor(language)),
            input({ blockId: 'liveBy', label: takeIn.liveBy, element: dateField(wish.liveBy) }),
          ]),
    ],
  });
}
