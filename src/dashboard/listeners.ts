import { perform } from '../deeds/deed.ts';
import { mayDo, standingsOf } from '../deeds/permissions.ts';
import { barredBack, sayBarred } from '../deeds/words.ts';
import { link } from '../language/line.ts';
import { type Answer, say } from '../slack/answers.ts';
import { button, buttons, rich } from '../slack/blocks.ts';
import { actions } from '../slack/ids.ts';
import type { Asked, Click, Command } from '../slack/listen.ts';
import { sentence, sentenceBack } from '../slack/sentence.ts';
import { squadInChannel } from '../squad/store.ts';
import { currentWall, knownPassSecret, visitOf } from './access-store.ts';
import { revokingWall, showingOnWall, visiting } from './deeds.ts';
import { type PassFor, passFor } from './pass.ts';

/** `/squad dashboard`: a link for whoever asks, which opens the page once. */
export async function dashboardCommand(command: Command): Promise<Answer> {
  const { core, workspaceId, channelId, text, person } = command;
  const squad = await core.database.read((q) => squadInChannel(q, workspaceId, channelId));
  const words = command.words(squad?.language);
  if (!squad) return sentenceBack(words.common.noSquadHere, command.language(), text);
  if (core.publicUrl === undefined) return sentence(words.dashboard.notServed);
  const done = await perform(command, visiting(core.ids), { squadId: squad.id });
  const { there } = done;
  const standings = standingsOf(person, there);
  const wall = button({ text: words.dashboard.wall, actionId: actions.openWall, value: squad.id });
  const walls = mayDo('page.wall', standings) ? [buttons(wall)] : [];
  if ('barred' in done && walls.length > 0)
    return say({ text: words.dashboard.title, blocks: [rich(words.dashboard.wallAlone), ...walls] });
  if (!('accepted' in done))
    return 'barred' in done ? barredBack(command, done) : sentence(words.common.noSquadHere);
  const visit = await core.database.read((q) => visitOf(q, done.accepted.id));
  // It came a second time, when they had left.
  if (!there || !visit || !mayDo('page.visit', standings)) return sentence(words.common.noSquadHere);
  const url = await addressOf(command, 'open', visit.id);
  const said = words.dashboard.openLine(link(url, words.dashboard.openIt));
  return say({ text: words.dashboard.title, blocks: [rich(said, words.dashboard.once), ...walls] });
}

const addressOf = async ({ core }: Asked, use: PassFor, id: string): Promise<string> => {
  const secret = await core.database.read(knownPassSecret);
  return `${core.publicUrl}${use}/${passFor(secret ?? '', use, id)}`;
};

/** "Link for a wall"; its value is the squad. */
export async function openWall(click: Click): Promise<Answer> {
  const { core, person, value: squadId } = click;
  const done = await perform(click, showingOnWall(core.ids), { squadId });
  if (!('accepted' in done)) {
    return 'barred' in done ? sayBarred(click, done, (words) => words.common.noSquadHere) : sentence('');
  }
  const words = click.words(done.there?.squad.language);
  const current = await core.database.read((q) => currentWall(q, squadId));
  const isTheirs = done.there !== undefined && mayDo('page.wall', standingsOf(person, done.there));
  if (current?.id !== done.accepted.id || !isTheirs) return sentence(words.dashboard.wallEnded);
  const url = await addressOf(click, 'wall', current.id);
  const revoke = button({
    text: words.dashboard.revoke,
    actionId: actions.revokeWall,
    value: squadId,
    style: 'danger',
    confirm: words.dashboard.confirm,
  });
  const said = words.dashboard.onWall(link(url, url));
  return say({
    text: words.dashboard.title,
    blocks: [rich(said, words.dashboard.whatWall), buttons(revoke)],
  });
}

/** "Revoke it"; its value is the squad. */
export async function revokeWall(click: Click): Promise<Answer> {
  const done = await perform(click, revokingWall, { squadId: click.value });
  if ('barred' in done) return sayBarred(click, done, (words) => words.common.noSquadHere);
  const { dashboard } = click.words(done.there?.squad.language);
  return sentence('refused' in done ? dashboard.wallEnded : dashboard.revoked);
}
