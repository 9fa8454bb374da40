import { z } from 'zod';
import { isDate, mondayOf } from '../calendar/date.ts';
import { standingOf } from '../commitments/store.ts';
import type { Change } from '../database/change.ts';
import { type Deed, inSquad, perform, type Scene } from '../deeds/deed.ts';
import { sayBarred } from '../deeds/words.ts';
import { touch } from '../delivery/changed.ts';
import { plain } from '../language/line.ts';
import type { Rituals } from '../ritual/rituals.ts';
import { occurrenceOn } from '../ritual/store.ts';
import { type Answer, nothing, say } from '../slack/answers.ts';
import { rich } from '../slack/blocks.ts';
import type { Click } from '../slack/listen.ts';
import { sentence } from '../slack/sentence.ts';
import { memberOf } from '../squad/gate.ts';
import { readerOf } from '../squad/reader.ts';
import { answering, type Noted, type Refused } from '../standup/answering.ts';
import { openBlockers } from '../standup/blockers/store.ts';
import type { Answers } from '../standup/entry.ts';
import type { SubmittedAnswer } from '../standup/form.ts';
import { openStandup } from '../standup/listeners.ts';
import { ownBlocker } from '../standup/rules.ts';
import { entryOf } from '../standup/store.ts';
import { notedLines, problemsIn } from '../standup/submit.ts';
import { type Words, wordsOf } from './kept.ts';
import { type Reading, readStandup } from './read.ts';

const aboutSchema = z.object({ squadId: z.string(), date: z.string().refine(isDate), key: z.string() });

/** What is sent of a reading: with a plan. */
type Told = Pick<Answers, 'yesterday' | 'today' | 'inTheWay'>;

type Given = z.infer<typeof aboutSchema> & { readonly told: Told; readonly at: number };

/** Words become the answer that they were shown to be: the same deed as with the form. */
const sending = (
  rituals: Rituals,
): Deed<Given, undefined, Noted, Refused | { readonly code: 'answered' }> => ({
  ...answering(rituals),
  find: inSquad,
  async act(change, scene, { squadId, date, key, told, at }) {
    const wish = await wishOf(change, scene, date, told);
    if (wish.answeredAt > at) return { refused: { code: 'answered' } };
    const about = { squadId, date, week: mondayOf(date), metricId: null, planId: null };
    const done = await answering(rituals).act(change, scene, { ...about, wish });
    if ('accepted' in done) touch(change, scene.workspaceId, key);
    return done;
  },
});

/** What is not said in words stays as it was answered before: what it is about, who could help. */
async function wishOf(
  { tx }: Change,
  { squad, actor: { userId } }: Scene<undefined>,
  date: string,
  told: Told,
): Promise<SubmittedAnswer & { readonly answeredAt: number }> {
  const occurrence = await occurrenceOn(tx, squad.id, 'standup', date);
  const entry = occurrence && (await entryOf(tx, occurrence.id, userId));
  const commitment = entry?.commitmentId && (await standingOf(tx, squad.workspaceId, entry.commitmentId));
  const blocker = ownBlocker({ occurrence, blockers: await openBlockers(tx, squad.id) }, userId);
  return {
    answers: {
      ...told,
      commitmentId: commitment && commitment.state !== 'dropped' ? (entry?.commitmentId ?? null) : null,
    },
    helperId: told.inTheWay === null ? null : (blocker?.helperId ?? null),
    still: [],
    lines: [],
    number: '',
    answeredAt: entry?.at ?? 0,
  };
}

type About = z.infer<typeof aboutSchema> & { readonly words: Words; readonly reading: Reading };

/** What a button is about; undefined: whoever clicks did not type it. */
async function aboutOf({ core, workspaceId, person, value }: Click): Promise<About | undefined> {
  const about = aboutSchema.parse(JSON.parse(value));
  const which = { workspaceId, key: about.key, userId: person.userId };
  const words = await core.database.read((q) => wordsOf(q, which));
  const reading = words && readStandup(words.text, 'private');
  return words && reading && { ...about, words, reading };
}

/** "Send as my stand-up". */
export const onSend =
  (rituals: Rituals) =>
  async (click: Click): Promise<Answer> => {
    const about = await aboutOf(click);
    if (!about?.reading.isSure || about.reading.today === null) return sentence(click.words().heard.another);
    const { words, reading, ...given } = about;
    const { yesterday, today, inTheWay } = reading;
    const doing = { ...click, key: `${given.key}/${given.squadId}` };
    const told = { yesterday, today, inTheWay };
    const done = await perform(doing, sending(rituals), { ...given, told, at: words.at });
    if ('barred' in done) return sayBarred(click, done);
    if ('refused' in done) {
      const { refused, there } = done;
      if (refused.code === 'answered')
        return sentence(click.words(there.squad.language).standup.problems.answered);
      return sentence(Object.values(problemsIn(click, there.squad, refused)).join(' '));
    }
    const { accepted, there } = done;
    // In the private messages their question says what became of it.
    if (!there || (accepted.isAsked && click.channelId?.startsWith('D'))) return nothing;
    const lines = notedLines(accepted, readerOf(click, there.squad));
    return say({ text: plain(lines[0] ?? ''), blocks: [rich(...lines)] });
  };

/** "Change": the form, with the words in its fields. */
export async function onChange(click: Click): Promise<Answer> {
  const about = await aboutOf(click);
  if (!about) return sentence(click.words().heard.another);
  const gate = await memberOf(click, about.squadId);
  if ('refusal' in gate) return say(gate.refusal);
  const { yesterday, today, inTheWay } = about.reading;
  const written = {
    ...(yesterday === null ? {} : { yesterday }),
    ...(today === null ? {} : { today }),
    ...(inTheWay === null ? {} : { inTheWay }),
  };
  return openStandup(click, gate.here, { date: about.date, written, back: '' });
}
