import type { Catalogue } from '../language/catalogue.ts';
import type { Inline } from '../language/line.ts';
import type { Answer, SubmitAnswer } from '../slack/answers.ts';
import type { Asked, Command } from '../slack/listen.ts';
import { sentence, sentenceAt, sentenceBack } from '../slack/sentence.ts';
import { typed } from '../slack/typed.ts';
import type { Barred, There } from './deed.ts';

/** A deed that somebody may not do, and the squad where it was found. */
interface NotDone {
  readonly barred: Barred;
  readonly there: There | undefined;
}

type Gone = (words: Catalogue) => Inline;

function lineOf({ barred, there }: NotDone, words: Catalogue, gone: Gone): Inline {
  switch (barred) {
    case 'gone':
      return gone(words);
    case 'visitor':
      return words.common.noGuests;
    case 'not-a-member':
      return there ? words.common.notAMember(typed(there.squad.name, 80)) : words.hypothesis.onlyMembers;
    case 'not-in-charge':
      return words.setup.problems.noLongerYours;
  }
}

const noLongerListed: Gone = (words) => words.week.gone;

/**
 * Why not, said to the person where they clicked or typed.
 * @param gone how this deed says that there is no such thing
 */
export const sayBarred = (asked: Asked, done: NotDone, gone: Gone = noLongerListed): Answer =>
  sentence(lineOf(done, asked.words(done.there?.squad.language), gone));

/** Why not, beside a field of the form that they sent. */
export const barredAt = (field: string, asked: Asked, done: NotDone): SubmitAnswer =>
  sentenceAt(field, lineOf(done, asked.words(done.there?.squad.language), noLongerListed));

/** Why not, with what they typed below it, which Slack has cleared away. */
export const barredBack = (command: Command, done: NotDone): Answer =>
  sentenceBack(
    lineOf(done, command.words(done.there?.squad.language), noLongerListed),
    command.language(),
    command.text,
  );
