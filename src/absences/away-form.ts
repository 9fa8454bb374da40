import { z } from 'zod';
import { perform } from '../deeds/deed.ts';
import { barredAt } from '../deeds/words.ts';
import { catalogue } from '../language/catalogue.ts';
import type { RitualCore } from '../ritual/core.ts';
import { close, errors, type SubmitAnswer, update } from '../slack/answers.ts';
import * as fields from '../slack/fields.ts';
import { modals } from '../slack/ids.ts';
import type { Asked, Submission } from '../slack/listen.ts';
import { dateField, form, input, notice, personField } from '../slack/modal.ts';
import { type Names, namesOf } from '../slack/names.ts';
import { sentenceAt } from '../slack/sentence.ts';
import { declaredFrom } from '../squad/absence-store.ts';
import type { Here } from '../squad/gate.ts';
import type { Declared } from '../squad/squad.ts';
import { notedLine, noting, notNotedLine } from './away-note.ts';
import { daysIn, LISTED, listOf } from './days-form.ts';
import { daysInWords } from './days-words.ts';
import { todayOf } from './when.ts';

/** The squad that a form is about, and how to speak to its reader. */
export type Shown = Pick<Here, 'squad' | 'language' | 'words'>;

/** Who is away, each to be taken back, and a form for more. */
export async function awayModal(asked: Asked, { squad, language, words }: Shown) {
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
      ...listOf(noted, language, (each) => days.awayLine(nameOf(each, names), daysInWords(each, language))),
      input({ blockId: 'who', label: days.who, element: personField(asked.person.userId) }),
      input({ blockId: 'first', label: days.first, element: dateField(today) }),
      input({ blockId: 'last', label: days.last, element: dateField(today) }),
    ],
  });
}

const nameOf = ({ userId }: Declared, names: Names): string => (userId === null ? '' : names(userId));

const metadataSchema = z.object({ squadId: z.string() });
const formFields = { who: fields.person, first: fields.date(), last: fields.date() };

/** The form is saved. */
export const onAwaySaved =
  ({ rituals }: RitualCore) =>
  async (submission: Submission): Promise<SubmitAnswer> => {
    const { squadId } = metadataSchema.parse(submission.metadata);
    const read = fields.readFields(formFields, submission.values, submission.words());
    if ('errors' in read) return errors(read.errors);
    const found = daysIn(read.values, submission.words());
    if ('errors' in found) return errors(found.errors);
    const wish = { userId: read.values.who, days: found.days };
    const given = { squadId, zone: submission.person.zone, wish };
    const done = await perform(submission, noting(rituals), given);
    if ('barred' in done) return barredAt('who', submission, done);
    if (!done.there) return close;
    const { squad } = done.there;
    if ('refused' in done) {
      const field = done.refused.code === 'stranger' ? 'who' : 'last';
      return sentenceAt(field, await notNotedLine(submission, squad, done.refused));
    }
    const language = submission.language(squad.language);
    const told = await notedLine(submission, squad, done.accepted);
    return update(notice(language, catalogue(language).squad.days.awayTitle, told));
  };
