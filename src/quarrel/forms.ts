import type { ModalView } from '@slack/types';
import type { Quarrel } from '../hypothesis/quarrel-store.ts';
import { TITLE_MOST } from '../hypothesis/rules.ts';
import { type Catalogue, catalogue } from '../language/catalogue.ts';
import type { Language } from '../language/language.ts';
import { rich } from '../slack/blocks.ts';
import { choice, maybe, type Raw, readFields, text } from '../slack/fields.ts';
import { modals } from '../slack/ids.ts';
import { form, input, radio, textInput } from '../slack/modal.ts';
import type { Names } from '../slack/names.ts';
import { typed } from '../slack/typed.ts';

/** Longest side and reason: two of each stand in one message. */
export const SIDE_MOST = 500;

const openFields = {
  title: text(TITLE_MOST),
  other: maybe(SIDE_MOST),
  backs: choice(['other', 'one']),
  minds: maybe(SIDE_MOST),
};

const sideFields = { other: text(SIDE_MOST), otherMind: maybe(SIDE_MOST) };

/** What the form carries of the message whose side it is. */
type From = {
  readonly one: string;
  readonly oneBy: string | null;
  readonly url: string;
  readonly channelId: string;
  readonly threadTs: string;
};

/** The form in which a message's quarrel becomes a bet. @param isCut the message is longer than a side may be */
export function openModal(
  language: Language,
  key: string,
  from: From,
  { name, isCut }: { readonly name: string | null; readonly isCut: boolean },
): ModalView {
  const { quarrel: words } = catalogue(language);
  return form(language, {
    callbackId: modals.quarrel,
    title: words.title,
    metadata: { key, ...from },
    blocks: [
      rich(words.intro(name, from.one), isCut ? words.cut : ''),
      textInput('other', openFields.other, { label: words.other, placeholder: words.otherExample }),
      textInput('title', openFields.title, {
        label: words.bet,
        hint: words.betHint,
        placeholder: words.betExample,
      }),
      input({
        blockId: 'backs',
        label: words.backs,
        element: radio(
          [
            { value: 'other', label: words.backing.other },
            { value: 'one', label: words.backing.one },
          ],
          'other',
        ),
      }),
      textInput('minds', openFields.minds, { label: words.minds, placeholder: words.mindsExample }),
    ],
  });
}

/** The form in which somebody writes the other side. */
export function sideModal(
  language: Language,
  key: string,
  { id: quarrelId, one, oneBy }: Pick<Quarrel, 'id' | 'one' | 'oneBy'>,
  { title, names }: { readonly title: string; readonly names: Names },
): ModalView {
  const { quarrel: words } = catalogue(language);
  return form(language, {
    callbackId: modals.otherSide,
    title: words.title,
    metadata: { key, quarrelId },
    blocks: [
      rich(words.heading(typed(title)), words.intro(oneBy === null ? null : names(oneBy), one)),
      textInput('other', sideFields.other, { label: words.yours, placeholder: words.otherExample }),
      textInput('otherMind', sideFields.otherMind, { label: words.mind, placeholder: words.mindExample }),
    ],
  });
}

/** What was submitted, or a sentence for each field in which something is wrong. */
export const readOpened = (values: Readonly<Record<string, Raw>>, words: Catalogue) =>
  readFields(openFields, values, words);

/** The same of the other side. */
export const readSide = (values: Readonly<Record<string, Raw>>, words: Catalogue) =>
  readFields(sideFields, values, words);
