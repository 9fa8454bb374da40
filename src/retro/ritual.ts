import { z } from 'zod';
import { mondayOf } from '../calendar/date.ts';
import { touch } from '../delivery/changed.ts';
import type { Renderer } from '../delivery/renderer.ts';
import { want } from '../delivery/want.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import { askAt, askForResults } from '../results/ask.ts';
import { messageKey, OUTCOME, wantBoard, wantOutcome } from '../ritual/messages.ts';
import { outcomeOf } from '../ritual/outcome-store.ts';
import { type Ritual, timerKey } from '../ritual/ritual.ts';
import { occurrenceById } from '../ritual/store.ts';
import type { DueHandler } from '../schedule/tick.ts';
import { setTimer } from '../schedule/timers.ts';
import type { Squad } from '../squad/squad.ts';
import { squadOf } from '../squad/store.ts';
import { boardMessage, boardOf, closedMessage } from './board.ts';
import { closeWeek } from './close.ts';
import { correctionMessage } from './correction.ts';
import { digestMessage } from './digest.ts';
import { revisedDigest } from './revise.ts';
import { digestSchema } from './snapshot.ts';

/** The messages of a retro, by what draws them. */
const kinds = { board: 'retro.board', outcome: 'retro.outcome', correction: 'retro.correction' } as const;

/** What an open board shows. */
const board = { kind: kinds.board, shows: ['number', 'commitments', 'members', 'notes'] } as const;
/** Drawn from its snapshot alone. */
const outcome = { kind: kinds.outcome, shows: [] } as const;

/** Friday: what came of the week. */
export const retroRitual: Ritual = {
  name: 'retro',
  async scheduled(change, squad, occurrence) {
    const { workspaceId, squadId, id, state, date, opensAt } = occurrence;
    const at = askAt(squad, date);
    if (state !== 'scheduled' || at < change.at || at >= opensAt) return;
    const subject = { occurrenceId: id };
    await setTimer(change, { workspaceId, squadId, key: timerKey(id, 'ask'), at, kind: ASK_TIMER, subject });
  },
  opened: (change, squad, occurrence) => wantBoard(change, squad, occurrence, board),
  closed: closeWeek,
  async announced(change, squad, occurrence) {
    await wantOutcome(change, squad, occurrence, outcome);
    await wantBoard(change, squad, occurrence, board);
  },
  revised: revisedDigest,
  async corrected(change, squad, occurrence, outcome) {
    const { workspaceId, squadId, id: occurrenceId, round } = occurrence;
    const { corrections } = digestSchema.parse(outcome.snapshot);
    const index = corrections.length - 1;
    const correction = corrections.at(-1);
    if (!correction) return;
    const parentKey = messageKey(occurrence, OUTCOME);
    touch(change, workspaceId, parentKey);
    await want(change, {
      workspaceId,
      squadId,
      key: messageKey(occurrence, `correction/${outcome.version}`),
      kind: kinds.correction,
      subject: { occurrenceId, round, index },
      to: { channel: squad.channelId },
      parentKey,
      // Other numbers are read by who looks for them; another verdict concerns everybody who read the first.
      broadcast: correction.from !== correction.to,
    });
  },
};

const ASK_TIMER = 'retro.ask';

/** In the morning of the retro's day, who is in charge of what is live is asked what came of it. */
export const askHandler: DueHandler = {
  kind: ASK_TIMER,
  async due(change, timer) {
    const { occurrenceId } = z.object({ occurrenceId: z.string() }).parse(timer.subject);
    const occurrence = await occurrenceById(change.tx, timer.workspaceId, occurrenceId);
    // Later, the open retro's own board asks.
    if (occurrence?.state !== 'scheduled') return;
    const squad = await squadOf(change.tx, timer.workspaceId, occurrence.squadId);
    if (squad) await askForResults(change, squad, occurrence.date);
  },
};

const subjectSchema = z.object({
  occurrenceId: z.string(),
  round: z.number(),
  /** Which correction it tells. */
  index: z.number().optional(),
});

const speechOf = ({ language }: Squad) => ({
  language,
  words: catalogue(language),
  format: formatFor(language),
});

/** The retro's messages: its board from current rows, its digest from the snapshot. */
export const renderers: readonly Renderer[] = [
  {
    kind: kinds.board,
    render: async (q, { workspaceId, subject, now }) => {
      const { occurrenceId, round } = subjectSchema.parse(subject);
      const occurrence = await occurrenceById(q, workspaceId, occurrenceId);
      const squad = occurrence && (await squadOf(q, workspaceId, occurrence.squadId));
      if (!squad) return undefined;
      const speech = speechOf(squad);
      if (occurrence.state === 'open' && occurrence.round === round) {
        return boardMessage(await boardOf(q, squad, occurrence), { ...speech, now });
      }
      const week = speech.format.week(mondayOf(occurrence.date));
      return { ...(await closedMessage(q, { ...occurrence, round }, week, speech)), isFinal: true };
    },
  },
  {
    kind: kinds.outcome,
    render: async (q, { workspaceId, subject, classic }) => {
      const { occurrenceId, round } = subjectSchema.parse(subject);
      const occurrence = await occurrenceById(q, workspaceId, occurrenceId);
      const squad = occurrence && (await squadOf(q, workspaceId, occurrence.squadId));
      const outcome = squad && (await outcomeOf(q, occurrenceId, round));
      if (!outcome) return undefined;
      const reading = { ...speechOf(squad), squadId: squad.id, zone: squad.rituals.zone, classic };
      return digestMessage(digestSchema.parse(outcome.snapshot), reading);
    },
  },
  {
    kind: kinds.correction,
    render: async (q, { workspaceId, subject, classic }) => {
      const { occurrenceId, round, index } = subjectSchema.parse(subject);
      const occurrence = await occurrenceById(q, workspaceId, occurrenceId);
      const squad = occurrence && (await squadOf(q, workspaceId, occurrence.squadId));
      const outcome = squad && (await outcomeOf(q, occurrenceId, round));
      if (!outcome) return undefined;
      const reading = { ...speechOf(squad), squadId: squad.id, zone: squad.rituals.zone, classic };
      return correctionMessage(digestSchema.parse(outcome.snapshot), index ?? 0, reading);
    },
  },
];
