import { z } from 'zod';
import type { Change } from '../../database/change.ts';
import { type Deed, perform, type Scene } from '../../deeds/deed.ts';
import type { DeedName } from '../../deeds/permissions.ts';
import { answerTo } from '../../deeds/words.ts';
import { changed } from '../../delivery/changed.ts';
import { formatFor } from '../../language/format.ts';
import type { Language } from '../../language/language.ts';
import { occurrenceById } from '../../ritual/store.ts';
import type { Answer } from '../../slack/answers.ts';
import type { Click } from '../../slack/listen.ts';
import { namesOf } from '../../slack/names.ts';
import type { Squad } from '../../squad/squad.ts';
import { among, type Blocker, mayResolve } from './blocker.ts';
import { touchCall, wantHelp } from './call.ts';
import { blockerOf, endBlocker, setHelp } from './store.ts';

type Refused =
  /** It is over, or of somebody who left; or whoever wants to help has it themselves. */
  | { readonly code: 'over' | 'own' }
  | { readonly code: 'helped'; readonly by: string }
  /** Whether it is resolved, only these say. */
  | { readonly code: 'only'; readonly userIds: readonly string[] };

type BlockerDeed = Deed<{ id: string }, Blocker, { id: string }, Refused>;

/** Something is done about a blocker that is open. @param act does it, or says why it can't be done */
const about = (
  name: DeedName,
  act: (change: Change, scene: Scene<Blocker>, blocker: Blocker) => Promise<Refused | undefined>,
): BlockerDeed => ({
  name,
  accepted: z.object({ id: z.string() }),
  async find(q, workspaceId, { id }) {
    const blocker = await blockerOf(q, workspaceId, id);
    return blocker && { squadIds: [blocker.squadId], subject: blocker };
  },
  async act(change, scene, { id }) {
    const memberIds = scene.members.map((member) => member.userId);
    const [blocker] = among([scene.subject], memberIds);
    if (!blocker || blocker.ending !== null) return { refused: { code: 'over' } };
    const refused = await act(change, scene, blocker);
    if (refused) return { refused };
    changed(change, scene.squad, 'blockers');
    return { accepted: { id } };
  },
});

/** The first who wants to help does. */
const helping = about('standup.help', async (change, { actor: { userId }, squad }, blocker) => {
  if (blocker.userId === userId) return { code: 'own' };
  if (blocker.helpedBy !== null) return { code: 'helped', by: blocker.helpedBy };
  await setHelp(change, blocker.id, userId);
  touchCall(change, blocker);
  const thread = await occurrenceById(change.tx, squad.workspaceId, blocker.askedIn ?? blocker.occurrenceId);
  if (thread) await wantHelp(change, squad, blocker, thread, userId);
  return undefined;
});

/** Those in whose way it stands, or who help, say that it is resolved. */
const resolving = about('standup.resolve', async (change, { actor: { userId } }, blocker) => {
  const userIds = mayResolve(blocker);
  if (!userIds.includes(userId)) return { code: 'only', userIds };
  await endBlocker(change, blocker.id, 'resolved', userId);
  touchCall(change, blocker);
  return undefined;
});

/** "I can help". The button's value is the blocker. */
export const canHelp = (click: Click): Promise<Answer> => clicked(click, helping);

/** "Resolved". The button's value is the blocker. */
export const blockerResolved = (click: Click): Promise<Answer> => clicked(click, resolving);

async function clicked(click: Click, deed: BlockerDeed): Promise<Answer> {
  const done = await perform(click, deed, { id: click.value });
  const why = (refused: Refused, { language }: Squad) => refusedSentence(click, language, refused);
  return answerTo(click, done, why, (words) => words.standup.problems.gone);
}

async function refusedSentence(
  { core, workspaceId, ...click }: Click,
  squadLanguage: Language,
  refused: Refused,
) {
  const { blocker } = click.words(squadLanguage).standup;
  switch (refused.code) {
    case 'over':
    case 'own':
      return blocker[refused.code];
    case 'helped': {
      const names = await core.database.read((q) => namesOf(q, workspaceId, [refused.by]));
      return blocker.helpsAlready(names(refused.by));
    }
    case 'only': {
      const names = await core.database.read((q) => namesOf(q, workspaceId, refused.userIds));
      return blocker.only(formatFor(click.language(squadLanguage)).list(refused.userIds.map(names)));
    }
  }
}
