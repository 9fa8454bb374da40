import { sleep } from '@growth-squad/clock';
import type { HomeView } from '@slack/types';
import { isZone } from '../calendar/zone.ts';
import { backOff } from '../delivery/back-off.ts';
import { classify, mayPass } from '../delivery/errors.ts';
import { languageOf } from '../language/language.ts';
import type { Core } from '../slack/core.ts';
import { failed } from '../slack/failure.ts';
import { events } from '../slack/ids.ts';
import { sayMessage } from '../slack/respond.ts';
import { homeFacts } from './facts.ts';
import { guestHome, homeView } from './views.ts';

interface Opening {
  readonly workspaceId: string;
  readonly userId: string;
}

/** Shows App Home as it stands now. Never throws; what fails is logged under a reference. */
export type ShowHome = (opening: Opening) => Promise<void>;

/** So often it is tried, within about ten seconds: then whoever looked has gone, or opens it again. */
const ATTEMPTS = 4;
const LONGEST_WAIT_MS = 5_000;

/** What Slack did not take is tried again, unless it is shown anew meanwhile; each time as it stands then. */
export function createShowHome(core: Core): ShowHome {
  const newest = new Map<string, object>();
  return async (opening) => {
    const { workspaceId, userId } = opening;
    const person = `${workspaceId}/${userId}`;
    const own = {};
    newest.set(person, own);
    for (let failures = 0; newest.get(person) === own; ) {
      const error = await publish(core, opening);
      if (error === undefined) break;
      failures += 1;
      const fields = { error, workspaceId, userId };
      const failure = classify(error);
      if (!mayPass(failure) || failures === ATTEMPTS) {
        core.log.error(fields, 'App Home could not be shown');
        break;
      }
      core.log.warn(fields, 'App Home could not be shown; it is tried again');
      const wait = failure.kind === 'ratelimited' ? failure.waitMs : backOff(person, failures);
      await sleep(core.clock, Math.min(wait, LONGEST_WAIT_MS), 'App Home to be tried again');
    }
    if (newest.get(person) === own) newest.delete(person);
  };
}

/** @returns why Slack did not take it; undefined: it did */
async function publish(core: Core, opening: Opening): Promise<unknown> {
  const view = await homeOf(core, opening).catch((error: unknown) => failedHome(core, opening, error));
  try {
    await core.slackFor(opening.workspaceId).views.publish({ user_id: opening.userId, view });
    return undefined;
  } catch (error) {
    return error;
  }
}

async function homeOf(core: Core, { workspaceId, userId }: Opening): Promise<HomeView> {
  const person = await core.people.findSoon(workspaceId, userId);
  if (person.isGuest || person.isBot) return guestHome(languageOf(person));
  const now = core.clock.now();
  const facts = await core.database.read((q) => homeFacts(q, person, now));
  const [first] = facts.squads;
  const zone = isZone(person.zone) ? person.zone : (first?.zone ?? 'UTC');
  return homeView(facts, { language: languageOf(person, first?.squad.language), zone, now });
}

/** Instead of what could not be read: that it could not, with the reference under which it is logged. */
async function failedHome(core: Core, opening: Opening, error: unknown): Promise<HomeView> {
  const answer = await failed(core, { error, what: events.homeOpened, ...opening });
  return { type: 'home', blocks: answer.kind === 'say' ? sayMessage(answer.message).blocks : [] };
}
