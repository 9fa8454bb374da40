import { z } from 'zod';
import { decidedSince } from '../commitments/store.ts';
import type { Change } from '../database/change.ts';
import { defineKind } from '../database/kind.ts';
import { renderer } from '../delivery/renderer.ts';
import { want } from '../delivery/want.ts';
import { bold, join, line, plain } from '../language/line.ts';
import { speechTo } from '../language/speech.ts';
import { paceText } from '../metric/views.ts';
import { decidedResults } from '../retro/decided.ts';
import { namedResults } from '../retro/named.ts';
import { rich } from '../slack/blocks.ts';
import { typed } from '../slack/typed.ts';
import { membersOf } from '../squad/member-store.ts';
import { readerFor } from '../squad/reader.ts';
import { isMember } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { squadOf } from '../squad/store.ts';
import { squadBoard } from '../squad-board/facts.ts';
import { headline } from '../squad-board/number-view.ts';
import { firstDayKey } from './first-day.ts';

const SO_FAR = defineKind('first-days.so-far', z.object({ squadId: z.string(), userId: z.string() }));

/** What was decided so long ago is told: three months. */
const BACK_MS = 91 * 24 * 60 * 60_000;
const TITLE = 80;

/** Tells somebody who joins a squad that is under way what won, what was ruled out and where it stands: once each time. */
export async function wantSoFar(change: Change, squad: Squad, userId: string): Promise<void> {
  const { id: squadId, workspaceId } = squad;
  await want(change, {
    ...{ workspaceId, squadId, key: `squad/${squadId}/so-far/${userId}/${change.at}` },
    kind: SO_FAR,
    subject: { squadId, userId },
    to: { user: userId },
    afterKey: firstDayKey(squadId, userId),
  });
}

/** As it is at that moment: from then on they see for themselves. */
export const soFarRenderer = renderer(SO_FAR, async (q, { workspaceId, now }, { squadId, userId }) => {
  const squad = await squadOf(q, workspaceId, squadId);
  if (!squad || !isMember(await membersOf(q, squad), userId)) return undefined;
  const decided = await decidedSince(q, squadId, now - BACK_MS);
  const { won, lost } = await decidedResults(q, squad, decided);
  const ruledOut = lost.filter(({ nthThisQuarter }) => nthThisQuarter !== null);
  const board = await squadBoard(q, squad, now);
  const reader = { ...(await readerFor(q, squad, userId)), now };
  const speech = speechTo(reader);
  const { words } = speech;
  const told = words.squad.soFar;
  const room = { ...speech, squadId, date: board.today, classic: false, most: TITLE };
  const pace = paceText({ direction: board.number.direction ?? 'up' }, board.pace, speech);
  const stands = line`${bold(told.number)}${join([headline(board, speech), pace], words.planning.between)}`;
  const lines =
    decided.length === 0
      ? [line`${told.nothing}`, stands]
      : [
          line`${bold(told.won)}${namedResults(won, room) || told.noneWon}`,
          line`${bold(told.ruledOut)}${namedResults(ruledOut, room) || told.noneRuledOut}`,
          stands,
        ];
  const title = told.title(typed(squad.name, TITLE));
  return { text: plain(title), blocks: [rich(title, ...lines)], isFinal: true };
});
