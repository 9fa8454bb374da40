import { z } from 'zod';
import { perform } from '../deeds/deed.ts';
import { mayDo, standingsOf } from '../deeds/permissions.ts';
import { sayBarred } from '../deeds/words.ts';
import { type Answer, open, type SubmitAnswer, update } from '../slack/answers.ts';
import type { Asked, Click, Command, Submission } from '../slack/listen.ts';
import { notice } from '../slack/modal.ts';
import { namesOf } from '../slack/names.ts';
import { sentence, sentenceBack } from '../slack/sentence.ts';
import { presentSquad } from '../squad/member-store.ts';
import { readerOf } from '../squad/reader.ts';
import { squadInChannel } from '../squad/store.ts';
import { making, revoking } from './deeds.ts';
import { hashOf, tokenFrom } from './token.ts';
import { currentToken, knownTokenSecret } from './token-store.ts';
import { madeModal, tokenModal } from './token-views.ts';

/** `/metric token`. */
export async function tokenCommand(command: Command): Promise<Answer> {
  const { core, workspaceId, channelId } = command;
  const squad = await core.database.read((q) => squadInChannel(q, workspaceId, channelId));
  if (squad) return openToken(command, squad.id);
  return sentenceBack(command.words().common.noSquadHere, command.language(), command.text);
}

/** The button below the squad's numbers; its value is the squad. */
export const tokenClick = (click: Click): Promise<Answer> => openToken(click, click.value);

async function openToken(asked: Asked, squadId: string): Promise<Answer> {
  const { core, workspaceId, person } = asked;
  const found = await core.database.read(async (q) => {
    const there = await presentSquad(q, workspaceId, squadId);
    if (!there) return undefined;
    const token = await currentToken(q, squadId);
    const names = await namesOf(q, workspaceId, [there.squad.ownerId, ...(token ? [token.by] : [])]);
    return { there, names, token: token && { ...token, by: names(token.by) } };
  });
  if (!found) return sentence(asked.words().common.noSquadHere);
  const { there, names, token } = found;
  const { squad } = there;
  const words = asked.words(squad.language);
  const standings = standingsOf(person, there);
  if (standings.includes('visitor')) return sentence(words.common.noGuests);
  if (!mayDo('token.make', standings)) return sentence(words.token.onlyInCharge(names(squad.ownerId)));
  if (core.publicUrl === undefined) return sentence(words.token.notServed);
  const metadata = { key: core.ids.key(), squadId };
  return open(tokenModal(squad, token, readerOf(asked, squad), metadata));
}

const aboutSchema = z.object({ squadId: z.string() });

/** "Make a token". */
export async function makeToken(submission: Submission): Promise<SubmitAnswer> {
  const { core, key, person } = submission;
  const { squadId } = aboutSchema.parse(submission.metadata);
  const done = await perform(submission, making(core.ids), { squadId, key });
  const words = submission.words(done.there?.squad.language);
  const language = submission.language(done.there?.squad.language);
  const say = (said: string): SubmitAnswer => update(notice(language, words.token.title, said));
  if (!('accepted' in done)) {
    const isGone = 'barred' in done && done.barred === 'gone';
    return say(isGone ? words.common.noSquadHere : words.setup.problems.noLongerYours);
  }
  const { there } = done;
  const secret = await core.database.read(knownTokenSecret);
  const token = secret === undefined ? undefined : tokenFrom(secret, squadId, key);
  // It may have ended since, and whoever made it may have left.
  const current = await core.database.read((q) => currentToken(q, squadId));
  const isTheirs = there !== undefined && mayDo('token.make', standingsOf(person, there));
  const isShown = token !== undefined && current?.hash === hashOf(token) && isTheirs;
  if (!isShown || core.publicUrl === undefined) return say(words.token.wasShown);
  const { replaced } = done.accepted;
  return update(madeModal({ token, replaced, publicUrl: core.publicUrl }, language));
}

/** "Revoke it"; its value is the squad. */
export async function revokeToken(click: Click): Promise<Answer> {
  const done = await perform(click, revoking, { squadId: click.value });
  if ('barred' in done) return sayBarred(click, done, (words) => words.common.noSquadHere);
  const language = click.language(done.there?.squad.language);
  const { token: words } = click.words(done.there?.squad.language);
  return update(notice(language, words.title, 'refused' in done ? words.none : words.revoked));
}
