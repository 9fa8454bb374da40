import type { KnownBlock, ModalView } from '@slack/types';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import { button, buttons, rich } from '../slack/blocks.ts';
import { actions, modals } from '../slack/ids.ts';
import { form, type Metadata, noticeOf } from '../slack/modal.ts';
import { typed } from '../slack/typed.ts';
import type { Reader } from '../squad/reader.ts';
import type { Squad } from '../squad/squad.ts';
import type { SquadToken } from './token-store.ts';

/** Longest name of a squad in a sentence. */
const NAME = 80;

/** What there is, and a way to a new one. @param token.by the name of who made it */
export function tokenModal(
  squad: Squad,
  token: (Pick<SquadToken, 'at' | 'usedAt'> & { readonly by: string }) | undefined,
  { language, zone }: Reader,
  metadata: Metadata,
): ModalView {
  const { token: words } = catalogue(language);
  const { dayTime } = formatFor(language);
  const name = typed(squad.name, NAME);
  const facts = token
    ? [
        words.madeBy(token.by, dayTime(token.at, zone)),
        token.usedAt === null ? words.neverUsed : words.usedAt(dayTime(token.usedAt, zone)),
        words.replaces,
      ]
    : [words.none];
  const revoke = button({
    text: words.revoke,
    actionId: actions.revokeToken,
    value: squad.id,
    style: 'danger',
    confirm: words.confirm,
  });
  return form(language, {
    callbackId: modals.token,
    title: words.title,
    submit: token ? words.makeAnew : words.make,
    metadata,
    blocks: [rich(words.what(name), ...facts), ...(token ? [buttons(revoke)] : [])],
  });
}

/** A program can be told this as it stands. */
const toBeCopied = (text: string): KnownBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] }],
});

/** The new one, this once, with what sends a number. */
export function madeModal(
  made: { readonly token: string; readonly replaced: boolean; readonly publicUrl: string },
  language: Reader['language'],
): ModalView {
  const { token: words } = catalogue(language);
  return noticeOf(language, words.title, [
    rich(words.shownOnce, ...(made.replaced ? [words.replaced] : [])),
    toBeCopied(made.token),
    rich(words.sends),
    toBeCopied(curlLine(made.publicUrl, made.token, '{"value": 312}')),
    rich(words.more),
  ]);
}

/** What somebody types to send a number. */
const curlLine = (publicUrl: string, token: string, reading: string): string =>
  `curl ${publicUrl}api/readings -H 'Authorization: Bearer ${token}' -H 'Content-Type: application/json' -d '${reading}'`;
