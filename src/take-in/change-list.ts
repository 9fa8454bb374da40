import { dateAt } from '../calendar/zone.ts';
import type { Commitment } from '../commitments/commitment.ts';
import { liveCommitments, openCommitments } from '../commitments/store.ts';
import { type Inline, join } from '../language/line.ts';
import { type Speech, speechTo } from '../language/speech.ts';
import { type Answer, open, say } from '../slack/answers.ts';
import { buttonFor, context, rich, section } from '../slack/blocks.ts';
import { actions } from '../slack/ids.ts';
import type { Click } from '../slack/listen.ts';
import { noticeOf } from '../slack/modal.ts';
import { type Names, namesOf } from '../slack/names.ts';
import { typed } from '../slack/typed.ts';
import { memberOf } from '../squad/gate.ts';

/** Most that is listed: a block each, and a modal has 100. */
const MOST = 90;
const TITLE = 150;

/** "Change what is taken": the button's value is the squad. All that is open, then what is live without a result. */
export async function onChangeWeek(click: Click): Promise<Answer> {
  const gate = await memberOf(click, click.value);
  if ('refusal' in gate) return say(gate.refusal);
  const { squad, language, words } = gate.here;
  const { all, names } = await click.core.database.read(async (q) => {
    const all = [...(await openCommitments(q, squad.id)), ...(await liveCommitments(q, squad.id))];
    const ids = all.map(({ ownerId }) => ownerId);
    return { all, names: await namesOf(q, squad.workspaceId, ids) };
  });
  const { change } = words.week;
  const { zone } = squad.rituals;
  const shown = all.slice(0, MOST).map((one) => workBlock(one, names, zone, speechTo({ language })));
  const rest = all.length - shown.length;
  return open(
    noticeOf(language, change.title, [
      ...(shown.length === 0 ? [rich(change.nothing)] : shown),
      ...(rest > 0 ? [context(words.planning.more(rest))] : []),
    ]),
  );
}

function workBlock(one: Commitment, names: Names, zone: string, { words, format }: Speech) {
  const { liveBy, launch } = one;
  const { change } = words.week;
  const live = launch && change.liveSince(format.shortDate(dateAt(launch.at, zone)));
  const day = live ?? (liveBy === null ? '' : words.planning.liveBy(format.shortDate(liveBy)));
  const facts: Inline[] = [typed(one.title, TITLE), names(one.ownerId), day];
  return section(join(facts, words.planning.between), buttonFor(change.one, actions.changeWork, one.id));
}
