import type { RitualSettings } from '../calendar/ritual-settings.ts';
import { dateAt, type Zone } from '../calendar/zone.ts';
import { worthItFromOf } from '../commitments/arms.ts';
import { type CommitmentChange, changesOf } from '../commitments/change-store.ts';
import type { Commitment, Result } from '../commitments/commitment.ts';
import { type Lasting, lastingOf } from '../commitments/lasting-store.ts';
import { resultsEntered } from '../commitments/result-store.ts';
import { commitmentsById } from '../commitments/store.ts';
import type { Query } from '../database/database.ts';
import { answerText } from '../hot-topic/view.ts';
import { type HypothesisLife, lifeOf } from '../hypothesis/history-store.ts';
import type { Hypothesis } from '../hypothesis/hypothesis.ts';
import { betText } from '../hypothesis/lines.ts';
import { holdersOf } from '../hypothesis/quarrel-sides.ts';
import { type Quarrel, quarrelOf } from '../hypothesis/quarrel-store.ts';
import { isVerdict } from '../hypothesis/rules.ts';
import { type HotTopic, topicsOf } from '../hypothesis/topic-store.ts';
import type { Line } from '../language/line.ts';
import type { Speech } from '../language/speech.ts';
import type { PlanVersion } from '../measurement/plan.ts';
import { plansEver } from '../measurement/store.ts';
import { tellPlan } from '../measurement/tell-plan.ts';
import { tellResult } from '../results/telling.ts';
import type { Names } from '../slack/names.ts';
import { typed } from '../slack/typed.ts';

/** Most that is read of each sort, and most lines that are shown. */
const READ = 40;
const SHOWN = 30;
const TITLE = 150;
const NOTE = 200;

/** All that ever happened to a hypothesis, as it is read. */
export interface History {
  readonly life: HypothesisLife;
  readonly results: readonly Result[];
  readonly lasting: Lasting | undefined;
  readonly topics: readonly HotTopic[];
  /** The quarrel that it is to answer. */
  readonly quarrel: Quarrel | undefined;
  readonly commitments: ReadonlyMap<string, Commitment>;
  /** What was changed while it was in a week. */
  readonly changes: readonly CommitmentChange[];
  /** How it was to be decided, each time that was fixed, newest first. */
  readonly plans: readonly PlanVersion[];
  /** Everybody who had to do with it. */
  readonly people: readonly string[];
}

/** Reads a hypothesis's history: a fixed number of queries. */
export async function historyOf(q: Query, { id, workspaceId, authorId }: Hypothesis): Promise<History> {
  const life = await lifeOf(q, id, READ);
  const results = await resultsEntered(q, id, READ);
  const lasting = (await lastingOf(q, [id])).get(id);
  const topics = await topicsOf(q, id, READ);
  const changes = await changesOf(q, id, READ);
  const plans = await plansEver(q, id, READ);
  const quarrel = await quarrelOf(q, id);
  const ids = topics.flatMap(({ commitmentId, givesWayId }) => [commitmentId, givesWayId]);
  const people = [
    authorId,
    ...[...life.steps, ...life.versions, ...results, ...plans].map(({ by }) => by),
    ...life.estimates.map(({ userId }) => userId),
    ...topics.map(({ askedBy }) => askedBy),
    ...(lasting ? [lasting.by] : []),
    ...changes.flatMap(({ by, after }) => [by, after.ownerId]),
    ...(quarrel ? holdersOf(quarrel) : []),
  ];
  return {
    life,
    results,
    lasting,
    topics,
    quarrel,
    changes,
    plans,
    commitments: await commitmentsById(
      q,
      workspaceId,
      ids.filter((one) => one !== null),
    ),
    people: [...new Set(people)],
  };
}

/** How history is told. */
export interface HistorySpeech extends Speech {
  readonly zone: Zone;
  readonly names: Names;
  /** The squad's, with the weekday on which it decides. */
  readonly rituals: RitualSettings;
}

interface Event {
  readonly at: number;
  readonly said: string;
}

/** The history in words, oldest first; `earlier` of the oldest lines are left out. */
export function historyLines(
  hypothesis: Hypothesis,
  history: History,
  telling: HistorySpeech,
): { readonly lines: readonly Line[]; readonly earlier: number } {
  const { words, format, zone } = telling;
  const events = [
    ...stepEvents(hypothesis, history.life, telling),
    ...versionEvents(history.life, telling),
    ...estimateEvents(history.life, telling),
    ...topicEvents(hypothesis, history, telling),
    ...changeEvents(history.changes, telling),
    ...planEvents(history.plans, telling),
    ...resultEvents(hypothesis, history.results, telling),
    ...lastingEvents(history, telling),
  ].toSorted((a, b) => a.at - b.at);
  const shown = events.slice(-SHOWN);
  return {
    lines: shown.map(({ at, said }) => words.ideas.detail.event(format.shortDate(dateAt(at, zone)), said)),
    earlier: events.length - shown.length,
  };
}

function stepEvents(
  { authorId }: Hypothesis,
  { steps }: HypothesisLife,
  { words, names }: HistorySpeech,
): Event[] {
  const { detail } = words.ideas;
  return steps.flatMap(({ from, to, by, why, at }) => {
    const name = names(by);
    if (from === null && isVerdict(to)) return { at, said: detail.broughtIn(name) };
    if (from === null) {
      return { at, said: by === authorId ? detail.logged(name) : detail.loggedFor(name, names(authorId)) };
    }
    if (to === 'committed') {
      return { at, said: from === 'launched' ? detail.notLive(name) : detail.committed(name) };
    }
    if (to === 'ready' && from === 'committed') return { at, said: detail.takenOut(name) };
    if (to === 'launched') return { at, said: detail.live(name) };
    if (to !== 'dropped') return [];
    return {
      at,
      said:
        why === null && by === authorId
          ? detail.withdrew(name)
          : detail.dropped(name, typed(why ?? '', NOTE)),
    };
  });
}

/** Each wording after the first, and what was said to be different. */
function versionEvents({ versions }: HypothesisLife, { words, format, names }: HistorySpeech): Event[] {
  const { ideas } = words;
  return versions.flatMap((version, index) => {
    const before = versions[index + 1];
    if (before === undefined) return [];
    const name = names(version.by);
    const differs = version.differs !== before.differs && version.differs !== null;
    const said = differs
      ? ideas.detail.added(name, typed(version.differs ?? '', NOTE))
      : ideas.detail.reworded(name, typed(version.title, TITLE));
    const bet = differs ? '' : betText(words, format, { ...version, differs: null }, NOTE);
    return { at: version.at, said: bet === '' ? said : ideas.detail.note(said, bet) };
  });
}

/** What one member gave at one time is one line, both variants. */
function estimateEvents({ estimates }: HypothesisLife, { words, format, names }: HistorySpeech): Event[] {
  const { hypothesis, ideas } = words;
  const given = Map.groupBy(estimates, ({ userId, at }) => `${userId}/${at}`);
  return [...given.values()].flatMap((parts) => {
    const [first] = parts;
    if (!first) return [];
    const days = parts
      .toReversed()
      .map((part) => hypothesis.variant[part.variant](format.days(part.days), ''))
      .join(hypothesis.between);
    const said = ideas.detail.estimated(names(first.userId), days);
    const costs = typed(first.costs ?? '', NOTE);
    return {
      at: first.at,
      said: costs === '' ? said : ideas.detail.note(said, hypothesis.costTheTime(costs)),
    };
  });
}

/** What is different since each change; that a launch was taken back is a step of its own. */
function changeEvents(changes: readonly CommitmentChange[], telling: HistorySpeech): Event[] {
  const { words, format, zone, names } = telling;
  const { changes: told, changed } = words.ideas.detail;
  return changes.flatMap(({ before, after, by, at }) => {
    const launch = after.launch;
    if (before.launch !== null && launch === null) return [];
    const isOther = (part: 'ownerId' | 'variant' | 'liveBy'): boolean => before[part] !== after[part];
    const since =
      launch && launch.at !== before.launch?.at ? format.shortDate(dateAt(launch.at, zone)) : null;
    const what = [
      isOther('ownerId') ? told.owner(names(after.ownerId)) : '',
      isOther('variant') && after.variant !== null ? told[after.variant] : '',
      isOther('liveBy') && after.liveBy !== null ? words.planning.liveBy(format.shortDate(after.liveBy)) : '',
      since === null ? '' : words.week.change.liveSince(since),
      launch !== null && since === null ? told.launch : '',
    ].filter((one) => one !== '');
    return { at, said: changed(names(by), what.join(words.hypothesis.between)) };
  });
}

function planEvents(plans: readonly PlanVersion[], telling: HistorySpeech): Event[] {
  const { words, names, rituals } = telling;
  const { fixed, changed } = words.measurement.history;
  return plans.map(({ plan, reason, by, at }) => {
    const how = tellPlan({ plan, live: null, retro: rituals.retro.weekday }, telling, TITLE);
    return {
      at,
      said: reason === null ? fixed(names(by), how) : changed(names(by), how, typed(reason, NOTE)),
    };
  });
}

function topicEvents(hypothesis: Hypothesis, history: History, telling: HistorySpeech): Event[] {
  const { detail } = telling.words.ideas;
  return history.topics.map((topic) => {
    const { commitmentId, givesWayId } = topic;
    const answered = {
      topic,
      hypothesis,
      planning: null,
      commitment: history.commitments.get(commitmentId ?? ''),
      givesWay: history.commitments.get(givesWayId ?? ''),
    };
    const answer = topic.state === 'open' ? '' : answerText(answered, telling);
    return { at: topic.askedAt, said: detail.asked(telling.names(topic.askedBy), answer) };
  });
}

function lastingEvents({ lasting }: History, { words, names }: HistorySpeech): Event[] {
  if (lasting === undefined) return [];
  return [{ at: lasting.at, said: words.week.lasting.event(names(lasting.by), typed(lasting.value, NOTE)) }];
}

function resultEvents(hypothesis: Hypothesis, results: readonly Result[], telling: HistorySpeech): Event[] {
  const { words, names } = telling;
  return results.map((result) => {
    const verdict = result.ruledOut ? words.memory.ruledOut : words.week.verdicts[result.verdict];
    const told = tellResult(result, worthItFromOf(hypothesis), telling);
    const said = words.ideas.detail.result(names(result.by), verdict, told);
    const learned = typed(result.learned, NOTE);
    return {
      at: result.at,
      said: learned === '' ? said : words.ideas.detail.note(said, words.memory.learned(learned)),
    };
  });
}
