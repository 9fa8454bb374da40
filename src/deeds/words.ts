import type { Catalogue } from '../language/catalogue.ts';
import type { Inline } from '../language/line.ts';
import type { Answer, SubmitAnswer } from '../slack/answers.ts';
import type { Asked } from '../slack/listen.ts';
import { sentence, sentenceAt } from '../slack/sentence.ts';
import { typed } from '../slack/typed.ts';
import type { Barred, There } from './deed.ts';

/** A deed that somebody may not do, and the squad where it was found. */
interface NotDone {
  readonly barred: Barred;
  readonly there: There | undefined;
}

function lineOf({ barred, there }: NotDone, words: Catalogue): Inline {
  switch (barred) {
    case 'gone':
      return words.week.gone;
    case 'visitor':
      return words.common.noGuests;
    case 'not-a-member':
      return there ? words.common.notAMember(typed(there.squad.name, 80)) : words.hypothesis.onlyMembers;
    case 'not-in-charge':
      return words.setup.problems.noLongerYours;
  }
}

/** Why not, said to the person where they clicked or typed. What is gone, some deeds say better by themselves. */
export const sayBarred = (asked: Asked, done: NotDone): Answer =>
  sentence(lineOf(done, asked.words(done.there?.squad.language)));

/** Why not, beside a field of the form that they sent. */
export const barredAt = (field: string, asked: Asked, done: NotDone): SubmitAnswer =>
  sentenceAt(field, lineOf(done, asked.words(done.there?.squad.language)));
