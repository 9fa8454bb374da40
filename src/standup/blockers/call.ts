import type { Change } from '../../database/change.ts';
import { touch } from '../../delivery/changed.ts';
import { want } from '../../delivery/want.ts';
import { catalogue } from '../../language/catalogue.ts';
import type { Language } from '../../language/language.ts';
import { type Line, mention, plain } from '../../language/line.ts';
import { BOARD, messageKey } from '../../ritual/messages.ts';
import type { Occurrence } from '../../ritual/occurrence.ts';
import { button, buttons, rich } from '../../slack/blocks.ts';
import { actions } from '../../slack/ids.ts';
import type { Message } from '../../slack/message.ts';
import type { Names } from '../../slack/names.ts';
import { inOneLine, typed } from '../../slack/typed.ts';
import type { Squad } from '../../squad/squad.ts';
import { callKey, helpKey, kinds } from '../messages.ts';
import type { Blocker } from './blocker.ts';

/** A call for help goes before what can wait. */
const CALL_PRIORITY = 4;
/** Most of what stands in the way, in a reply: all of it stands in the thread already. */
const TEXT = 300;

/** How a reply about a blocker is told. */
export interface CallSpeech {
  readonly language: Language;
  readonly names: Names;
  /** Whether that person is there that day: who is away is named, not called. */
  readonly isThere: (userId: string) => boolean;
}

/** Who could help is asked in the thread of the stand-up. */
export async function wantCall(
  change: Change,
  squad: Squad,
  blocker: Blocker,
  occurrence: Occurrence,
): Promise<void> {
  const { id, helperId } = blocker;
  if (helperId === null) return;
  await want(change, {
    ...inThread(squad, occurrence),
    key: callKey(blocker, helperId),
    kind: kinds.call,
    subject: { occurrenceId: occurrence.id, blockerId: id, helperId },
  });
}

/** Whose way it stands in reads in the thread who helps. */
export async function wantHelp(
  change: Change,
  squad: Squad,
  blocker: Blocker,
  occurrence: Occurrence,
  helpedBy: string,
): Promise<void> {
  await want(change, {
    ...inThread(squad, occurrence),
    key: helpKey(blocker, helpedBy),
    kind: kinds.help,
    subject: { occurrenceId: occurrence.id, blockerId: blocker.id, helpedBy },
  });
}

const inThread = (squad: Squad, occurrence: Occurrence) => ({
  workspaceId: squad.workspaceId,
  squadId: squad.id,
  to: { channel: squad.channelId },
  parentKey: messageKey(occurrence, BOARD),
  priority: CALL_PRIORITY,
});

/** The reply that speaks last of a blocker says what became of it: the one that says who helps, else the call. */
export function touchCall(change: Change, blocker: Blocker): void {
  const { workspaceId, helperId, helpedBy } = blocker;
  if (helpedBy !== null) touch(change, workspaceId, helpKey(blocker, helpedBy));
  else if (helperId !== null) touch(change, workspaceId, callKey(blocker, helperId));
}

/**
 * The reply that asks somebody to help, and what became of it.
 * @param asked whom it asks
 * @returns undefined: there is nothing to ask (any more), and nothing to say of it
 */
export function callMessage(
  blocker: Blocker,
  asked: string,
  isSent: boolean,
  speech: CallSpeech,
): Message | undefined {
  const { blocker: words } = catalogue(speech.language).standup;
  const { names } = speech;
  const text = told(blocker);
  const author = names(blocker.userId);
  const open = blocker.ending === null && blocker.helpedBy === null;
  if (!isSent && !(open && blocker.helperId === asked)) return undefined;
  if (blocker.helpedBy !== null) return said(words.helps(names(blocker.helpedBy), author, text), names);
  if (blocker.ending !== null) return said(endedLine(blocker, speech), names);
  if (blocker.helperId === null) return said(words.notAsked(author, text), names);
  if (blocker.helperId !== asked) return said(words.askedElse(author, names(blocker.helperId)), names);
  const { id } = blocker;
  const help = button({
    text: words.iCanHelp,
    actionId: actions.helpWith,
    value: id,
    style: 'primary',
  });
  const resolved = button({ text: words.resolved, actionId: actions.resolve, value: id });
  return said(words.asks(called(asked, speech), author, text), names, help, resolved);
}

/** The reply that says who helps, and what became of it. */
export function helpMessage(blocker: Blocker, helpedBy: string, speech: CallSpeech): Message {
  const { blocker: words } = catalogue(speech.language).standup;
  if (blocker.ending !== null) return said(endedLine(blocker, speech), speech.names);
  const author = called(blocker.userId, speech);
  const resolved = button({ text: words.resolved, actionId: actions.resolve, value: blocker.id });
  return said(words.comes(author, speech.names(helpedBy), told(blocker)), speech.names, resolved);
}

const told = ({ text }: Blocker): string => typed(inOneLine(text), TEXT);

const called = (userId: string, { isThere, names }: CallSpeech) =>
  isThere(userId) ? mention(userId) : names(userId);

function endedLine(blocker: Blocker, { language, names }: CallSpeech): Line {
  const { blocker: words } = catalogue(language).standup;
  const author = names(blocker.userId);
  if (blocker.ending !== 'resolved') return words.ended(author, told(blocker));
  const { helpedBy } = blocker;
  return words.resolvedWith(author, helpedBy === null ? null : names(helpedBy), told(blocker));
}

function said(sentence: Line | string, names: Names, ...clickable: ReturnType<typeof button>[]): Message {
  return {
    text: plain(sentence, names),
    blocks: [rich(sentence), ...(clickable.length > 0 ? [buttons(...clickable)] : [])],
  };
}
