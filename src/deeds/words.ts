import type { Catalogue } from '../language/catalogue.ts';
import type { Inline } from '../language/line.ts';
import { type Answer, close, nothing, type SubmitAnswer } from '../slack/answers.ts';
import type { Asked, Command } from '../slack/listen.ts';
import { sentence, sentenceAt, sentenceBack } from '../slack/sentence.ts';
import { typed } from '../slack/typed.ts';
import type { Squad } from '../squad/squad.ts';
import type { Barred, Done, There } from './deed.ts';

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

type Why<Refused> = (refused: Refused, squad: Squad) => Inline | Promise<Inline>;

/** What a click leads to of which nothing is said once it is done. @param why it was refused, as its reader reads it */
export async function answerTo<Refused>(
  click: Asked,
  done: Done<unknown, Refused>,
  why: Why<Refused>,
  gone?: Gone,
): Promise<Answer> {
  if ('accepted' in done) return nothing;
  if ('barred' in done) return sayBarred(click, done, gone);
  return sentence(await why(done.refused, done.there.squad));
}

/** The same of a form, which closes, or says beside that field why not. */
export async function answerAt<Refused>(
  field: string,
  submission: Asked,
  done: Done<unknown, Refused>,
  why: Why<Refused>,
): Promise<SubmitAnswer> {
  if ('accepted' in done) return close;
  if ('barred' in done) return barredAt(field, submission, done);
  return sentenceAt(field, await why(done.refused, done.there.squad));
}
