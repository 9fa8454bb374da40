import { z } from 'zod';
import { dateAt, type Zone } from '../calendar/zone.ts';
import { weekToTakeInto } from '../commitments/carry.ts';
import { type Deed, perform } from '../deeds/deed.ts';
import { answerTo, sayBarred } from '../deeds/words.ts';
import { aboutHypothesis, type NotWaiting } from '../hypothesis/about.ts';
import { dayWord } from '../hypothesis/day-words.ts';
import type { Hypothesis } from '../hypothesis/hypothesis.ts';
import { isWaiting } from '../hypothesis/rules.ts';
import { hypothesisOf } from '../hypothesis/store.ts';
import { answerTopic, wantQuestion } from '../hypothesis/topic-answer.ts';
import {
  type MayNotAnswer,
  mayNotAnswer,
  mayNotAnswerText,
  notWaiting,
} from '../hypothesis/topic-deciding.ts';
import { addTopic, type HotTopic, openTopicOf, topicById } from '../hypothesis/topic-store.ts';
import type { Catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import { weekAt } from '../ritual/rules.ts';
import { type Answer, nothing, open } from '../slack/answers.ts';
import type { Click } from '../slack/listen.ts';
import { namesOf } from '../slack/names.ts';
import { sentence } from '../slack/sentence.ts';
import { memberAbout } from '../squad/gate.ts';
import { readingZone } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { takeInView } from '../take-in/shown.ts';
import { type MayAsk, mayAsk } from './rules.ts';

type MayNotAsk = Exclude<MayAsk, { may: true }>;
type Refused =
  | NotWaiting
  /** Somebody asks already. */
  | ({ readonly code: 'asked' } & Pick<HotTopic, 'askedBy' | 'askedAt'>)
  | { readonly code: 'may-not-ask'; readonly asking: MayNotAsk };

/** The squad is asked whether an idea goes into its running week. Of two who ask, one does. */
const asking: Deed<{ hypothesisId: string }, Hypothesis, { topicId: string }, Refused> = {
  name: 'week.ask-squad',
  accepted: z.object({ topicId: z.string() }),
  find: aboutHypothesis,
  async act(change, { workspaceId, actor, squad, subject }, { hypothesisId }) {
    if (!isWaiting(subject.state)) return { refused: { code: 'not-waiting', state: subject.state } };
    const known = await openTopicOf(change.tx, hypothesisId);
    if (known) return { refused: { code: 'asked', askedBy: known.askedBy, askedAt: known.askedAt } };
    const asking = await mayAsk(change.tx, squad, change.at);
    if (!asking.may) return { refused: { code: 'may-not-ask', asking } };
    const asked = { workspaceId, squadId: squad.id, hypothesisId, askedBy: actor.userId };
    const topic = await addTopic(change, asked);
    await wantQuestion(change, squad, topic);
    return { accepted: { topicId: topic.id } };
  },
};

/** "Ask the squad now": the button's value is the hypothesis. */
export async function onAskSquad(click: Click): Promise<Answer> {
  const done = await perform(click, asking, { hypothesisId: click.value });
  if ('barred' in done) return sayBarred(click, done);
  if ('refused' in done) return sentence(await notAsked(click, done.there.squad, done.refused));
  // In the channel the question stands before the eyes of who asked it; a modal hides it.
  return click.modal ? sentence(click.words(done.there?.squad.language).hotTopic.asked) : nothing;
}

async function notAsked(click: Click, squad: Squad, refused: Refused): Promise<string> {
  const { core, workspaceId, person } = click;
  const words = click.words(squad.language);
  const language = click.language(squad.language);
  const zone = readingZone(person, squad);
  switch (refused.code) {
    case 'not-waiting':
      return notWaiting(refused, words);
    case 'asked': {
      const time = formatFor(language).time(refused.askedAt, zone);
      if (refused.askedBy === person.userId) return words.hotTopic.askedByYou(time);
      const names = await core.database.read((q) => namesOf(q, workspaceId, [refused.askedBy]));
      return words.hotTopic.askedAlready(names(refused.askedBy), time);
    }
    case 'may-not-ask':
      return notNow(refused.asking, { words, language, zone, now: core.clock.now() });
  }
}

function notNow(
  asking: MayNotAsk,
  reader: { words: Catalogue; language: Language; zone: Zone; now: number },
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

/** "Take it in" under a question: the modal asks what gives way. */
export async function onTakeInNow(click: Click): Promise<Answer> {
  const { core, workspaceId, value } = click;
  const found = await memberAbout(click, (q) => topicById(q, workspaceId, value));
  if ('refusal' in found) return found.refusal;
  const { subject: topic, here } = found;
  const now = core.clock.now();
  const { why, hypothesis, inTime } = await core.database.read(async (q) => ({
    why: await mayNotAnswer(q, topic, here, click.person.userId, now),
    hypothesis: await hypothesisOf(q, workspaceId, topic.hypothesisId),
    inTime: (await weekToTakeInto(q, here.squad, now)) === weekAt(here.squad, now),
  }));
  if (why) return sentence(await mayNotAnswerText(click, here.squad, why));
  if (!hypothesis) return sentence(here.words.ideas.notWaiting.gone);
  if (!inTime) return sentence(here.words.hotTopic.weekIsOver);
  return open(await takeInView(click, here, hypothesis, topic.id));
}

/** A question's answer: not in this week, the idea waits for the next planning. */
const puttingOff: Deed<{ topicId: string }, HotTopic, { topicId: string }, MayNotAnswer> = {
  name: 'week.not-now',
  accepted: z.object({ topicId: z.string() }),
  async find(q, workspaceId, { topicId }) {
    const topic = await topicById(q, workspaceId, topicId);
    return topic && { squadIds: [topic.squadId], subject: topic };
  },
  async act(change, { actor: { userId }, squad, members, subject: topic }, { topicId }) {
    const refused = await mayNotAnswer(change.tx, topic, { squad, members }, userId, change.at);
    if (refused) return { refused };
    await answerTopic(change, squad, topicId, { state: 'monday', by: userId });
    return { accepted: { topicId } };
  },
};

/** "Monday" under a question: the button's value is the question. */
export async function onNotNow(click: Click): Promise<Answer> {
  const done = await perform(click, puttingOff, { topicId: click.value });
  return answerTo(click, done, (refused, squad) => mayNotAnswerText(click, squad, refused));
}
