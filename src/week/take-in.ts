import { z } from 'zod';
import { addDays, type LocalDate } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { once } from '../database/inbox.ts';
import { daysOf, noDays } from '../hypothesis/estimate-store.ts';
import type { Hypothesis } from '../hypothesis/hypothesis.ts';
import { hypothesisOf, reword } from '../hypothesis/store.ts';
import { touchBoards } from '../ritual/messages.ts';
import { ensureSprint, sprintOf } from '../ritual/store.ts';
import { type Answer, close, errors, open, type SubmitAnswer, say, update } from '../slack/answers.ts';
import { modals } from '../slack/ids.ts';
import type { Click, Submission } from '../slack/listen.ts';
import { notice } from '../slack/modal.ts';
import { namesOf } from '../slack/names.ts';
import { absencesOf } from '../squad/absence-store.ts';
import { memberOf, squadWithMembers } from '../squad/gate.ts';
import { daysToBuildWith, isMember } from '../squad/rules.ts';
import type { Member, Squad } from '../squad/squad.ts';
import { weekToTakeInto, workingDaysFrom } from './carry.ts';
import { takeIn, takenBy } from './commitment-store.ts';
import { saySentence } from './deeds.ts';
import { commitmentsOf } from './store.ts';
import { type Room, readTakeIn, type TakeInWish, takeInModal } from './take-in-form.ts';

/** What of a week is taken and what there is to build with; tenths of person-days. */
async function roomOf(
  q: Query,
  squad: Squad,
  members: readonly Member[],
  week: LocalDate,
  today: LocalDate,
): Promise<Room> {
  const sprint = await sprintOf(q, squad.id, week);
  const taken = sprint ? await commitmentsOf(q, sprint.id) : [];
  const workingDays = await workingDaysFrom(q, squad, week, today);
  const absences = await absencesOf(q, squad.id, week, addDays(week, 6));
  return {
    week,
    today,
    workingDays,
    taken: taken
      .filter(({ state }) => state !== 'dropped' && state !== 'carried')
      .reduce((tenths, { days }) => tenths + (days ?? 0), 0),
    days: daysToBuildWith({ workingDaysLeft: workingDays, members, absences }),
  };
}

const isWaiting = ({ state }: Pick<Hypothesis, 'state'>): boolean => state === 'idea' || state === 'ready';

/** "Take it this week": the button's value is the hypothesis. */
export async function onTakeIn(click: Click): Promise<Answer> {
  const { core, workspaceId, value, person } = click;
  const hypothesis = await core.database.read((q) => hypothesisOf(q, workspaceId, value));
  if (!hypothesis) return saySentence(click.words().week.takeIn.gone);
  const gate = await memberOf(click, hypothesis.squadId);
  if ('refusal' in gate) return say(gate.refusal);
  const { squad, members, language, words } = gate.here;
  if (!isWaiting(hypothesis)) {
    const by = await core.database.read((q) => takenByName(q, hypothesis));
    return saySentence(by === null ? words.week.takeIn.gone : words.week.takeIn.alreadyTaken(by));
  }
  const shown = await core.database.read(async (q) => {
    const now = core.clock.now();
    const week = await weekToTakeInto(q, squad, now);
    const ids = members.map((member) => member.userId);
    return {
      room: await roomOf(q, squad, members, week, dateAt(now, squad.rituals.zone)),
      days: (await daysOf(q, [hypothesis.id])).get(hypothesis.id) ?? noDays,
      names: await namesOf(q, workspaceId, ids),
    };
  });
  const { userId } = person;
  return open(takeInModal({ language, key: core.ids.key(), userId, hypothesis, members, ...shown }));
}

const aboutSchema = z.object({ hypothesisId: z.string(), squadId: z.string(), week: z.string() });
const answerSchema = z.union([
  z.object({ commitmentId: z.string() }),
  z.object({ problem: z.enum(['gone', 'not-a-member', 'taken']), by: z.string().nullable() }),
]);
type Saved = z.infer<typeof answerSchema>;
const refused = (problem: 'gone' | 'not-a-member' | 'taken', by: string | null = null) => ({
  refused: { problem, by },
});

/** The modal was submitted: of two who take the same in, one does, the other reads who was faster. */
export async function saveTakeIn(submission: Submission): Promise<SubmitAnswer> {
  const { core, workspaceId, person, key } = submission;
  const { hypothesisId, squadId, week } = aboutSchema.parse(submission.metadata);
  const there = await core.database.read((q) => squadWithMembers(q, workspaceId, squadId));
  const words = submission.words(there?.squad.language);
  const language = submission.language(there?.squad.language);
  if (!there) return errors({ owner: words.week.takeIn.gone });
  const today = dateAt(core.clock.now(), there.squad.rituals.zone);
  const read = readTakeIn(submission.values, there.members, { week, today }, language, words);
  if ('errors' in read) return errors(read.errors);
  const { answer } = await core.change((change) => {
    const input = { workspaceId, key, kind: modals.takeIn, userId: person.userId, at: change.at };
    return once<Saved>(change.tx, input, answerSchema, () =>
      save(change, submission, { hypothesisId, squadId, week }, read.values),
    );
  });
  if (!('problem' in answer)) return close;
  if (answer.problem === 'not-a-member') return errors({ owner: words.hypothesis.onlyMembers });
  const { takeIn: says } = words.week;
  const sentence = answer.by === null ? says.gone : says.alreadyTaken(answer.by);
  return update(notice(language, says.title, sentence));
}

async function save(
  change: Change,
  { workspaceId, person: { userId } }: Submission,
  about: z.infer<typeof aboutSchema>,
  wish: TakeInWish,
) {
  const { tx } = change;
  const there = await squadWithMembers(tx, workspaceId, about.squadId);
  const hypothesis = await hypothesisOf(tx, workspaceId, about.hypothesisId);
  if (!there || hypothesis?.squadId !== about.squadId) return refused('gone');
  if (!isMember(there.members, userId)) return refused('not-a-member');
  if (!isWaiting(hypothesis)) return refused('taken', await takenByName(tx, hypothesis));
  if (wish.worth !== null && hypothesis.worthItFrom === null) {
    const direction = wish.worth.startsWith('-') ? 'down' : hypothesis.direction;
    const worthItFrom = wish.worth.replace('-', '');
    await reword(
      change,
      hypothesis,
      { ...hypothesis, direction, worthItFrom, worthItKind: 'relative' },
      userId,
    );
  }
  const days = (await daysOf(tx, [hypothesis.id])).get(hypothesis.id) ?? noDays;
  const sprint = await ensureSprint(change, there.squad, about.week);
  const taken = await takeIn(change, {
    workspaceId,
    squadId: about.squadId,
    sprintId: sprint.id,
    hypothesisId: hypothesis.id,
    variant: wish.variant,
    days: days[wish.variant]?.total ?? null,
    ownerId: wish.owner,
    others: wish.others,
    liveBy: wish.liveBy,
    by: userId,
  });
  if (!taken.taken) throw new Error(`A hypothesis that was waiting could not be taken in: ${taken.state}.`);
  await touchBoards(change, there.squad);
  return { accepted: { commitmentId: taken.commitmentId } };
}

/** Who was faster; null where it ended otherwise. */
async function takenByName(q: Query, { id, workspaceId, state }: Hypothesis): Promise<string | null> {
  if (state !== 'committed' && state !== 'launched') return null;
  const by = await takenBy(q, id);
  return by === null ? null : (await namesOf(q, workspaceId, [by]))(by);
}
