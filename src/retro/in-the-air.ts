import { bold, type Inline, line } from '../language/line.ts';
import { tellWay } from '../measurement/tell-plan.ts';
import { list, rich } from '../slack/blocks.ts';
import type { MessageBlock } from '../slack/message.ts';
import type { Digest } from './snapshot.ts';
import { howMany, type LimitedSpeech, seeLink, titleOf } from './telling.ts';

/** Most bets told one by one, usually and in a tight message. */
const MOST = [6, 2] as const;

/** What is live and will be decided, under the day on which that is. */
export function airBlocks({ live }: Digest, room: LimitedSpeech): MessageBlock[] {
  const { words, format } = room;
  const told = words.retro.digest;
  const all = live.flatMap((one) => (one.decided ? [{ ...one, decided: one.decided }] : []));
  const soonest = all.toSorted((a, b) => (a.decided.on < b.decided.on ? -1 : 1));
  const shown = soonest.slice(0, howMany(room, ...MOST));
  const rest = all.length - shown.length;
  const days = [...Map.groupBy(shown, ({ decided }) => decided.on)];
  return [
    ...days.flatMap(([on, bets]) => [
      rich(bold(told.inTheAir(format.date(on)))),
      list(
        bets.map((one): Inline => {
          const how = tellWay(one.decided.plan, room, 60);
          return line`${bold(titleOf(one, room))} · ${how}${seeLink(one, room)}`;
        }),
      ),
    ]),
    ...(rest > 0 ? [rich(told.moreLive(rest))] : []),
  ];
}
