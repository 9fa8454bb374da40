import { z } from 'zod';
import { answerOf } from '../database/inbox.ts';
import { type Answer, say } from '../slack/answers.ts';
import { button, buttons, rich } from '../slack/blocks.ts';
import { withTyped } from '../slack/given-back.ts';
import { actionFor, actions } from '../slack/ids.ts';
import type { Click, Command } from '../slack/listen.ts';
import { sentence, sentenceBack } from '../slack/sentence.ts';
import { presentSquad } from '../squad/member-store.ts';
import type { Squad } from '../squad/squad.ts';
import { squadInChannel, squadsOf } from '../squad/store.ts';
import { type OwnDeed, performOwn } from './deed.ts';

/** Answers a command. */
export type CommandHandler = (command: Command) => Promise<Answer>;

/** More squads than anybody is in; a message takes 25 buttons in a row. */
const MOST_SQUADS = 20;

const kept = z.object({ command: z.string(), text: z.string() });
type Kept = z.infer<typeof kept>;

/** A command waits until its person has said which squad it is for. */
const keeping: OwnDeed<Kept, Kept> = {
  name: 'squad.choose',
  accepted: kept,
  act: async (_change, _scene, given) => ({ accepted: given }),
};

/**
 * A command, wherever it is typed, reaches the squad it is meant for: the channel's; where none lives (as in the bot's
 * own private messages) the only one the person belongs to. With several the person is asked which, and the command,
 * which is kept, goes on with a click: see `onChosen`.
 * @param name the command with its slash
 * @param how.askFor also a single squad is asked for, where the command is about the channel it is typed in; or none is,
 *   where it is about all squads of the person
 */
export function inItsSquad(
  name: string,
  handler: CommandHandler,
  how: { readonly askFor: 'none' | 'several' | 'one too' } = { askFor: 'several' },
): CommandHandler {
  return async (command) => {
    const { core, workspaceId, channelId, person } = command;
    const own = await core.database.read(async (q) => {
      if (await squadInChannel(q, workspaceId, channelId)) return [];
      return squadsOf(q, workspaceId, person.userId);
    });
    const [only] = own;
    if (!only || person.isGuest) return handler(command);
    const isPrivate = channelId.startsWith('D');
    const isOne = own.length === 1 && (isPrivate || how.askFor === 'several');
    const goesOn = isOne || how.askFor === 'none';
    return goesOn ? handler({ ...command, channelId: only.channelId }) : ask(command, name, own);
  };
}

async function ask(command: Command, name: string, own: readonly Squad[]): Promise<Answer> {
  const { channelId, key, text } = command;
  const { common } = command.words();
  const done = await performOwn(command, keeping, { command: name, text });
  if ('barred' in done) return sentenceBack(common.noGuests, command.language(), text);
  const isPrivate = channelId.startsWith('D');
  const question = isPrivate ? common.whichSquad : common.noSquadHereButYours;
  const mine = own.slice(0, MOST_SQUADS).map((squad) =>
    button({
      text: squad.name,
      actionId: actionFor(actions.chooseSquad, squad.id),
      value: `${squad.id}/${key}`,
    }),
  );
  const setUp = button({ text: common.setOneUp, actionId: actions.setUp, value: channelId });
  const message = {
    text: question,
    blocks: [rich(question), buttons(...mine, ...(isPrivate ? [] : [setUp]))],
  };
  return say(withTyped(message, command.language(), text));
}

/**
 * The squad is chosen: the command goes on as if it had been typed in its channel, once however often it is chosen.
 * @param handlers by the command's name, with its slash
 */
export const onChosen =
  (handlers: Readonly<Record<string, CommandHandler>>) =>
  async (click: Click): Promise<Answer> => {
    const { core, workspaceId, person, value } = click;
    const slash = value.indexOf('/');
    const [squadId, key] = [value.slice(0, slash), value.slice(slash + 1)];
    const which = { workspaceId, key, kind: keeping.name, userId: person.userId };
    const command = await core.database.read((q) => answerOf(q, which, kept));
    const handler = command && handlers[command.command];
    if (!handler) return sentence(click.words().common.typedByAnother);
    const squad = await core.database.read((q) => presentSquad(q, workspaceId, squadId));
    if (!squad) return sentenceBack(click.words().common.noSquadHere, click.language(), command.text);
    const { channelId } = squad.squad;
    return handler({ ...click, key: `${key}/${squadId}`, channelId, text: command.text });
  };
