import { z } from 'zod';
import { dateAt } from '../calendar/zone.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { once } from '../database/inbox.ts';
import { type Days, daysOf, noDays } from '../hypothesis/estimate-store.ts';
import type { Hypothesis } from '../hypothesis/hypothesis.ts';
import { worthOf } from '../hypothesis/idea-form.ts';
import { hypothesisOf, reword } from '../hypothesis/store.ts';
import type { Catalogue } from '../language/catalogue.ts';
import { touchBoards } from '../ritual/messages.ts';
import { ensureSprint } from '../ritual/store.ts';
import { type Answer, close, errors, open, type SubmitAnswer, say, update } from '../slack/answers.ts';
import { modals } from '../slack/ids.ts';
import type { Click, Submission } from '../slack/listen.ts';
import { type Names, namesOf } from '../slack/names.ts';
import { memberOf, squadWithMembers } from '../squad/gate.ts';
import { isMember } from '../squad/rules.ts';
import type { Member, Squad } from '../squad/squad.ts';
import { type Capacity, capacityOf, overBy } from './capacity.ts';
import { weekToTakeInto } from './carry.ts';
import { takeIn, takenBy } from './commitment-store.ts';
import { saySentence } from './deeds.ts';
import { readTakeIn, type TakeInWish, takeInModal } from './take-in-form.ts';

const isWaiting = ({ state }: Pick<Hypothesis, 'state'>): boolean => state === 'idea' || state === 'ready';

/** What the modal shows of a hypothesis and of the week it would be taken into. */
async function shownFor(
  q: Query,
  { squad, members }: { readonly squad: Squad; readonly members: readonly Member[] },
  hypothesisId: string,
  week: string,
  now: number,
): Promise<{ capacity: Capacity; days: Days; names: Names }> {
  const ids = members.map((member) => member.userId);
  return {
    capacity: await capacityOf(q, squad, members, week, dateAt(now, squad.rituals.zone)),
    days: (await daysOf(q, [hypothesisId])).get(hypothesisId) ?? noDays,
    names: await namesOf(q, squad.workspaceId, ids),
  };
}

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
    return saySentence(goneSentence(by, words));
  }
  const now = core.clock.now();
  const shown = await core.database.read(async (q) =>
    shownFor(q, gate.here, hypothesis.id, await weekToTakeInto(q, squad, now), now),
  );
  const { userId } = person;
  return open(takeInModal({ language, key: core.ids.key(), userId, hypothesis, members, ...shown }));
}

const goneSentence = (by: string | null, { week: { takeIn } }: Catalogue): string =>
  by === null ? takeIn.gone : takeIn.alreadyTaken(by);

const aboutSchema = z.object({
  hypothesisId: z.string(),
  squadId: z.string(),
  week: z.string(),
  /** Tenths of a day by which the person has seen that it is too much. */
  confirmed: z.number(),
});
type About = z.infer<typeof aboutSchema>;

const answerSchema = z.union([
  z.object({ commitmentId: z.string() }),
  z.object({ problem: z.enum(['gone', 'not-a-member', 'taken']), by: z.string().nullable() }),
  z.object({ over: z.number() }),
]);
type Saved = z.infer<typeof answerSchema>;

/**
 * The modal was submitted: of two who take the same in, one does, the other reads who was faster, and nothing typed is
 * lost. What is too much for the week's days is asked once more.
 */
export async function saveTakeIn(submission: Submission): Promise<SubmitAnswer> {
  const { core, workspaceId, person, key } = submission;
  const about = aboutSchema.parse(submission.metadata);
  const there = await core.database.read((q) => squadWithMembers(q, workspaceId, about.squadId));
  const words = submission.words(there?.squad.language);
  const language = submission.language(there?.squad.language);
  if (!there) return errors({ owner: words.week.takeIn.gone });
  const today = dateAt(core.clock.now(), there.squad.rituals.zone);
  const read = readTakeIn(submission.values, there.members, { ...about, today }, language, words);
  if ('errors' in read) return errors(read.errors);
  const { answer } = await core.change((change) => {
    const input = { workspaceId, key, kind: modals.takeIn, userId: person.userId, at: change.at };
    return once<Saved>(change.tx, input, answerSchema, () => save(change, submission, about, read.values));
  });
  if ('commitmentId' in answer) return close;
  if ('over' in answer) return askAgain(submission, about, there, read.values, answer.over);
  if (answer.problem === 'not-a-member') return errors({ owner: words.hypothesis.onlyMembers });
  return errors({ owner: goneSentence(answer.by, words) });
}

/** The same modal with all that was typed, and by how much it is too much. */
async function askAgain(
  submission: Submission,
  { hypothesisId, week }: About,
  there: { readonly squad: Squad; readonly members: readonly Member[] },
  wish: TakeInWish,
  over: number,
): Promise<SubmitAnswer> {
  const { core, workspaceId, person, values } = submission;
  const found = await core.database.read(async (q) => ({
    hypothesis: await hypothesisOf(q, workspaceId, hypothesisId),
    shown: await shownFor(q, there, hypothesisId, week, core.clock.now()),
  }));
  const { hypothesis } = found;
  const language = submission.language(there.squad.language);
  if (!hypothesis) return errors({ owner: submission.words(language).week.takeIn.gone });
  const { worth } = values;
  return update(
    takeInModal({
      ...{ language, key: core.ids.key(), userId: person.userId, hypothesis, members: there.members },
      ...found.shown,
      again: { typed: { ...wish, worth: typeof worth === 'string' ? worth : null }, over },
    }),
  );
}

const refused = (problem: 'gone' | 'not-a-member' | 'taken', by: string | null = null) => ({
  refused: { problem, by },
});

async function save(
  change: Change,
  { workspaceId, person: { userId } }: Submission,
  { hypothesisId, squadId, week, confirmed }: About,
  wish: TakeInWish,
) {
  const { tx } = change;
  const there = await squadWithMembers(tx, workspaceId, squadId);
  const hypothesis = await hypothesisOf(tx, workspaceId, hypothesisId);
  if (!there || hypothesis?.squadId !== squadId) return refused('gone');
  if (!isMember(there.members, userId)) return refused('not-a-member');
  if (!isWaiting(hypothesis)) return refused('taken', await takenByName(tx, hypothesis));
  const { squad, members } = there;
  const known = (await daysOf(tx, [hypothesis.id])).get(hypothesis.id) ?? noDays;
  const days = known[wish.variant]?.total ?? null;
  const today = dateAt(change.at, squad.rituals.zone);
  const over = overBy(await capacityOf(tx, squad, members, week, today), days);
  if (over > confirmed) return { refused: { over } };
  if (wish.worth !== null) {
    // What it must bring is fixed before it is built.
    const worthItKind = wish.worth.percent ? 'relative' : hypothesis.worthItKind;
    await reword(change, hypothesis, { ...hypothesis, ...worthOf(wish.worth), worthItKind }, userId);
  }
  const sprint = await ensureSprint(change, squad, week);
  const taken = await takeIn(change, {
    workspaceId,
    squadId,
    sprintId: sprint.id,
    hypothesisId: hypothesis.id,
    variant: wish.variant,
    days,
    ownerId: wish.owner,
    others: wish.others,
    liveBy: wish.liveBy,
    by: userId,
  });
  if (!taken.taken) throw new Error(`A hypothesis that was waiting could not be taken in: ${taken.state}.`);
  await touchBoards(change, squad);
  return { accepted: { commitmentId: taken.commitmentId } };
}

/** Who was faster; null where it ended otherwise. */
async function takenByName(q: Query, { id, workspaceId, state }: Hypothesis): Promise<string | null> {
  if (state !== 'committed' && state !== 'launched') return null;
  const by = await takenBy(q, id);
  return by === null ? null : (await namesOf(q, workspaceId, [by]))(by);
}
