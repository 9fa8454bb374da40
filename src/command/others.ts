import { tokenCommand } from '../api/token-listeners.ts';
import { type CommandHandler, inItsSquad } from '../deeds/anywhere.ts';
import { logIdea } from '../ideas/log.ts';
import { listIdeas } from '../memory/list.ts';
import { metricCommand } from '../metric/listeners.ts';
import type { RitualCore } from '../ritual/core.ts';
import { asksForHelp, asksForList, asksForToken } from '../said/asking.ts';
import { commands } from '../slack/ids.ts';
import { standupCommand } from '../standup/listeners.ts';
import { help } from './help.ts';

/** Who asks for the list gets it, and no idea of that name. */
const orList =
  (handler: CommandHandler): CommandHandler =>
  (command) =>
    asksForList(command.text) ? listIdeas({ ...command, text: '' }) : handler(command);

/** The names of the other commands. */
export const otherNames: readonly string[] = [
  commands.idea,
  commands.ideas,
  commands.standup,
  commands.metric,
];

/** The other commands, by name, as they go on in their squad. */
export const othersOf = (core: RitualCore): Readonly<Record<string, CommandHandler>> => ({
  [commands.idea]: orList(logIdea),
  [commands.ideas]: orList(listIdeas),
  [commands.standup]: standupCommand,
  [commands.metric]: (command) =>
    asksForToken(command.text) ? tokenCommand(command) : metricCommand(core, command),
});

/** The same wherever they are typed: each finds its squad, and says what there is to know when it is asked. */
export const typedOthers = (core: RitualCore): Readonly<Record<string, CommandHandler>> =>
  Object.fromEntries(
    Object.entries(othersOf(core)).map(([name, handler]): [string, CommandHandler] => {
      const inside = inItsSquad(name, handler);
      return [name, (command) => (asksForHelp(command.text) ? help(command) : inside(command))];
    }),
  );
