import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { actionOf, addAction, openActions } from '../src/commitments/action-store.ts';
import { launch, takeIn } from '../src/commitments/commitment-store.ts';
import { addNote, notesOf, tryById } from '../src/commitments/note-store.ts';
import { addResult, ruledOutBetween, ruledOutCount, ruledOutPage } from '../src/commitments/result-store.ts';
import { scaleUpsWaiting } from '../src/commitments/scale-up-store.ts';
import {
  commitmentOf,
  commitmentsById,
  decidedSince,
  inWorkOf,
  launchedOf,
  liveCommitments,
  openCommitments,
  standingOf,
} from '../src/commitments/store.ts';
import type { Change } from '../src/database/change.ts';
import type { Query } from '../src/database/database.ts';
import { defineKind } from '../src/database/kind.ts';
import { subjectIn, want } from '../src/delivery/want.ts';
import { lastAnswers } from '../src/home/store.ts';
import { closeTo, fromMessage, listed, search, withoutPartOf } from '../src/hypothesis/find-store.ts';
import { type Hypothesis, justTitle } from '../src/hypothesis/hypothesis.ts';
import { addQuarrel, quarrelById } from '../src/hypothesis/quarrel-store.ts';
import { addRepeat, repeatsOf } from '../src/hypothesis/repeat-store.ts';
import {
  addHypothesis,
  hypothesesOf,
  hypothesisOf,
  ideaCounts,
  ideasByScore,
  ideasToEstimate,
} from '../src/hypothesis/store.ts';
import { addTopic, openTopics, topicById } from '../src/hypothesis/topic-store.ts';
import { metricOf, setMetric } from '../src/metric/store.ts';
import { ensureSprint, occurrenceById, occurrenceOn, sprintOn } from '../src/ritual/store.ts';
import { nextTimers } from '../src/schedule/store.ts';
import { absencesOf, awayFrom, declare, declaredFrom, declaredOf } from '../src/squad/absence-store.ts';
import { addBlocker, blockerOf, openBlockers } from '../src/standup/blockers/store.ts';
import { addEntry, lastPlan } from '../src/standup/store.ts';
import { at, type Life, squadLife } from './support/rigs/squad-life.ts';

const MONDAY = '2026-11-23';
const FRIDAY = '2026-11-27';

const KEY = 'results/2026-11-27/ann';
const MESSAGE = defineKind('a message', z.object({}));

/** A squad in whose week there is one of everything. */
async function filled() {
  const life = await squadLife({ at: at(`${MONDAY} 08:00`) });
  const squad = await life.squad();
  const where = { workspaceId: squad.workspaceId, squadId: squad.id };
  const retro = await life.occurrence('retro', FRIDAY);
  const standup = await life.occurrence('standup', '2026-11-24');
  const made = await life.change(async (change) => {
    const idea = (title: string, more: { parentId?: string; sourceUrl?: string } = {}) =>
      addHypothesis(change, { ...where, authorId: 'ann', wording: justTitle(title), ...more });
    const waiting = await idea('Referral', { sourceUrl: 'https://acme.slack.com/1' });
    const taken = await commit(change, life, await idea('Group buying'));
    const live = await commit(change, life, await idea('Pay button'));
    await launch(change, live, 'ann');
    const lost = await commit(change, life, await idea('Countdown'));
    await launch(change, lost, 'ann');
    if (!lost.bet) throw new Error('It is no bet.');
    const verdict = { verdict: 'lost', ruledOut: true, learned: 'no' } as const;
    await addResult(change, lost, lost.bet, verdict, { by: 'ann', scaleUpTitle: '' });
    await idea('Bigger', { parentId: live.bet?.id ?? '' });
    await addRepeat(change, waiting, lost.bet.id);
    await addNote(change, { workspaceId: 'T1', occurrenceId: retro.id, ...note });
    await addAction(change, { ...where, occurrenceId: retro.id, text: 'Ask', ownerId: 'ann', by: 'ann' });
    const answer = { yesterday: null, today: 'the form', inTheWay: 'no copy', commitmentId: null };
    const { id: entryId } = await addEntry(change, standup, 'ann', answer);
    await addBlocker(change, standup, { userId: 'ann', entryId, helperId: null });
    await want(change, { ...where, key: KEY, kind: MESSAGE, subject: {}, to: { channel: 'C1' } });
    await setMetric(change, squad, { name: 'Sign-ups', kind: 'total' });
    const sides = { one: 'a', oneBy: 'ann', other: null, otherBy: null, otherMind: null };
    return {
      waiting,
      taken,
      live,
      lost,
      topic: await addTopic(change, { ...where, hypothesisId: waiting.id, askedBy: 'ann' }),
      quarrel: await addQuarrel(change, {
        ...{ ...where, hypothesisId: waiting.id, openedBy: 'ann', backs: 'one', minds: null },
        ...{ ...sides, askedUntil: change.at },
      }),
      away: await declare(change, squad, {
        ...{ kind: 'away', userId: 'ann', from: FRIDAY, to: FRIDAY, recordedBy: 'ann' },
      }),
    };
  });
  const [action, blocker] = await life.read(async (q) => [
    (await openActions(q, squad.id))[0],
    (await openBlockers(q, squad.id))[0],
  ]);
  return { life, squad, retro, action: action?.id ?? '', blocker: blocker?.id ?? '', ...made };
}

const note = { userId: 'ann', wentWell: null, didnt: null, tryNext: 'Fewer meetings' };

async function commit(change: Change, life: Life, bet: Hypothesis) {
  const { workspaceId, squadId } = bet;
  const squad = { workspaceId, id: squadId };
  const { id: sprintId } = await ensureSprint(change, squad, MONDAY);
  const taken = await takeIn(change, {
    ...{ workspaceId, squadId, sprintId, hypothesisId: bet.id, variant: null, days: null },
    ...{ ownerId: 'ann', others: [], liveBy: FRIDAY, by: 'ann' },
  });
  if (!taken.taken) throw new Error(`${bet.title} was not taken in after ${life.now()}.`);
  const found = await commitmentOf(change.tx, workspaceId, taken.commitmentId);
  if (!found) throw new Error(`${bet.title} is not found.`);
  return found;
}

type Filled = Awaited<ReturnType<typeof filled>>;

/** How much was found: an empty list, map or page is nothing, as is what is undefined or null. */
function amount(found: unknown): number {
  if (found === undefined || found === null) return 0;
  if (Array.isArray(found)) return found.length;
  if (found instanceof Map) return found.size;
  if (typeof found === 'number') return found;
  if (typeof found === 'object' && 'shown' in found) return amount(found.shown);
  if (typeof found === 'object' && 'ideas' in found) return amount(found.ideas);
  return 1;
}

/** What is looked up by the id of a thing, in a workspace. */
const inWorkspace: Record<string, (q: Query, here: Filled, workspaceId: string) => Promise<unknown>> = {
  hypothesis: (q, { waiting }, of) => hypothesisOf(q, of, waiting.id),
  'hot topic': (q, { topic }, of) => topicById(q, of, topic.id),
  quarrel: (q, { quarrel }, of) => quarrelById(q, of, quarrel.id),
  commitment: (q, { taken }, of) => commitmentOf(q, of, taken.id),
  'standing of a commitment': (q, { taken }, of) => standingOf(q, of, taken.id),
  commitments: (q, { taken }, of) => commitmentsById(q, of, [taken.id]),
  action: (q, { action }, of) => actionOf(q, of, action),
  try: async (q, { retro }, of) => {
    const [own] = await notesOf(q, retro.id);
    return tryById(q, of, `${own?.id}/0`);
  },
  occurrence: (q, { retro }, of) => occurrenceById(q, of, retro.id),
  blocker: (q, { blocker }, of) => blockerOf(q, of, blocker),
  message: (q, _, of) => subjectIn(q, of, KEY),
  absence: (q, { away }, of) => declaredOf(q, of, [away.id]),
};

/** What a squad's own lists hold. */
const inSquad: Record<string, (q: Query, here: Filled, squadId: string) => Promise<unknown>> = {
  hypotheses: (q, { waiting }, of) => hypothesesOf(q, of, [waiting.id]),
  'ideas by score': (q, _, of) => ideasByScore(q, of, 10),
  'count of ideas': (q, _, of) => ideaCounts(q, of),
  'ideas to estimate': (q, _, of) => ideasToEstimate(q, of, 10),
  'ideas without somebody’s part': (q, _, of) => withoutPartOf(q, of, 'ann', { last: null, size: 10 }),
  'listed ideas': (q, _, of) => listed(q, of, 'waiting', { page: 0, size: 10 }),
  search: (q, _, of) => search(q, of, 'referral', { page: 0, size: 10 }),
  'what is close': (q, _, of) => closeTo(q, { id: null, squadId: of, title: 'Referral' }, 3),
  'what a message was logged as': (q, _, of) => fromMessage(q, of, 'https://acme.slack.com/1'),
  'hot topics': (q, _, of) => openTopics(q, of),
  'open commitments': (q, _, of) => openCommitments(q, of),
  'live commitments': (q, _, of) => liveCommitments(q, of),
  'what was launched of a bet': (q, { live }, of) => launchedOf(q, of, live.bet?.id ?? ''),
  'what is in work of a bet': (q, { taken }, of) => inWorkOf(q, of, taken.bet?.id ?? ''),
  'what was decided': (q, _, of) => decidedSince(q, of, 0),
  'count of wrong answers': (q, _, of) => ruledOutCount(q, of),
  'wrong answers': (q, _, of) => ruledOutPage(q, of, { page: 0, size: 10 }),
  'wrong answers of a while': (q, _, of) => ruledOutBetween(q, of, 0, Number.MAX_SAFE_INTEGER),
  'bigger versions': (q, _, of) => scaleUpsWaiting(q, of),
  repeats: (q, { lost }, of) => repeatsOf(q, of, [lost.bet?.id ?? '']),
  actions: (q, _, of) => openActions(q, of),
  blockers: (q, _, of) => openBlockers(q, of),
  plan: (q, _, of) => lastPlan(q, of, 'ann', FRIDAY),
  answers: (q, _, of) => lastAnswers(q, 'ann', [of]),
  metric: (q, _, of) => metricOf(q, of),
  sprint: (q, _, of) => sprintOn(q, of, MONDAY),
  'occurrence of a day': (q, _, of) => occurrenceOn(q, of, 'retro', FRIDAY),
  absences: (q, _, of) => absencesOf(q, of, MONDAY, FRIDAY),
  'declared days': (q, _, of) => declaredFrom(q, of, MONDAY),
  'somebody’s days': (q, _, of) => awayFrom(q, of, ['ann'], MONDAY),
  timers: (q, _, of) => nextTimers(q, { squadId: of, limit: 1 }),
};

/** Which of them find something, by name. */
async function finding(looks: typeof inWorkspace, here: Filled, of: string): Promise<string[]> {
  const found: string[] = [];
  for (const [name, look] of Object.entries(looks)) {
    if (amount(await here.life.read((q) => look(q, here, of))) > 0) found.push(name);
  }
  return found;
}

describe('what is stored', () => {
  test('is found by its id in its own workspace only', async () => {
    const here = await filled();
    expect(await finding(inWorkspace, here, here.squad.workspaceId)).toEqual(Object.keys(inWorkspace));
    expect(await finding(inWorkspace, here, 'T2')).toEqual([]);
  });

  test('is on the lists of its own squad only', async () => {
    const here = await filled();
    expect(await finding(inSquad, here, here.squad.id)).toEqual(Object.keys(inSquad));
    expect(await finding(inSquad, here, 'another')).toEqual([]);
  });
});
