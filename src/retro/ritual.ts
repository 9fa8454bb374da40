import { z } from 'zod';
import { mondayOf } from '../calendar/date.ts';
import type { Renderer } from '../delivery/renderer.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import { wantBoard, wantOutcome } from '../ritual/messages.ts';
import { outcomeOf } from '../ritual/outcome-store.ts';
import type { Ritual } from '../ritual/ritual.ts';
import { occurrenceById } from '../ritual/store.ts';
import type { Squad } from '../squad/squad.ts';
import { squadOf } from '../squad/store.ts';
import { boardMessage, boardOf, closedMessage } from './board.ts';
import { closeWeek } from './close.ts';
import { digestMessage } from './digest.ts';
import { digestSchema } from './snapshot.ts';

/** The messages of a retro, by what draws them. */
const kinds = { board: 'retro.board', outcome: 'retro.outcome' } as const;

/** Friday: what came of the week. */
export const retroRitual: Ritual = {
  name: 'retro',
  opened: (change, squad, occurrence) => wantBoard(change, squad, occurrence, kinds.board),
  closed: closeWeek,
  async announced(change, squad, occurrence) {
    await wantOutcome(change, squad, occurrence, kinds.outcome);
    await wantBoard(change, squad, occurrence, kinds.board);
  },
};

const subjectSchema = z.object({ occurrenceId: z.string(), round: z.number() });

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
      const squad = occurrence && (await squadOf(q, occurrence.squadId));
      if (!squad) return undefined;
      const speech = speechOf(squad);
      if (occurrence.state === 'open' && occurrence.round === round) {
        return boardMessage(await boardOf(q, squad, occurrence), { ...speech, now });
      }
      const week = speech.format.week(mondayOf(occurrence.date));
      return await closedMessage(q, { ...occurrence, round }, week, speech);
    },
  },
  {
    kind: kinds.outcome,
    render: async (q, { workspaceId, subject, classic }) => {
      const { occurrenceId, round } = subjectSchema.parse(subject);
      const occurrence = await occurrenceById(q, workspaceId, occurrenceId);
      const squad = occurrence && (await squadOf(q, occurrence.squadId));
      const outcome = squad && (await outcomeOf(q, occurrenceId, round));
      if (!outcome) return undefined;
      const reading = { ...speechOf(squad), squadId: squad.id, zone: squad.rituals.zone, classic };
      return digestMessage(digestSchema.parse(outcome.snapshot), reading);
    },
  },
];
