import { z } from 'zod';
import { dateAt } from '../calendar/zone.ts';
import { weekToTakeInto } from '../commitments/carry.ts';
import { perform, type There } from '../deeds/deed.ts';
import { barredAt } from '../deeds/words.ts';
import { type Answer, close, errors, open, type SubmitAnswer, say, update } from '../slack/answers.ts';
import type { Asked, Click, Submission } from '../slack/listen.ts';
import { namesOf } from '../slack/names.ts';
import { sentenceAt } from '../slack/sentence.ts';
import { memberOf } from '../squad/gate.ts';
import { capacityOf } from './capacity.ts';
import { addingOtherWork } from './deeds.ts';
import { otherWorkModal, readOtherWork } from './other-work-form.ts';

/** What the modal shows of a week; not given, of the one into which things are taken now. */
async function shownIn({ core, workspaceId }: Asked, { squad, members }: There, week?: string) {
  const now = core.clock.now();
  const ids = members.map((member) => member.userId);
  return await core.database.read(async (q) => {
    const into = week ?? (await weekToTakeInto(q, squad, now));
    return {
      capacity: await capacityOf(q, squad, members, into, dateAt(now, squad.rituals.zone)),
      names: await namesOf(q, workspaceId, ids),
    };
  });
}

/** "Add other work": the button's value is the squad. */
export async function onAddOtherWork(click: Click): Promise<Answer> {
  const gate = await memberOf(click, click.value);
  if ('refusal' in gate) return say(gate.refusal);
  const { squad, members, language } = gate.here;
  const shown = await shownIn(click, gate.here);
  const { userId } = click.person;
  const key = click.core.ids.key();
  return open(otherWorkModal({ language, key, userId, squadId: squad.id, members, ...shown }));
}

const aboutSchema = z.object({
  squadId: z.string(),
  week: z.string(),
  /** Tenths of a day by which the person has seen that it is too much. */
  confirmed: z.number(),
});
/** The modal was submitted; what is too much for the week's days is asked once more. */
export async function saveOtherWork(submission: Submission): Promise<SubmitAnswer> {
  const { values, metadata, person } = submission;
  const about = aboutSchema.parse(metadata);
  const read = readOtherWork(values, submission.words());
  if ('errors' in read) return errors(read.errors);
  const done = await perform(submission, addingOtherWork, { ...about, wish: read.values });
  if ('accepted' in done) return close;
  if ('barred' in done) return barredAt('title', submission, done);
  const { refused, there } = done;
  const { squad, members } = there;
  const told = submission.words(squad.language).week.takeIn;
  if (refused.code !== 'over') {
    return refused.code === 'week-over'
      ? sentenceAt('title', told.weekOver)
      : sentenceAt('owner', told.notAMember);
  }
  const { title, owner } = read.values;
  return update(
    otherWorkModal({
      language: submission.language(squad.language),
      key: metadata.key,
      userId: person.userId,
      squadId: squad.id,
      members,
      ...(await shownIn(submission, there, about.week)),
      again: { typed: { title, owner, days: String(values['days'] ?? '') }, over: refused.over },
    }),
  );
}
