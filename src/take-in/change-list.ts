import { dateAt } from '../calendar/zone.ts';
import { type Commitment, liveOn } from '../commitments/commitment.ts';
import { liveCommitments, openCommitments } from '../commitments/store.ts';
import { type Inline, join } from '../language/line.ts';
import { type Speech, speechTo } from '../language/speech.ts';
import type { PlanVersion } from '../measurement/plan.ts';
import { plansOf } from '../measurement/store.ts';
import { tellPlan } from '../measurement/tell-plan.ts';
import { type Answer, open, say } from '../slack/answers.ts';
import { buttonFor, context, rich, section } from '../slack/blocks.ts';
import { actions } from '../slack/ids.ts';
import type { Click } from '../slack/listen.ts';
import { noticeOf } from '../slack/modal.ts';
import { type Names, namesOf } from '../slack/names.ts';
import { typed } from '../slack/typed.ts';
import { memberOf } from '../squad/gate.ts';
import type { Squad } from '../squad/squad.ts';

/** Most that is listed: a block each, and a modal has 100. */
const MOST = 90;
const TITLE = 150;
const COUNTS = 60;

/** "Change what is taken": the button's value is the squad. All that is open, then what is live without a result. */
export async function onChangeWeek(click: Click): Promise<Answer> {
  const gate = await memberOf(click, click.value);
  if ('refusal' in gate) return say(gate.refusal);
  const { squad, language, words } = gate.here;
  const { all, names, plans } = await click.core.database.read(async (q) => {
    const all = [...(await openCommitments(q, squad.id)), ...(await liveCommitments(q, squad.id))];
    const ids = all.map(({ ownerId }) => ownerId);
    const bets = all.flatMap(({ bet }) => (bet ? [bet.id] : []));
    const names = await namesOf(q, squad.workspaceId, ids);
    return { all, names, plans: await plansOf(q, bets) };
  });
  const { change } = words.week;
  const told = { ...speechTo({ language }), names, plans, rituals: squad.rituals };
  const shown = all.slice(0, MOST).map((one) => workBlock(one, told));
  const rest = all.length - shown.length;
  return open(
    noticeOf(language, change.title, [
      ...(shown.length === 0 ? [rich(change.nothing)] : shown),
      ...(rest > 0 ? [context(words.planning.more(rest))] : []),
    ]),
  );
}

interface Telling extends Speech {
  readonly names: Names;
  readonly plans: ReadonlyMap<string, PlanVersion>;
  readonly rituals: Squad['rituals'];
}

function workBlock(one: Commitment, telling: Telling) {
  const { words, format, names, plans, rituals } = telling;
  const { liveBy, launch, bet } = one;
  const { change } = words.week;
  const live = launch && change.liveSince(format.shortDate(dateAt(launch.at, rituals.zone)));
  const plan = bet && plans.get(bet.id)?.plan;
  const deciding = plan && { plan, live: liveOn(one, rituals.zone), retro: rituals.retro.weekday };
  const day = live ?? (liveBy === null ? '' : words.planning.liveBy(format.shortDate(liveBy)));
  const how = deciding ? tellPlan(deciding, telling, COUNTS) : '';
  const facts: Inline[] = [typed(one.title, TITLE), names(one.ownerId), day, how];
  return section(join(facts, words.planning.between), buttonFor(change.one, actions.changeWork, one.id));
}
