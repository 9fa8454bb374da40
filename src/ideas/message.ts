import type { Query } from '../database/database.ts';
import { fromMessage } from '../hypothesis/find-store.ts';
import { ideaModal } from '../hypothesis/idea-form.ts';
import { BECAUSE_MOST, fromOneLine } from '../hypothesis/rules.ts';
import { formatFor } from '../language/format.ts';
import { plain } from '../language/line.ts';
import { type Answer, open, say } from '../slack/answers.ts';
import { button, buttons, rich } from '../slack/blocks.ts';
import { actions } from '../slack/ids.ts';
import { messageAddress } from '../slack/links.ts';
import type { MessageShortcut } from '../slack/listen.ts';
import { namesOf } from '../slack/names.ts';
import { workspaceAddress } from '../slack/people-store.ts';
import { mentionedIn, readable } from '../slack/readable.ts';
import { sentence } from '../slack/sentence.ts';
import { typed } from '../slack/typed.ts';
import { squadHere } from '../squad/gate.ts';
import type { Squad } from '../squad/squad.ts';

/** "Log as growth idea" in a message's menu: the modal opens with its text; author and link are kept with the idea. */
export async function logMessage(shortcut: MessageShortcut): Promise<Answer> {
  const gate = await squadHere(shortcut, shortcut.channelId);
  if ('refusal' in gate) return say(gate.refusal);
  const { squad, language, words, isMember } = gate.here;
  const { core, message } = shortcut;
  const { text, url, names, known } = await core.database.read((q) => messageOf(q, squad, shortcut));
  const told = words.ideas.shortcut;
  if (known) {
    const line = told.known(names(known.authorId), typed(known.title));
    const look = button({ text: words.ideas.list.open, actionId: actions.openIdea, value: known.id });
    const blocks = [rich(line), ...(isMember ? [buttons(look)] : [])];
    return say({ text: plain(line, names), blocks });
  }
  if (text === '') return sentence(told.noText);
  const { authorId = null } = message;
  const draft = {
    ...fromOneLine(text),
    url,
    authorId,
    said: [
      // Whom Slack has never told of has no name yet.
      authorId === null || names(authorId) === authorId ? told.fromMessage : told.from(names(authorId)),
      text.length > BECAUSE_MOST ? told.tooLong(formatFor(language).number(BECAUSE_MOST)) : '',
    ],
  };
  return open(ideaModal({ language, key: core.ids.key(), squadId: squad.id, from: draft }));
}

/** What a message says as its readers see it, its address, and the idea that was logged from it, if any. */
export async function messageOf(
  q: Query,
  squad: Squad,
  { workspaceId, channelId, message }: MessageShortcut,
) {
  const address = await workspaceAddress(q, workspaceId);
  if (address === undefined) throw new Error(`The workspace ${workspaceId} is not known.`);
  const url = messageAddress(address, { channel: channelId, ts: message.ts, thread: message.thread });
  const known = await fromMessage(q, squad.id, url);
  const people = [...mentionedIn(message.text), message.authorId ?? '', known?.authorId ?? ''];
  const names = await namesOf(q, workspaceId, people);
  return { text: readable(message.text, names), url, names, known };
}
