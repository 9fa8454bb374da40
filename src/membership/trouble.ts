import { z } from 'zod';
import { dateAt } from '../calendar/zone.ts';
import type { Change } from '../database/change.ts';
import { defineKind } from '../database/kind.ts';
import { renderer } from '../delivery/renderer.ts';
import { subjectIn, want } from '../delivery/want.ts';
import { languageOf } from '../language/language.ts';
import { peopleOf } from '../slack/people-store.ts';
import type { Squad } from '../squad/squad.ts';
import { squadOf } from '../squad/store.ts';
import { troubleMessage } from './trouble-view.ts';

/** What a message that could not be sent was about. */
const pieces = ['plan', 'week', 'questions', 'standup', 'retro', 'digest', 'other'] as const;
export type Piece = (typeof pieces)[number];

const common = { piece: z.enum(pieces) };

/** Why nothing is copied to a squad's stakeholders any more. */
const ends = ['removed', 'archived', 'shared', 'restricted'] as const;
export type StakeholdersEnd = (typeof ends)[number];

/** Why something does not reach people, as the owner is told it. */
const troubleSchema = z.discriminatedUnion('cause', [
  /** The channel is archived; the bot is no longer in it. */
  z.object({ cause: z.literal('archived') }),
  z.object({ cause: z.literal('removed') }),
  /** It was too late: Slack could not be reached, or the bot was away. */
  z.object({ cause: z.literal('late'), ...common }),
  /** Only some people may write in the channel. */
  z.object({ cause: z.literal('restricted'), ...common }),
  /** Nothing is copied to that channel any more; `version`: of the squad, since when. */
  z.object({
    cause: z.literal('stakeholders'),
    ...{ why: z.enum(ends), channel: z.string(), version: z.number() },
  }),
  /** Somebody takes no private messages: their account is deactivated. */
  z.object({ cause: z.literal('person'), userId: z.string() }),
  /** Slack takes it in no form; `error` is its word for why. */
  z.object({ cause: z.literal('refused'), error: z.string(), ...common }),
]);
export type Trouble = z.infer<typeof troubleSchema>;

/** What the owner is told when something could not reach Slack. */
export const TROUBLE = defineKind(
  'setup.trouble',
  z.object({ squadId: z.string(), troubles: z.array(troubleSchema) }),
);

/** A day later it is no news any more. */
const WITHIN_MS = 24 * 60 * 60_000;

/** After the rituals' messages. */
const PRIORITY = 6;

/**
 * Tells the squad's owner privately, once for each cause and day; what else is missing for the same cause that day joins
 * that message in place.
 */
export async function tellOwner(change: Change, squad: Squad, trouble: Trouble): Promise<void> {
  const { workspaceId, id: squadId, ownerId, rituals } = squad;
  const about = aboutOf(trouble);
  const key = `squad/${squadId}/trouble/${about}/${dateAt(change.at, rituals.zone)}`;
  const told = TROUBLE.schema.safeParse(await subjectIn(change.tx, workspaceId, key));
  const troubles = told.success ? told.data.troubles : [];
  if (troubles.some((known) => JSON.stringify(known) === JSON.stringify(trouble))) return;
  await want(change, {
    workspaceId,
    squadId,
    key,
    kind: TROUBLE,
    subject: { squadId, troubles: [...troubles, trouble] },
    to: { user: ownerId },
    priority: PRIORITY,
    notAfter: change.at + WITHIN_MS,
  });
}

function aboutOf(trouble: Trouble): string {
  if (trouble.cause === 'person') return `person/${trouble.userId}`;
  return trouble.cause === 'stakeholders' ? `stakeholders/${trouble.version}` : trouble.cause;
}

export const troubleRenderer = renderer(TROUBLE, async (q, owed, { squadId, troubles }) => {
  const squad = await squadOf(q, owed.workspaceId, squadId);
  if (!squad) return undefined;
  const named = troubles.flatMap((trouble) => ('userId' in trouble ? [trouble.userId] : []));
  const owner = owed.userId ?? squad.ownerId;
  const people = await peopleOf(q, owed.workspaceId, [owner, ...named]);
  const language = languageOf(people.get(owner), squad.language);
  const message = troubleMessage({ squad, troubles, language, nameOf: (id) => people.get(id)?.name ?? id });
  return { ...message, isFinal: true };
});
