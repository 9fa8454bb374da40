import { z } from 'zod';
import { catalogue } from '../language/catalogue.ts';
import { plain } from '../language/line.ts';
import type { RitualCore } from '../ritual/core.ts';
import { errors, type SubmitAnswer, update } from '../slack/answers.ts';
import * as fields from '../slack/fields.ts';
import { modals } from '../slack/ids.ts';
import type { Asked, Submission } from '../slack/listen.ts';
import { dateField, input, modal, notice, personField } from '../slack/modal.ts';
import { type Names, namesOf } from '../slack/names.ts';
import { typed } from '../slack/typed.ts';
import { declaredFrom } from '../squad/absence-store.ts';
import type { Here } from '../squad/gate.ts';
import type { Declared } from '../squad/squad.ts';
import { squadOf } from '../squad/store.ts';
import { note, todayOf } from './away-note.ts';
import { daysIn, LISTED, listOf } from './days-form.ts';
import { daysInWords } from './days-words.ts';

/** Who is away, each to be taken back, and a form for more. */
export async function awayModal(asked: Asked, here: Here) {
  const { squad, language, words } = here;
  const { core, workspaceId } = asked;
  const today = todayOf(asked, squad);
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
  return modal({
    callbackId: modals.away,
    title: days.awayTitle,
    submit: words.common.save,
    close: words.common.cancel,
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
const form = { who: fields.person, first: fields.date(), last: fields.date() };

/** The form is saved. */
export const onAwaySaved =
  (core: RitualCore) =>
  async (submission: Submission): Promise<SubmitAnswer> => {
    const { squadId } = metadataSchema.parse(submission.metadata);
    const read = fields.readFields(form, submission.values, submission.words());
    if ('errors' in read) return errors(read.errors);
    const squad = await core.database.read((q) => squadOf(q, submission.workspaceId, squadId));
    const language = submission.language(squad?.language);
    const { days: words } = catalogue(language).squad;
    const today = squad ? todayOf(submission, squad) : read.values.first;
    const found = daysIn(read.values, today, language);
    if ('errors' in found) return errors(found.errors);
    const noted = await note(core, submission, squadId, { userId: read.values.who, days: found.days });
    if ('refusal' in noted) return errors({ who: noted.refusal.text });
    if ('stranger' in noted) {
      const { who } = read.values;
      const names = await core.database.read((q) => namesOf(q, submission.workspaceId, [who]));
      const sorry = words.problems.notAMember(names(who), typed(squad?.name ?? '', 80));
      return errors({ who: plain(sorry, () => '') });
    }
    return update(notice(language, words.awayTitle, noted.told));
  };
