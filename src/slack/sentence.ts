import type { Language } from '../language/language.ts';
import { type Inline, plain } from '../language/line.ts';
import { type Answer, errors, type SubmitAnswer, say } from './answers.ts';
import { rich } from './blocks.ts';
import { withTyped } from './given-back.ts';
import type { Message } from './message.ts';

/** A sentence as a message. */
export const sentenceMessage = (said: Inline): Message => ({ text: plain(said), blocks: [rich(said)] });

/** A sentence for the person alone. */
export const sentence = (said: Inline): Answer => say(sentenceMessage(said));

/** The same with what they typed below it. */
export const sentenceBack = (said: Inline, language: Language, text: string): Answer =>
  say(withTyped(sentenceMessage(said), language, text));

/** A sentence beside a field of a submitted form, which stays open with all that was typed. */
export const sentenceAt = (field: string, said: Inline): SubmitAnswer => errors({ [field]: plain(said) });
