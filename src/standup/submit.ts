import { z } from 'zod';
import type { Change } from '../database/change.ts';
import { once } from '../database/inbox.ts';
import { whereIs } from '../delivery/want.ts';
import { catalogue } from '../language/catalogue.ts';
import { plain } from '../language/line.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import type { Rituals } from '../ritual/rituals.ts';
import { occurrenceOn } from '../ritual/store.ts';
import { close, errors, type SubmitAnswer, update } from '../slack/answers.ts';
import { readFields } from '../slack/fields.ts';
import { modals } from '../slack/ids.ts';
import type { Submission } from '../slack/listen.ts';
import { notice } from '../slack/modal.ts';
import { squadWithMembers } from '../squad/gate.ts';
import { isMember } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { dayOf } from './day.ts';
import type { Answers } from './entry.ts';
import { follow } from './follow.ts';
import { promptKey } from './messages.ts';
import { form, metadataSchema } from './modal.ts';
import { isPublic, takingOf } from './rules.ts';
import { closedSentence, type Reader, readerOf, timeOn } from './speech.ts';
import { addEntry, entryOf } from './store.ts';

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
  z.object({ kind: z.literal('refused'), sentence: z.string() }),
]);

type Given = z.infer<typeof answerSchema>;

const refused = (sentence: string): { refused: Given } => ({ refused: { kind: 'refused', sentence } });

/** The modal's "Send": keeps the answer, opens the day's stand-up if it is not open yet, lets all messages follow. */
export function saveStandup(rituals: Rituals) {
  return async (submission: Submission): Promise<SubmitAnswer> => {
    const { core, workspaceId, key, person, values } = submission;
    const metadata = metadataSchema.parse(submission.metadata);
    const known = await core.database.read((q) => squadWithMembers(q, workspaceId, metadata.squadId));
    const words = submission.words(known?.squad.language);
    const read = readFields(form, values, words);
    if ('errors' in read) return errors(read.errors);
    const { userId } = person;
    const { answer } = await core.change((change) =>
      once(
        change.tx,
        { workspaceId, key, kind: modals.standup, userId, at: change.at },
        answerSchema,
        async () => {
          const found = await squadWithMembers(change.tx, workspaceId, metadata.squadId);
          if (!found) return refused(words.common.noSquadHere);
          const { squad, members } = found;
          if (!isMember(members, userId)) {
            return refused(plain(words.common.notAMember(squad.name), () => ''));
          }
          if (squad.state !== 'active') return refused(words.standup.problems.paused(squad.name));
          const occurrence = await occurrenceOn(change.tx, squad.id, 'standup', metadata.date);
          const taking = takingOf(occurrence);
          if (occurrence && taking === 'closed') {
            return refused(closedSentence(occurrence, readerOf(submission, squad), 'closed'));
          }
          const opened =
            occurrence && taking === 'take'
              ? occurrence
              : (await rituals.openNow(change, squad, 'standup', metadata.date, userId)).occurrence;
          return { accepted: await keep(change, squad, opened, userId, read.values) };
        },
      ),
    );
    if (answer.kind === 'refused') return errors({ today: answer.sentence });
    // The question itself turns into what is said here.
    if (answer.isAsked || !known) return close;
    return update(notedView(answer, readerOf(submission, known.squad)));
  };
}

async function keep(
  change: Change,
  squad: Squad,
  occurrence: Occurrence,
  userId: string,
  answers: Answers,
): Promise<Given> {
  const before = await entryOf(change.tx, occurrence.id, userId);
  await addEntry(change, occurrence, userId, answers);
  await follow(change, squad, occurrence, { answered: { userId, before } });
  const day = await dayOf(change.tx, squad, occurrence);
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
