import { z } from 'zod';
import { mondayOf } from '../calendar/date.ts';
import { dateAt, type Zone } from '../calendar/zone.ts';
import { weekToTakeInto } from '../commitments/carry.ts';
import { saySentence } from '../commitments/deeds.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { onceAlike } from '../database/inbox.ts';
import { dayWord } from '../hypothesis/day-words.ts';
import type { Hypothesis } from '../hypothesis/hypothesis.ts';
import { nextPlanning } from '../hypothesis/next-planning.ts';
import { isWaiting } from '../hypothesis/rules.ts';
import { hypothesisOf } from '../hypothesis/store.ts';
import { answerTopic, wantQuestion } from '../hypothesis/topic-answer.ts';
import { mayNotAnswer, notWaiting } from '../hypothesis/topic-deciding.ts';
import { addTopic, openTopicOf, type Topic, topicById } from '../hypothesis/topic-store.ts';
import type { Catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import { weekAt } from '../ritual/rules.ts';
import { type Answer, nothing, open, say } from '../slack/answers.ts';
import { actions } from '../slack/ids.ts';
import type { Click } from '../slack/listen.ts';
import { namesOf } from '../slack/names.ts';
import { readingZone } from '../squad/anywhere.ts';
import { type Here, memberOf } from '../squad/gate.ts';
import { isActive, isMember } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { presentSquad } from '../squad/store.ts';
import { takeInView } from '../take-in/shown.ts';

/** Whether a squad can be asked for its running week; `when`: the planning that comes first, UTC milliseconds. */
export type Asking =
  | { readonly may: true }
  | { readonly may: false; readonly why: 'paused' | 'planning-now' | 'week-over' }
  | { readonly may: false; readonly why: 'planning-first'; readonly at: number };

/** Whether the squad can be asked now: this week's planning is over, and working days are left. */
export async function mayAsk(q: Query, squad: Squad, now: number): Promise<Asking> {
  if (!isActive(squad)) return { may: false, why: 'paused' };
  const next = await nextPlanning(q, squad, now);
  if (next.kind === 'now') return { may: false, why: 'planning-now' };
  const week = weekAt(squad, now);
  if (next.kind === 'at' && mondayOf(dateAt(next.at, squad.rituals.zone)) === week) {
    return { may: false, why: 'planning-first', at: next.at };
  }
  const into = await weekToTakeInto(q, squad, now);
  return into === week ? { may: true } : { may: false, why: 'week-over' };
}

const answerSchema = z.object({ said: z.string().nullable() });
const refused = (said: string) => ({ refused: { said } });
const accepted = { accepted: { said: null } };

/** "Ask the squad now": the button's value is the hypothesis. */
export async function onAskSquad(click: Click): Promise<Answer> {
  const { core, workspaceId, person, key, value } = click;
  const hypothesis = await core.database.read((q) => hypothesisOf(q, workspaceId, value));
  const gate = await memberOf(click, hypothesis?.squadId ?? '');
  if ('refusal' in gate) return say(gate.refusal);
  const { here } = gate;
  if (!hypothesis) return saySentence(here.words.ideas.notWaiting.gone);
  const { answer } = await core.change((change) =>
    onceAlike(
      change.tx,
      { workspaceId, key, kind: actions.askSquad, userId: person.userId, at: change.at },
      answerSchema,
      () => ask(change, click, hypothesis, here),
    ),
  );
  if (answer.said !== null) return saySentence(answer.said);
  // In the channel the question stands before the eyes of who asked it; a modal hides it.
  return click.modal ? saySentence(here.words.hotTopic.asked) : nothing;
}

async function ask(
  change: Change,
  { workspaceId, person }: Click,
  { id: hypothesisId, squadId }: Hypothesis,
  { words, language }: Here,
) {
  const { tx } = change;
  const there = await presentSquad(tx, workspaceId, squadId);
  const hypothesis = await hypothesisOf(tx, workspaceId, hypothesisId);
  if (!there || !hypothesis) return refused(words.ideas.notWaiting.gone);
  const { squad, members } = there;
  if (!isMember(members, person.userId)) return refused(words.hypothesis.onlyMembers);
  if (!isWaiting(hypothesis.state)) return refused(notWaiting(hypothesis, words));
  const zone = readingZone(person, squad);
  const known = await openTopicOf(tx, hypothesisId);
  if (known) {
    const time = formatFor(language).time(known.askedAt, zone);
    if (known.askedBy === person.userId) return refused(words.hotTopic.askedByYou(time));
    const names = await namesOf(tx, workspaceId, [known.askedBy]);
    return refused(words.hotTopic.askedAlready(names(known.askedBy), time));
  }
  const asking = await mayAsk(tx, squad, change.at);
  if (!asking.may) return refused(notNow(asking, { words, language, zone, now: change.at }));
  const topic = await addTopic(change, { workspaceId, squadId, hypothesisId, askedBy: person.userId });
  await wantQuestion(change, squad, topic);
  return accepted;
}

function notNow(
  asking: Exclude<Asking, { may: true }>,
  reader: { words: Catalogue; language: Here['language']; zone: Zone; now: number },
): string {
  const { words, language, zone, now } = reader;
  const { hotTopic, hypothesis } = words;
  switch (asking.why) {
    case 'paused':
      return hotTopic.paused;
    case 'planning-now':
      return hotTopic.planningNow;
    case 'week-over':
      return hotTopic.weekIsOver;
    case 'planning-first': {
      const format = formatFor(language);
      const day = dayWord(hypothesis.onDay, format, dateAt(now, zone), dateAt(asking.at, zone));
      return hotTopic.planningFirst(hypothesis.atTime(day, format.time(asking.at, zone)));
    }
  }
}

/** What a click on an open question is about; else what is wrong. */
async function topicFor(click: Click): Promise<{ topic: Topic; here: Here } | { refusal: Answer }> {
  const { core, workspaceId, value } = click;
  const topic = await core.database.read((q) => topicById(q, workspaceId, value));
  const gate = await memberOf(click, topic?.squadId ?? '');
  if ('refusal' in gate) return { refusal: say(gate.refusal) };
  return topic ? { topic, here: gate.here } : { refusal: saySentence(gate.here.words.ideas.notWaiting.gone) };
}

const readerOf = ({ person }: Click, { words, language, squad }: Here) => ({
  userId: person.userId,
  words,
  language,
  zone: readingZone(person, squad),
});

/** "Take it in" under a question: the modal asks what gives way. */
export async function onTakeInNow(click: Click): Promise<Answer> {
  const found = await topicFor(click);
  if ('refusal' in found) return found.refusal;
  const { topic, here } = found;
  const { core, workspaceId } = click;
  const now = core.clock.now();
  const { why, hypothesis, inTime } = await core.database.read(async (q) => ({
    why: await mayNotAnswer(q, topic, here, readerOf(click, here), now),
    hypothesis: await hypothesisOf(q, workspaceId, topic.hypothesisId),
    inTime: (await weekToTakeInto(q, here.squad, now)) === weekAt(here.squad, now),
  }));
  if (why !== undefined) return saySentence(why);
  if (!hypothesis) return saySentence(here.words.ideas.notWaiting.gone);
  if (!inTime) return saySentence(here.words.hotTopic.weekIsOver);
  return open(await takeInView(click, here, hypothesis, topic.id));
}

/** "Monday" under a question: it waits for the next planning. */
export async function onNotNow(click: Click): Promise<Answer> {
  const found = await topicFor(click);
  if ('refusal' in found) return found.refusal;
  const { topic, here } = found;
  const { core, workspaceId, person, key } = click;
  const { answer } = await core.change((change) =>
    onceAlike(
      change.tx,
      { workspaceId, key, kind: actions.notNow, userId: person.userId, at: change.at },
      answerSchema,
      async () => {
        const there = await presentSquad(change.tx, workspaceId, topic.squadId);
        const known = await topicById(change.tx, workspaceId, topic.id);
        if (!there || !known) return refused(here.words.ideas.notWaiting.gone);
        const why = await mayNotAnswer(change.tx, known, there, readerOf(click, here), change.at);
        if (why !== undefined) return refused(why);
        await answerTopic(change, there.squad, topic.id, { state: 'monday', by: person.userId });
        return accepted;
      },
    ),
  );
  return answer.said === null ? nothing : saySentence(answer.said);
}
