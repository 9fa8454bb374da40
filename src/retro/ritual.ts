import { z } from 'zod';
import { mondayOf } from '../calendar/date.ts';
import { askAt } from '../commitments/ask-timer.ts';
import type { Query } from '../database/database.ts';
import { defineKind } from '../database/kind.ts';
import { touch } from '../delivery/changed.ts';
import { type Owed, type Renderer, renderer } from '../delivery/renderer.ts';
import { want } from '../delivery/want.ts';
import { speechTo } from '../language/speech.ts';
import { askForResults } from '../results/ask.ts';
import { messageKey, OUTCOME, roundKind, wantBoard, wantOutcome } from '../ritual/messages.ts';
import { outcomeOf } from '../ritual/outcome-store.ts';
import { type Ritual, setTimerOf } from '../ritual/ritual.ts';
import { latestOccurrence, occurrenceAndSquad } from '../ritual/store.ts';
import { dueHandler } from '../schedule/tick.ts';
import { channelOf } from '../squad/reader.ts';
import { stakeholdersOf } from '../squad/rules.ts';
import { numberRenderer, setNumberTimer, touchNumberAsk } from './ask-number.ts';
import { boardMessage, boardOf, closedMessage } from './board.ts';
import { closeWeek } from './close.ts';
import { COPY, copyKey, copyOf, wantCopy } from './copy.ts';
import { correctionMessage } from './correction.ts';
import { digestMessage } from './digest.ts';
import { digestWithNumber, revisedDigest } from './revise.ts';
import { digestSchema } from './snapshot.ts';

/** The messages of a retro. */
const kinds = {
  board: roundKind('retro.board'),
  outcome: roundKind('retro.outcome'),
  correction: defineKind(
    'retro.correction',
    // Which of the digest's corrections it tells.
    z.object({ occurrenceId: z.string(), round: z.number(), index: z.number() }),
  ),
} as const;

/** What an open board shows. */
const board = { kind: kinds.board, shows: ['number', 'commitments', 'members', 'notes'] } as const;
/** Drawn from its snapshot alone. */
const outcome = { kind: kinds.outcome, shows: [] } as const;

/** Friday: what came of the week. */
export const retroRitual: Ritual = {
  name: 'retro',
  async scheduled(change, squad, occurrence) {
    const { id, state, date, opensAt } = occurrence;
    await setNumberTimer(change, occurrence);
    const at = askAt(squad, date);
    if (state !== 'scheduled' || at < change.at || at >= opensAt) return;
    await setTimerOf(change, occurrence, 'ask', { at, kind: ASK_TIMER, subject: { occurrenceId: id } });
  },
  opened: (change, squad, occurrence) => wantBoard(change, squad, occurrence, board),
  closed: closeWeek,
  async announced(change, squad, occurrence) {
    touchNumberAsk(change, squad, occurrence);
    await wantOutcome(change, squad, occurrence, outcome);
    await wantCopy(change, squad, occurrence);
    await wantBoard(change, squad, occurrence, board);
  },
  revised: (change, squad, what) =>
    'week' in what
      ? digestWithNumber(change, squad, what.week)
      : revisedDigest(change, squad, what.hypothesisId),
  async corrected(change, squad, occurrence, outcome) {
    const { workspaceId, squadId, id: occurrenceId, round } = occurrence;
    const { corrections } = digestSchema.parse(outcome.snapshot);
    const parentKey = messageKey(occurrence, OUTCOME);
    touch(change, workspaceId, parentKey, copyKey(occurrence));
    const index = corrections.length - 1;
    const correction = corrections.at(-1);
    if (!correction) return;
    await want(change, {
      workspaceId,
      squadId,
      // One a correction: another number stands in the digest, and asks nobody to look.
      key: messageKey(occurrence, `corrected/${index}`),
      kind: kinds.correction,
      subject: { occurrenceId, round, index },
      to: { channel: squad.channelId },
      parentKey,
      // Other numbers are read by who looks for them; another verdict concerns everybody who read the first.
      broadcast: correction.from !== correction.to,
    });
  },
};

const ASK_TIMER = defineKind('retro.ask', z.object({ occurrenceId: z.string() }));

/** In the morning of the retro's day, who is in charge of what is live is asked what came of it. */
export const askHandler = dueHandler(ASK_TIMER, async (change, { workspaceId }, { occurrenceId }) => {
  const found = await occurrenceAndSquad(change.tx, workspaceId, occurrenceId);
  // Later, the open retro's own board asks.
  if (found?.occurrence.state !== 'scheduled') return;
  await askForResults(change, found.squad, found.occurrence.date);
});

/** The digest of a round as it stands, and how it is read; undefined: there is none. */
async function digestIn(q: Query, { workspaceId, classic }: Owed, occurrenceId: string, round: number) {
  const found = await occurrenceAndSquad(q, workspaceId, occurrenceId);
  const outcome = found && (await outcomeOf(q, occurrenceId, round));
  if (!outcome) return undefined;
  const { squad, occurrence } = found;
  const planned = await latestOccurrence(q, squad.id, 'planning');
  const isOver = planned !== undefined && planned.date > occurrence.date;
  const reading = {
    ...speechTo(channelOf(squad)),
    squadId: squad.id,
    date: occurrence.date,
    classic,
    isOver,
  };
  return { squad, digest: digestSchema.parse(outcome.snapshot), reading };
}

/** The retro's messages: its board from current rows, its digest from the snapshot. */
export const renderers: readonly Renderer[] = [
  renderer(kinds.board, async (q, { workspaceId, now }, { occurrenceId, round }) => {
    const found = await occurrenceAndSquad(q, workspaceId, occurrenceId);
    if (!found) return undefined;
    const { occurrence, squad } = found;
    const speech = speechTo({ ...channelOf(squad), now });
    if (occurrence.state === 'open' && occurrence.round === round) {
      return boardMessage(await boardOf(q, squad, occurrence), speech);
    }
    const week = speech.format.week(mondayOf(occurrence.date));
    return { ...(await closedMessage(q, { ...occurrence, round }, week, speech)), isFinal: true };
  }),
  renderer(kinds.outcome, async (q, owed, { occurrenceId, round }) => {
    const found = await digestIn(q, owed, occurrenceId, round);
    return found && digestMessage(found.digest, found.reading);
  }),
  renderer(COPY, async (q, owed, { occurrenceId, round, channel }) => {
    const found = await digestIn(q, owed, occurrenceId, round);
    if (!found || stakeholdersOf(found.squad) !== channel) return undefined;
    const { squad, digest, reading } = found;
    return digestMessage(digest, { ...reading, isOver: true, copy: await copyOf(q, squad, digest) });
  }),
  renderer(kinds.correction, async (q, owed, { occurrenceId, round, index }) => {
    const found = await digestIn(q, owed, occurrenceId, round);
    return found && correctionMessage(found.digest, index, found.reading);
  }),
  numberRenderer,
];
