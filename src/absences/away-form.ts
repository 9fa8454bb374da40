import { z } from 'zod';
import type { LocalDate } from '../calendar/date.ts';
import { perform } from '../deeds/deed.ts';
import { barredAt } from '../deeds/words.ts';
import { type Catalogue, catalogue } from '../language/catalogue.ts';
import type { Inline } from '../language/line.ts';
import type { RitualCore } from '../ritual/core.ts';
import { close, errors, type SubmitAnswer, update } from '../slack/answers.ts';
import { rich } from '../slack/blocks.ts';
import * as fields from '../slack/fields.ts';
import { modals } from '../slack/ids.ts';
import type { Asked, Submission } from '../slack/listen.ts';
import { dateField, form, input, notice, peopleField } from '../slack/modal.ts';
import { cutMrkdwn } from '../slack/mrkdwn.ts';
import { type Names, namesOf } from '../slack/names.ts';
import { sentenceAt } from '../slack/sentence.ts';
import { typedLines } from '../slack/typed.ts';
import { declaredFrom } from '../squad/absence-store.ts';
import type { Here } from '../squad/gate.ts';
import { todayOf } from '../squad/rules.ts';
import type { Declared } from '../squad/squad.ts';
import { noting } from './away-note.ts';
import { notedLines, notWhomLine } from './away-words.ts';
import { daysIn, LISTED, listOf } from './days-form.ts';
import { daysInWords } from './days-words.ts';
import { speakerOf } from './meant.ts';

/** The squad that a form is about, and how to speak to its reader. */
export type Shown = Pick<Here, 'squad' | 'language' | 'words'>;

/** What was understood of words that were not clear. */
export interface Filled {
  readonly userIds: readonly string[];
  readonly said: readonly Inline[];
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly typed: string;
}

/** Who is away, each to be taken back, and a form for more, with what was understood already. */
export async function awayModal(asked: Asked, { squad, language, words }: Shown, filled?: Filled) {
  const { core, workspaceId } = asked;
  const today = todayOf(asked.person, squad, core.clock.now());
  const { noted, names } = await core.database.read(async (q) => {
    const declared = (await declaredFrom(q, squad.id, today)).filter(({ kind }) => kind === 'away');
    const names = await namesOf(
      q,
      workspaceId,
      declared.map((each) => each.userId ?? ''),
    );
    return { noted: declared.slice(0, LISTED), names };
  });
  const { days } = words.squad;
  return form(language, {
    callbackId: modals.away,
    title: days.awayTitle,
    metadata: { key: core.ids.key(), squadId: squad.id },
    blocks: [
      ...(filled ? saidFirst(filled, words) : []),
      ...listOf(noted, language, (each) => days.awayLine(nameOf(each, names), daysInWords(each, language))),
      input({
        blockId: 'who',
        label: days.who,
        element: peopleField(filled?.userIds ?? [asked.person.userId]),
      }),
      input({ blockId: 'first', label: days.first, element: dateField(filled?.first ?? today) }),
      input({ blockId: 'last', label: days.last, element: dateField(filled?.last ?? today) }),
    ],
  });
}

/** Why the form is there, and what was typed. */
export function saidFirst({ said, typed }: Pick<Filled, 'said' | 'typed'>, { common }: Catalogue) {
  return [rich(...said, common.youWrote(cutMrkdwn(typedLines(typed, 500), 500)))];
}

const nameOf = ({ userId }: Declared, names: Names): string => (userId === null ? '' : names(userId));

const metadataSchema = z.object({ squadId: z.string() });
const formFields = { who: fields.people, first: fields.date(), last: fields.date() };

/** The form is saved. */
export const onAwaySaved =
  ({ rituals }: RitualCore) =>
  async (submission: Submission): Promise<SubmitAnswer> => {
    const { squadId } = metadataSchema.parse(submission.metadata);
    const read = fields.readFields(formFields, submission.values, submission.words());
    if ('errors' in read) return errors(read.errors);
    const found = daysIn(read.values, submission.words());
    if ('errors' in found) return errors(found.errors);
    const { person } = submission;
    const wish = { userIds: read.values.who, days: found.days };
    const given = { squadId, by: person.userId, ...speakerOf(person), wish };
    const done = await perform(submission, noting(rituals), given);
    if ('barred' in done) return barredAt('who', submission, done);
    if (!done.there) return close;
    const { squad } = done.there;
    const language = submission.language(squad.language);
    const { days } = catalogue(language).squad;
    if ('refused' in done) {
      const { refused } = done;
      if (refused.code !== 'not-meant') {
        return sentenceAt('who', await notWhomLine(submission, squad, refused));
      }
      return sentenceAt('last', 'problem' in refused.why ? days.problems[refused.why.problem] : days.which);
    }
    return update(notice(language, days.awayTitle, ...(await notedLines(submission, squad, done.accepted))));
  };
