import type { ModalView } from '@slack/types';
import { catalogue } from '../language/catalogue.ts';
import type { Language } from '../language/language.ts';
import { bold } from '../language/line.ts';
import { rich } from '../slack/blocks.ts';
import { maybe, optional, people, webAddress } from '../slack/fields.ts';
import { modals } from '../slack/ids.ts';
import { form, input, multiMenu, textInput } from '../slack/modal.ts';
import type { Names } from '../slack/names.ts';
import { typed } from '../slack/typed.ts';
import type { Member } from '../squad/squad.ts';
import type { Commitment } from './commitment.ts';
import { likelyMakers } from './makers.ts';

/** Longest words of what went live, and longest link: both stand in the digest. */
const WHAT_MOST = 200;
const LINK_MOST = 500;

/** "It's live": all is filled in or may stay empty, so that saving can be the first click. */
export function launchModal(options: {
  readonly language: Language;
  readonly key: string;
  readonly commitment: Commitment;
  readonly members: readonly Member[];
  readonly names: Names;
}): ModalView {
  const { language, key, commitment, members, names } = options;
  const { week } = catalogue(language);
  const told = week.launch;
  const choices = members.map(({ userId }) => ({ value: userId, label: names(userId) }));
  const { builtBy, designedBy } = likelyMakers(commitment, members);
  return form(language, {
    callbackId: modals.launch,
    title: told.title,
    metadata: { key, commitmentId: commitment.id },
    blocks: [
      rich(bold(typed(commitment.title)), told.intro),
      textInput('what', launchFields.what, { label: told.what, placeholder: told.whatExample }),
      textInput('link', launchFields.link, { label: told.link, placeholder: 'https://' }),
      input({
        blockId: 'built',
        label: told.built,
        optional: true,
        element: multiMenu(choices, builtBy),
      }),
      input({
        blockId: 'designed',
        label: told.designed,
        optional: true,
        hint: told.thanked,
        element: multiMenu(choices, designedBy),
      }),
    ],
  });
}

/** How the modal is read. */
export const launchFields = {
  what: maybe(WHAT_MOST),
  link: optional(webAddress(LINK_MOST)),
  built: people,
  designed: people,
};
