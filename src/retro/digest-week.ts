import { bold, type Inline, join, line } from '../language/line.ts';
import { rich } from '../slack/blocks.ts';
import { shares } from '../slack/budget.ts';
import type { MessageBlock } from '../slack/message.ts';
import { typed } from '../slack/typed.ts';
import type { Digest } from './snapshot.ts';
import { howMany, type Room, short, titleOf } from './telling.ts';

/** Most titles told one by one, and in a list of titles, usually and in a tight message. */
const TOLD = [5, 2] as const;
const LISTED = [8, 3] as const;
/** All notes may together be this many times as long as one text. */
const NOTES = 10;

/** What has no verdict: too early, live, going on, done, dropped; or that nothing was planned. */
export function weekBlocks(digest: Digest, room: Room): MessageBlock[] {
  const { words, format } = room;
  const told = words.retro.digest;
  const { tooEarly, live, carried, done, dropped, launches } = digest;
  const nothingLive = launches === 0 && carried.some((one) => one.bet);
  const most = howMany(room, ...TOLD);
  const rest = Math.max(0, tooEarly.length - most) + Math.max(0, live.length - most);
  const lines: Inline[] = [
    ...tooEarly.slice(0, most).map((one) => {
      const missing = one.missing === null ? null : short(one.missing, room);
      return line`${bold(told.tooEarly(titleOf(one, room)))}${told.tooEarlyUntil(missing, format.date(one.date))}`;
    }),
    ...live
      .slice(0, most)
      .map((one) => line`${bold(told.live(titleOf(one, room)))}${told.liveSince(format.date(one.since))}`),
    ...(rest > 0 ? [told.moreLive(rest)] : []),
    ...(carried.length > 0
      ? [told.goesOn({ titles: listed(carried, room), n: carried.length, nothingLive })]
      : []),
    ...(done.length > 0 ? [told.done(listed(done, room))] : []),
    ...(dropped.length > 0 ? [told.dropped(listed(dropped, room))] : []),
  ];
  const decided = [digest.won, digest.lost, digest.inconclusive, digest.invalid].flat();
  if (lines.length === 0 && decided.length === 0) return [rich(told.nothing)];
  return lines.map((one) => rich(one));
}

function listed(all: readonly { readonly title: string }[], room: Room): string {
  const titles = all.slice(0, howMany(room, ...LISTED)).map((one) => titleOf(one, room));
  return room.words.retro.digest.list(titles, all.length - titles.length);
}

/** What people noted, without their names; the room is divided fairly among the notes. */
export function noteBlocks({ notes }: Digest, { words, most }: Room): MessageBlock[] {
  const told = words.retro.digest;
  const sorts = [
    { texts: notes.wentWell, say: told.wentWell },
    { texts: notes.didnt, say: told.didnt },
    { texts: notes.tryNext, say: told.tryNext },
  ].filter(({ texts }) => texts.length > 0);
  if (sorts.length === 0) return [];
  const given = shares(
    most * NOTES,
    sorts.flatMap(({ texts }) => texts.map((text) => text.length)),
  );
  let at = 0;
  const said = sorts.map(({ texts, say }) => {
    const shown = texts.map((text) => typed(text, given[at++] ?? 0)).filter((text) => text !== '');
    return say(shown.join(told.among));
  });
  return [rich(line`${bold(told.retro)}${told.retroDash}${join(said, told.between)}`)];
}
