import { formatFor } from '../language/format.ts';
import { type Closed, onClose } from '../ritual/closing.ts';
import type { Click } from '../slack/listen.ts';
import { namesOf } from '../slack/names.ts';
import { readingZone } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';

/** How long after a closing the next click is told who was faster, rather than when it was, in milliseconds. */
const A_MOMENT_MS = 2 * 60_000;

/** Who was faster, or when it closed. */
async function closedSentence(click: Click, squad: Squad, { closedBy, closedAt }: Closed) {
  const { core, workspaceId, person } = click;
  const { planning } = click.words(squad.language);
  const now = core.clock.now();
  if (closedBy !== null && closedAt !== null && now - closedAt < A_MOMENT_MS) {
    const names = await core.database.read((q) => namesOf(q, workspaceId, [closedBy]));
    return planning.closedBy(names(closedBy));
  }
  const format = formatFor(click.language(squad.language));
  return planning.closedAt(format.time(closedAt ?? now, readingZone(person, squad)));
}

/** "That's the plan": the button carries the planning and its round. */
export const closePlanning = onClose('planning', closedSentence);
