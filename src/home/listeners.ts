import type { HomeView } from '@slack/types';
import { isZone } from '../calendar/zone.ts';
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

/** Somebody looks at App Home: shows it as it stands now. Never throws; what fails is logged under a reference. */
export async function showHome(core: Core, opening: Opening): Promise<void> {
  const { workspaceId, userId } = opening;
  const view = await homeOf(core, opening).catch((error: unknown) => failedHome(core, opening, error));
  try {
    await core.slackFor(workspaceId).views.publish({ user_id: userId, view });
  } catch (error) {
    core.log.error({ error, workspaceId, userId }, 'App Home could not be shown');
  }
}

async function homeOf(core: Core, { workspaceId, userId }: Opening): Promise<HomeView> {
  const person = await core.people.find(workspaceId, userId);
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
