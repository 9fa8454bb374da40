import { within } from '@growth-squad/clock';
import { z } from 'zod';
import { perform } from '../deeds/deed.ts';
import { sayBarred } from '../deeds/words.ts';
import type { Inline } from '../language/line.ts';
import { plain } from '../language/line.ts';
import { channelState } from '../membership/ask-channel.ts';
import type { RitualCore } from '../ritual/core.ts';
import { type Answer, say } from '../slack/answers.ts';
import { button, buttons, rich } from '../slack/blocks.ts';
import { actionFor, actions } from '../slack/ids.ts';
import type { Asked, Click, Command } from '../slack/listen.ts';
import { sentence, sentenceBack } from '../slack/sentence.ts';
import { typed } from '../slack/typed.ts';
import { isVisitor } from '../squad/gate.ts';
import { squadInChannel, squadsLedBy } from '../squad/store.ts';
import { moving } from './moving.ts';

/** How long Slack may take to say whether the bot is in a channel: what was typed is to be acknowledged within 3 s. */
const PATIENCE_MS = 1_500;

/** More squads than anybody leads; a message takes 25 buttons in a row. */
const MOST_SQUADS = 20;

/** Said of the place where it is typed, and asks for nothing else. */
const HERE = /^(here|to here|to this channel|这里|到这里|过来)?$/i;

/** `/squad move`, typed in the new channel: which squad comes here is asked before it does. */
export async function askToMove(command: Command, rest: string): Promise<Answer> {
  const { core, workspaceId, person, channelId } = command;
  const words = command.words();
  const back = (said: Inline): Answer => sentenceBack(said, command.language(), rest && command.text);
  const { move } = words.squad;
  if (isVisitor(command)) return back(words.common.noGuests);
  if (channelId.startsWith('D')) return back(move.notAChannel);
  if (!HERE.test(rest)) return back(move.unread(typed(rest, 100)));
  const { here, led } = await core.database.read(async (q) => ({
    here: await squadInChannel(q, workspaceId, channelId),
    led: await squadsLedBy(q, workspaceId, person.userId),
  }));
  if (here) return back(move.taken(typed(here.name, 80)));
  const [first, ...others] = led;
  if (!first) return back(move.nothingToMove);
  if (!(await isThere(command, channelId))) return back(words.setup.notInChannel);
  const question = others.length > 0 ? move.which : move.question(typed(first.name, 80), first.channelId);
  const choices = led.slice(0, MOST_SQUADS).map(({ id, name }) =>
    button({
      text: move.button(name),
      actionId: actionFor(actions.moveSquad, id),
      value: JSON.stringify({ squadId: id, channelId }),
    }),
  );
  return say({ text: plain(question), blocks: [rich(question), buttons(...choices)] });
}

const chosen = z.object({ squadId: z.string(), channelId: z.string() });

/** The squad comes here. */
export const onMoveSquad =
  ({ rituals }: RitualCore) =>
  async (click: Click): Promise<Answer> => {
    const given = chosen.parse(JSON.parse(click.value));
    if (!(await isThere(click, given.channelId))) return sentence(click.words().setup.notInChannel);
    const done = await perform(click, moving(rituals), given);
    if ('barred' in done) return sayBarred(click, done, ({ common }) => common.noSquadHere);
    const { move } = click.words(done.there?.squad.language).squad;
    if ('accepted' in done) return sentence(done.accepted.isOldTold ? move.done : move.doneAlone);
    const { refused } = done;
    return sentence(refused.code === 'taken' ? move.taken(typed(refused.name, 80)) : move.underWay);
  };

/** @throws Error when Slack does not say in time */
async function isThere({ core, workspaceId }: Asked, channelId: string): Promise<boolean> {
  const what = 'Slack to say whether the bot is in the channel';
  const state = await within(core.clock, PATIENCE_MS, what, channelState(core, workspaceId, channelId));
  if (!state) throw new Error('Slack did not say in time whether the bot is in the channel');
  return state === 'open';
}
