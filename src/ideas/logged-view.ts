import type { Button } from '@slack/types';
import { askButton } from '../hot-topic/view.ts';
import type { Hypothesis } from '../hypothesis/hypothesis.ts';
import { rewordText } from '../hypothesis/lines.ts';
import { catalogue } from '../language/catalogue.ts';
import type { Language } from '../language/language.ts';
import { join, type Line, line, plain } from '../language/line.ts';
import { button, buttons, rich } from '../slack/blocks.ts';
import { actions } from '../slack/ids.ts';
import type { Message } from '../slack/message.ts';
import { typed } from '../slack/typed.ts';

/** What is told of a stored idea, and to whom. */
export interface Logged {
  readonly language: Language;
  readonly hypothesis: Pick<Hypothesis, 'id' | 'title' | 'effect' | 'worthItFrom'>;
  readonly isMember: boolean;
  /** When it will be looked at; may be empty. */
  readonly planning: string;
  /** What comes close to it among all the squad tried; nobody else than members reads that. */
  readonly close: readonly Line[];
  /** The same of what other squads tried who let it be found. */
  readonly elsewhere: readonly Line[];
  /** Nobody plans for days: the squad can be asked now. */
  readonly mayAsk: boolean;
}

/** What the author alone reads after `/idea <one line>`. @param options.long the line was too long for a title */
export function loggedMessage(options: Logged & { readonly long: boolean }): Message {
  const { hypothesis: words } = catalogue(options.language);
  const said = loggedLines(options);
  return {
    text: plain(join(said, ' ')),
    blocks: [rich(...said, options.long ? words.wholeText : ''), buttons(...loggedButtons(options))],
  };
}

/** That an idea was stored, what comes close to it and what comes next, one sentence a line. */
export function loggedLines({
  language,
  hypothesis,
  isMember,
  planning,
  close,
  elsewhere,
}: Omit<Logged, 'mayAsk'>): Line[] {
  const { hypothesis: words } = catalogue(language);
  return isMember
    ? [words.logged(typed(hypothesis.title, 300)), line`${planning}`, ...close, ...elsewhere]
    : [join([words.yourIdeaIsLogged, planning], language === 'en' ? ' ' : '')];
}

/** What can be done with an idea that was just stored. */
export function loggedButtons({ language, hypothesis, close, mayAsk, isMember }: Logged): Button[] {
  const words = catalogue(language);
  const { id: value, title } = hypothesis;
  const { confirmWithdraw, whatDiffers, withdraw } = words.ideas;
  return [
    button({ text: rewordText(words, hypothesis), actionId: actions.proposeIdea, value }),
    ...(isMember && close.length > 0
      ? [button({ text: whatDiffers, actionId: actions.whatDiffers, value })]
      : []),
    ...(isMember && mayAsk ? [askButton(language, value)] : []),
    button({
      text: withdraw,
      actionId: actions.withdraw,
      value,
      confirm: { ...confirmWithdraw, text: confirmWithdraw.text(typed(title, 150)) },
    }),
  ];
}
