import { durationText } from '../hypothesis/topic-words.ts';
import { bold, type Inline, join, line, mention } from '../language/line.ts';
import { rich } from '../slack/blocks.ts';
import { shares } from '../slack/budget.ts';
import type { MessageBlock } from '../slack/message.ts';
import { typed } from '../slack/typed.ts';
import type { Digest } from './snapshot.ts';
import { howMany, type LimitedSpeech, seeLink, short, titleOf } from './telling.ts';

/** Most titles told one by one, and in a list of titles, usually and in a tight message. */
const TOLD = [5, 2] as const;
const LISTED = [8, 3] as const;
/** Most actions told one by one, usually and in a tight message. */
const TAKEN = [6, 3] as const;
/** All notes may together be this many times as long as one text. */
const NOTES = 10;

/** What has no verdict: too early, live, going on, done, dropped; or that nothing was planned. */
export function weekBlocks(digest: Digest, room: LimitedSpeech): MessageBlock[] {
  const { words, format } = room;
  const told = words.retro.digest;
  const { tooEarly, carried, done, dropped, launches, asked } = digest;
  const live = digest.live.filter((one) => one.decided === undefined);
  const nothingLive = launches === 0 && carried.some((one) => one.bet);
  const most = howMany(room, ...TOLD);
  const rest = Math.max(0, tooEarly.length - most) + Math.max(0, live.length - most);
  const lines: Inline[] = [
    ...tooEarly.slice(0, most).map((one) => {
      const missing = one.missing === null ? null : short(one.missing, room);
      return line`${bold(told.tooEarly(titleOf(one, room)))}${told.tooEarlyUntil(missing, format.date(one.date))}${seeLink(one, room)}`;
    }),
    ...live
      .slice(0, most)
      .map(
        (one) =>
          line`${bold(told.live(titleOf(one, room)))}${told.liveSince(format.date(one.since))}${seeLink(one, room)}`,
      ),
    ...(rest > 0 ? [told.moreLive(rest)] : []),
    ...(carried.length > 0
      ? [told.goesOn({ titles: listed(carried, room), n: carried.length, nothingLive })]
      : []),
    ...(done.length > 0 ? [told.done(listed(done, room))] : []),
    ...(dropped.length > 0 ? [told.dropped(listed(dropped, room))] : []),
    ...(asked ? [told.asked(durationText(asked.medianMs, words), asked.times)] : []),
  ];
  const decided = [digest.won, digest.lost, digest.inconclusive, digest.invalid].flat();
  if (lines.length === 0 && decided.length === 0 && digest.live.length === 0) return [rich(told.nothing)];
  return lines.map((one) => rich(one));
}

function listed(
  all: readonly { readonly title: string; readonly nextStep?: string | null }[],
  room: LimitedSpeech,
): string {
  const titles = all.slice(0, howMany(room, ...LISTED)).map((one) => {
    const title = titleOf(one, room);
    return one.nextStep ? room.words.retro.digest.withNext(title, short(one.nextStep, room)) : title;
  });
  return room.words.retro.digest.list(titles, all.length - titles.length);
}

/**
 * What people noted, without their names; the room is divided fairly among the notes. Who took what is to be tried is named:
 * they have something to do from Monday on.
 */
export function noteBlocks({ notes, actions }: Digest, room: LimitedSpeech): MessageBlock[] {
  const { words, most } = room;
  const told = words.retro.digest;
  const sorts = [
    { texts: notes.wentWell, say: told.wentWell },
    { texts: notes.didnt, say: told.didnt },
    { texts: notes.tryNext, say: told.tryNext },
  ].filter(({ texts }) => texts.length > 0);
  if (sorts.length === 0 && actions.length === 0) return [];
  const given = shares(
    most * NOTES,
    sorts.flatMap(({ texts }) => texts.map((text) => text.length)),
  );
  let at = 0;
  const said = sorts.map(({ texts, say }) => {
    const shown = texts.map((text) => typed(text, given[at++] ?? 0)).filter((text) => text !== '');
    return say(shown.join(told.among));
  });
  const shown = actions.slice(0, howMany(room, ...TAKEN));
  const rest = actions.length - shown.length;
  const taken = shown.map(({ text, ownerId }) => told.taken(short(text, room), mention(ownerId)));
  const all = rest > 0 ? [...taken, told.moreTaken(rest)] : taken;
  const fromMonday = all.length > 0 ? [told.fromMonday(join(all, told.among))] : [];
  return [rich(line`${bold(told.retro)}${told.retroDash}${join([...said, ...fromMonday], told.between)}`)];
}
