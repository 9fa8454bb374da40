import { catalogue } from '../language/catalogue.ts';
import type { Language } from '../language/language.ts';
import { rich } from './blocks.ts';
import type { Message } from './message.ts';
import { cutMrkdwn } from './mrkdwn.ts';
import { typedLines } from './typed.ts';

/** Most of a typed text that is given back, escaped: within a message's budget of 10,000. */
const MOST = 8000;

/** The message with what was typed below it: Slack has cleared a command away from where it was written. */
export function withTyped(message: Message, language: Language, text: string): Message {
  if (text === '') return message;
  const said = catalogue(language).common.youWrote(cutMrkdwn(typedLines(text, MOST), MOST));
  return { ...message, blocks: [...message.blocks, rich(said)] };
}
