import { z } from 'zod';
import { addDays } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import { weekToTakeInto } from '../commitments/carry.ts';
import { addOtherWork } from '../commitments/commitment-store.ts';
import type { Change } from '../database/change.ts';
import { onceAlike } from '../database/inbox.ts';
import { changed } from '../delivery/changed.ts';
import { ensureSprint } from '../ritual/store.ts';
import { type Answer, close, errors, open, type SubmitAnswer, say, update } from '../slack/answers.ts';
import { modals } from '../slack/ids.ts';
import type { Click, Submission } from '../slack/listen.ts';
import { namesOf } from '../slack/names.ts';
import { memberOf } from '../squad/gate.ts';
import { isMember } from '../squad/rules.ts';
import { presentSquad } from '../squad/store.ts';
import { capacityOf, overBy } from './capacity.ts';
import { type OtherWorkWish, otherWorkModal, readOtherWork } from './other-work-form.ts';

/** "Add other work": the button's value is the squad. */
export async function onAddOtherWork(click: Click): Promise<Answer> {
  const { core, workspaceId, value, person } = click;
  const gate = await memberOf(click, value);
  if ('refusal' in gate) return say(gate.refusal);
  const { squad, members, language } = gate.here;
  const now = core.clock.now();
  const shown = await core.database.read(async (q) => {
    const week = await weekToTakeInto(q, squad, now);
    return {
      capacity: await capacityOf(q, squad, members, week, dateAt(now, squad.rituals.zone)),
      names: await namesOf(
        q,
        workspaceId,
        members.map((member) => member.userId),
      ),
    };
  });
  const { userId } = person;
  return open(
    otherWorkModal({ language, key: core.ids.key(), userId, squadId: squad.id, members, ...shown }),
  );
}

const aboutSchema = z.object({
  squadId: z.string(),
  week: z.string(),
  /** Tenths of a day by which the person has seen that it is too much. */
  confirmed: z.number(),
});
type About = z.infer<typeof aboutSchema>;

const answerSchema = z.union([
  z.object({ commitmentId: z.string() }),
  z.object({ problem: z.enum(['not-a-member', 'week-over']) }),
  z.object({ over: z.number() }),
]);
type Saved = z.infer<typeof answerSchema>;

/** The modal was submitted; what is too much for the week's days is asked once more. */
export async function saveOtherWork(submission: Submission): Promise<SubmitAnswer> {
  const { core, workspaceId, person, key, values } = submission;
  const about = aboutSchema.parse(submission.metadata);
  const there = await core.database.read((q) => presentSquad(q, workspaceId, about.squadId));
  const words = submission.words(there?.squad.language);
  if (!there) return errors({ title: words.common.noSquadHere });
  const { squad, members } = there;
  const read = readOtherWork(values, members, words);
  if ('errors' in read) return errors(read.errors);
  const { answer } = await core.change((change) => {
    const input = { workspaceId, key, kind: modals.otherWork, userId: person.userId, at: change.at };
    return onceAlike<Saved>(change.tx, input, answerSchema, () =>
      save(change, submission, about, read.values),
    );
  });
  if ('commitmentId' in answer) return close;
  if ('problem' in answer) {
    const overdue = answer.problem === 'week-over';
    return errors({ title: overdue ? words.week.takeIn.weekOver : words.hypothesis.onlyMembers });
  }
  const shown = await core.database.read(async (q) => ({
    capacity: await capacityOf(q, squad, members, about.week, dateAt(core.clock.now(), squad.rituals.zone)),
    names: await namesOf(
      q,
      workspaceId,
      members.map((member) => member.userId),
    ),
  }));
  const { title, owner } = read.values;
  const { days } = values;
  return update(
    otherWorkModal({
      ...{ language: submission.language(squad.language), key: submission.metadata.key },
      ...{ userId: person.userId, squadId: squad.id, members, ...shown },
      again: { typed: { title, owner, days: String(days ?? '') }, over: answer.over },
    }),
  );
}

async function save(
  change: Change,
  { workspaceId, person: { userId } }: Submission,
  { squadId, week, confirmed }: About,
  { title, days, owner }: OtherWorkWish,
) {
  const { tx } = change;
  const there = await presentSquad(tx, workspaceId, squadId);
  if (!there || !isMember(there.members, userId)) return { refused: { problem: 'not-a-member' as const } };
  const { squad, members } = there;
  const today = dateAt(change.at, squad.rituals.zone);
  if (addDays(week, 6) < today) return { refused: { problem: 'week-over' as const } };
  const over = overBy(await capacityOf(tx, squad, members, week, today), days);
  if (over > confirmed) return { refused: { over } };
  const { id: sprintId } = await ensureSprint(change, squad, week);
  const work = { workspaceId, squadId, sprintId, title, days, ownerId: owner, by: userId };
  const commitmentId = await addOtherWork(change, work);
  changed(change, squad, 'commitments');
  return { accepted: { commitmentId } };
}
