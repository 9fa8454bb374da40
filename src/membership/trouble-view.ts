import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import { type Line, line, plain } from '../language/line.ts';
import { rich } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { typed } from '../slack/typed.ts';
import type { Squad } from '../squad/squad.ts';
import type { Trouble } from './trouble.ts';

/** What the owner reads; the troubles have one cause and differ in what is missing. */
export function troubleMessage(given: {
  readonly squad: Pick<Squad, 'name'>;
  readonly troubles: readonly Trouble[];
  readonly language: Language;
  readonly nameOf: (userId: string) => string;
}): Message {
  const { squad, troubles, language, nameOf } = given;
  const words = catalogue(language).setup.trouble;
  const pieces = [...new Set(troubles.flatMap((trouble) => ('piece' in trouble ? [trouble.piece] : [])))];
  const what = formatFor(language).list(pieces.map((piece) => words.pieces[piece]));
  const name = typed(squad.name, 80);
  const why = (trouble: Trouble): Line => {
    switch (trouble.cause) {
      case 'archived':
        return words.archived(name);
      case 'removed':
        return words.removed(name);
      case 'person':
        return words.person(name, typed(nameOf(trouble.userId), 80));
      case 'stakeholders':
        return words.stakeholders(name, trouble.channel, trouble.why);
      case 'refused':
        return line`${words.missing(name, what)}${words.refused(trouble.error)}`;
      default:
        return line`${words.missing(name, what)}${words[trouble.cause]}`;
    }
  };
  const sentence = troubles[0] ? why(troubles[0]) : [];
  const remedies = pieces.map((piece) => words.remedies[piece]);
  return { text: plain(sentence, nameOf), blocks: [rich(sentence, ...remedies)] };
}
