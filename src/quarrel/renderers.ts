import { worthItFromOf } from '../commitments/arms.ts';
import { liveOn } from '../commitments/commitment.ts';
import { resultsEntered } from '../commitments/result-store.ts';
import { inWorkOf, launchedOf } from '../commitments/store.ts';
import type { Query } from '../database/database.ts';
import { type Owed, type Renderer, renderer } from '../delivery/renderer.ts';
import { kinds } from '../hypothesis/quarrel-answer.ts';
import { holdersOf } from '../hypothesis/quarrel-sides.ts';
import type { Quarrel } from '../hypothesis/quarrel-store.ts';
import { plain } from '../language/line.ts';
import { type Speech, speechTo } from '../language/speech.ts';
import { planOf } from '../measurement/store.ts';
import { tellPlan } from '../measurement/tell-plan.ts';
import { tellAnswer, tellResult } from '../results/telling.ts';
import { button, buttons, rich } from '../slack/blocks.ts';
import { actions } from '../slack/ids.ts';
import { namesOf } from '../slack/names.ts';
import { typed } from '../slack/typed.ts';
import { channelOf, readerFor } from '../squad/reader.ts';
import type { Squad } from '../squad/squad.ts';
import { squadOf } from '../squad/store.ts';
import { type WithBet, withBet } from './deeds.ts';
import { isOver } from './rules.ts';
import { answerMessage, sidesMessage } from './view.ts';

/** Most of what is counted, in the plan; most of a title, and of a side that is quoted. */
const COUNTS = 100;
const TITLE = 150;
const SIDE = 300;

async function about(
  q: Query,
  { workspaceId }: Owed,
  quarrelId: string,
): Promise<(WithBet & { squad: Squad }) | undefined> {
  const found = await withBet(q, workspaceId, quarrelId);
  const squad = found && (await squadOf(q, workspaceId, found.quarrel.squadId));
  return squad && { ...found, squad };
}

async function speechIn(q: Query, squad: Squad, quarrel: Quarrel) {
  const names = await namesOf(q, squad.workspaceId, holdersOf(quarrel));
  return { ...speechTo(channelOf(squad)), names };
}

/** The bet in work or live, with how it gets its answer; null: it is not taken in. */
async function underwayOf(q: Query, squad: Squad, { bet }: WithBet, speech: Speech) {
  if (bet.state !== 'committed' && bet.state !== 'launched') return null;
  const version = await planOf(q, bet.id);
  if (!version) return { plan: null };
  const find = bet.state === 'launched' ? launchedOf : inWorkOf;
  const commitment = await find(q, squad.id, bet.id);
  const live = commitment ? liveOn(commitment, squad.rituals.zone) : null;
  const deciding = { plan: version.plan, live, retro: squad.rituals.retro.weekday };
  return { plan: tellPlan(deciding, speech, COUNTS) };
}

const sides = renderer(kinds.sides, async (q, owed, { quarrelId }) => {
  const found = await about(q, owed, quarrelId);
  if (!found) return undefined;
  const { quarrel, bet, squad } = found;
  const speech = await speechIn(q, squad, quarrel);
  const isAsked = owed.now < quarrel.askedUntil;
  const message = sidesMessage(
    {
      ...{ quarrel, bet, noThread: owed.threadTs === null },
      underway: await underwayOf(q, squad, found, speech),
      until: isAsked ? speech.format.dayTime(quarrel.askedUntil, speech.zone) : null,
    },
    speech,
  );
  return { ...message, isFinal: isOver(bet.state) };
});

const ask = renderer(kinds.ask, async (q, owed, { quarrelId }) => {
  const found = await about(q, owed, quarrelId);
  if (!found) return undefined;
  const { quarrel, bet, squad } = found;
  const { words } = speechTo(await readerFor(q, squad, quarrel.openedBy));
  const told = words.quarrel;
  const isDone = quarrel.other !== null || isOver(bet.state);
  // Nobody needs to read it any more.
  if (isDone && owed.sentAt === null) return undefined;
  const title = typed(bet.title, TITLE);
  const line = isDone ? told.askDone(title) : told.askOpener(title, typed(quarrel.one, SIDE));
  const write = button({ text: told.write, actionId: actions.otherSide, value: quarrel.id });
  return { text: plain(line), blocks: [rich(line), ...(isDone ? [] : [buttons(write)])], isFinal: isDone };
});

const answer = renderer(kinds.answer, async (q, owed, { quarrelId }) => {
  const found = await about(q, owed, quarrelId);
  if (!found) return undefined;
  const { quarrel, bet, squad } = found;
  const [result, earlier] = await resultsEntered(q, bet.id, 2);
  if (!result) return undefined;
  const speech = await speechIn(q, squad, quarrel);
  const { plan, counted, against, verdict } = result;
  const byPlan = plan !== null && counted !== null;
  return answerMessage(
    {
      ...{ quarrel, bet, result, noThread: owed.threadTs === null },
      short: tellResult(result, worthItFromOf(bet), speech),
      whole: byPlan ? tellAnswer({ plan, counted, against }, verdict, speech) : '',
      before: earlier && earlier.verdict !== verdict ? earlier.verdict : null,
    },
    speech,
  );
});

/** What draws the messages of quarrels. */
export const renderers: readonly Renderer[] = [sides, ask, answer];
