import { z } from 'zod';
import { commitmentOf } from '../commitments/store.ts';
import type { Change } from '../database/change.ts';
import { onceAlike } from '../database/inbox.ts';
import { whereIs } from '../delivery/want.ts';
import { type Catalogue, catalogue } from '../language/catalogue.ts';
import { plain } from '../language/line.ts';
import { keepNumber } from '../metric/enter.ts';
import { numberField } from '../metric/field.ts';
import { metricOf } from '../metric/store.ts';
import { weekProblem } from '../metric/which-week.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import type { Rituals } from '../ritual/rituals.ts';
import { occurrenceOn } from '../ritual/store.ts';
import { close, errors, type SubmitAnswer, update } from '../slack/answers.ts';
import { modals } from '../slack/ids.ts';
import type { Submission } from '../slack/listen.ts';
import { notice } from '../slack/modal.ts';

import { isActive, isMember } from '../squad/rules.ts';
import type { Member, Squad } from '../squad/squad.ts';
import { presentSquad, squadOf } from '../squad/store.ts';
import { dayOf } from './day.ts';
import { follow } from './follow.ts';
import { fieldOf, metadataSchema, readWish, type Wish } from './form.ts';
import { keepBlockers } from './keep-blockers.ts';
import { promptKey } from './messages.ts';
import { isPublic, takingOf } from './rules.ts';
import { closedSentence, type Reader, readerOf, timeOn } from './speech.ts';
import { addEntry } from './store.ts';

const answerSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('noted'),
    date: z.string(),
    isPublic: z.boolean(),
    /** A question of theirs stands in Slack and says what became of the answer. */
    isAsked: z.boolean(),
    channelAt: z.number(),
    closesAt: z.number(),
  }),
  z.object({ kind: z.literal('refused'), errors: z.record(z.string(), z.string()) }),
]);

type Given = z.infer<typeof answerSchema>;
type Metadata = z.infer<typeof metadataSchema>;

const refused = (errors: Record<string, string>): { refused: Given } => ({
  refused: { kind: 'refused', errors },
});

/** The modal's "Send": keeps the answer, opens the day's stand-up if it is not open yet, lets all messages follow. */
export function saveStandup(rituals: Rituals) {
  return async (submission: Submission): Promise<SubmitAnswer> => {
    const { core, workspaceId, key, person, values } = submission;
    const metadata = metadataSchema.parse(submission.metadata);
    const known = await core.database.read((q) => squadOf(q, workspaceId, metadata.squadId));
    const words = submission.words(known?.language);
    const read = readWish(values, words);
    if ('errors' in read) return errors(read.errors);
    const { wish } = read;
    const { userId } = person;
    const input = { workspaceId, key, kind: modals.standup, userId };
    const { answer } = await core.change((change) =>
      onceAlike(change.tx, { ...input, at: change.at }, answerSchema, async () => {
        const found = await presentSquad(change.tx, workspaceId, metadata.squadId);
        if (!found) return refused({ today: words.common.noSquadHere });
        const { squad, members } = found;
        if (!isMember(members, userId)) {
          return refused({ today: plain(words.common.notAMember(squad.name), () => '') });
        }
        const occurrence = await occurrenceOn(change.tx, squad.id, 'standup', metadata.date);
        const taking = takingOf(occurrence);
        const reader = readerOf(submission, squad);
        if (occurrence && taking === 'closed') {
          return refused({ today: closedSentence(occurrence, reader, 'closed') });
        }
        // A pause opens nothing new; what is open takes answers to its hour.
        if (taking === 'open' && !isActive(squad)) {
          return refused({ today: words.standup.problems.paused(squad.name) });
        }
        const problems = {
          ...(await problemsOf(change, squad, members, wish, words)),
          ...(await numberProblem(change, squad, metadata, wish, words)),
        };
        if (Object.keys(problems).length > 0) return refused(problems);
        const opened =
          occurrence && taking === 'take'
            ? occurrence
            : (await rituals.openNow(change, squad, 'standup', metadata.date, userId)).occurrence;
        const given = await keep(change, { squad, members }, opened, userId, wish);
        await addNumber(change, squad, metadata, wish, { by: userId, words });
        return { accepted: given };
      }),
    );
    if (answer.kind === 'refused') return errors(answer.errors);
    // The question itself turns into what is said here.
    if (answer.isAsked || !known) return close;
    return update(notedView(answer, readerOf(submission, known)));
  };
}

/** What may have changed since the modal was opened: a sentence for each field. */
async function problemsOf(
  { tx }: Change,
  squad: Squad,
  members: readonly Member[],
  wish: Wish,
  words: Catalogue,
): Promise<Record<string, string>> {
  const { problems } = words.standup;
  const { commitmentId } = wish;
  const found: Record<string, string> = {};
  if (commitmentId !== null) {
    const commitment = await commitmentOf(tx, squad.workspaceId, commitmentId);
    if (commitment?.squadId !== squad.id || commitment.state === 'dropped') {
      found['commitment'] = problems.dropped;
    }
  }
  const helpers = [
    { blockId: 'helper', helperId: wish.helperId },
    ...wish.still.map(({ blockerId, helperId }) => ({ blockId: fieldOf('helper', blockerId), helperId })),
  ];
  for (const { blockId, helperId } of helpers) {
    if (helperId && !isMember(members, helperId)) found[blockId] = problems.notAMember;
  }
  return found;
}

/** Why the number is not taken. */
async function numberProblem(
  change: Change,
  squad: Squad,
  { metricId, week }: Metadata,
  { number }: Wish,
  words: Catalogue,
): Promise<{ number?: string }> {
  const metric = number === '' ? undefined : await metricOf(change.tx, squad.id);
  if (!metric) return {};
  const { problems } = words.metric;
  if (metric.id !== metricId) return { number: problems.changed(metric.name) };
  const late = await weekProblem(change.tx, squad, week, change.at);
  if (late) return { number: problems[late] };
  const read = numberField(metric.kind)(number, words);
  return 'problem' in read ? { number: read.problem } : {};
}

async function keep(
  change: Change,
  { squad, members }: { readonly squad: Squad; readonly members: readonly Member[] },
  occurrence: Occurrence,
  userId: string,
  wish: Wish,
): Promise<Given> {
  const earlier = await dayOf(change.tx, squad, occurrence, members);
  const entry = await addEntry(change, occurrence, userId, wish);
  await keepBlockers(change, earlier, entry, wish);
  const day = await follow(change, squad, occurrence, { settled: { userId, entry, earlier } });
  const place = await whereIs(change.tx, squad.workspaceId, promptKey(occurrence, userId));
  return {
    kind: 'noted',
    date: occurrence.date,
    isPublic: isPublic(day, change.at),
    isAsked: place !== undefined,
    channelAt: day.channelAt,
    closesAt: occurrence.closesAt,
  };
}

/** The squad's number of the week the modal asked for, as if it had been entered by itself. */
async function addNumber(
  change: Change,
  squad: Squad,
  { week }: Metadata,
  { number }: Wish,
  { by, words }: { by: string; words: Catalogue },
): Promise<void> {
  const metric = number === '' ? undefined : await metricOf(change.tx, squad.id);
  const read = metric && numberField(metric.kind)(number, words);
  if (!read || 'problem' in read) return;
  await keepNumber(change, { squad, metric, week, value: read.value, by });
}

function notedView(answer: Extract<Given, { kind: 'noted' }>, reader: Reader) {
  const { standup } = catalogue(reader.language);
  const { date, channelAt, closesAt } = answer;
  const where = answer.isPublic ? standup.noted.now : standup.noted.later(timeOn(date, channelAt, reader));
  return notice(
    reader.language,
    standup.noted.title,
    where,
    standup.noted.change(timeOn(date, closesAt, reader)),
  );
}
