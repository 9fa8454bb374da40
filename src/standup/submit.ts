import { perform } from '../deeds/deed.ts';
import { barredAt } from '../deeds/words.ts';
import { type Catalogue, catalogue } from '../language/catalogue.ts';
import type { Inline } from '../language/line.ts';
import { numberProblem } from '../metric/field.ts';
import { enteredLines } from '../metric/views.ts';
import type { Rituals } from '../ritual/rituals.ts';
import { close, errors, type SubmitAnswer, update } from '../slack/answers.ts';
import type { Asked, Submission } from '../slack/listen.ts';
import { notice } from '../slack/modal.ts';
import { type ReaderNow, readerOf } from '../squad/reader.ts';
import type { Squad } from '../squad/squad.ts';
import { answering, type Noted, type Problem, type Refused } from './answering.ts';
import { aboutSchema, fieldOf, readWish } from './form.ts';
import { MOST } from './questions.ts';
import { standupClosed, timeOn } from './speech.ts';

/** The modal's "Send". */
export const saveStandup =
  (rituals: Rituals) =>
  async (submission: Submission): Promise<SubmitAnswer> => {
    const about = aboutSchema.parse(submission.metadata);
    const read = readWish(submission.values, submission.words());
    if ('errors' in read) return errors(read.errors);
    const done = await perform(submission, answering(rituals), { ...about, wish: read.wish });
    if ('barred' in done) return barredAt('today', submission, done);
    if ('refused' in done) return errors(problemsIn(submission, done.there.squad, done.refused));
    const { accepted, there } = done;
    // The question itself turns into what is said here.
    if (accepted.isAsked || !there) return close;
    const reader = readerOf(submission, there.squad);
    const { title } = catalogue(reader.language).standup.noted;
    return update(notice(reader.language, title, ...notedLines(accepted, reader)));
  };

/** A sentence for each field in which something is wrong. */
export function problemsIn(asked: Asked, squad: Squad, refused: Refused): Record<string, string> {
  const words = asked.words(squad.language);
  switch (refused.code) {
    case 'closed':
      return { today: standupClosed(refused, readerOf(asked, squad), 'closed') };
    case 'paused':
      return { today: words.standup.problems.paused(squad.name) };
    case 'problems':
      return Object.fromEntries(refused.problems.map((problem) => problemAt(problem, words)));
  }
}

function problemAt(problem: Problem, words: Catalogue): [field: string, sentence: string] {
  const { problems } = words.standup;
  switch (problem.of) {
    case 'commitment':
      return ['commitment', problems.dropped];
    case 'helper': {
      const { blockerId } = problem;
      return [blockerId === null ? 'helper' : fieldOf('helper', blockerId), problems.notAMember];
    }
    case 'today':
    case 'yesterday':
      return [problem.of, problem.why === 'empty' ? words.common.required : problems.longWithLines(MOST)];
    case 'number':
      return ['number', numberProblem(problem.why, words)];
  }
}

/** What became of an answer. */
export function notedLines(
  { date, isPublic, channelAt, closesAt, number }: Noted,
  reader: ReaderNow,
): Inline[] {
  const { noted } = catalogue(reader.language).standup;
  return [
    isPublic ? noted.now : noted.later(timeOn(date, channelAt, reader)),
    noted.change(timeOn(date, closesAt, reader)),
    ...(number === null ? [] : enteredLines(number, reader)),
  ];
}
