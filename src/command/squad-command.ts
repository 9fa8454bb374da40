import { within } from '@growth-squad/clock';
import { z } from 'zod';
import { askReadings } from '../absences/asking.ts';
import { away } from '../absences/away.ts';
import { back } from '../absences/back.ts';
import { daysOff } from '../absences/days-off.ts';
import { holidays } from '../absences/holidays.ts';
import { dashboardCommand } from '../dashboard/listeners.ts';
import { type CommandHandler, inItsSquad } from '../deeds/anywhere.ts';
import { exportCommand } from '../export/command.ts';
import { plain } from '../language/line.ts';
import { shareCommand } from '../memory/share.ts';
import { importCommand } from '../past/listeners.ts';
import type { RitualCore } from '../ritual/core.ts';
import { asksForHelp, asksForList } from '../said/asking.ts';
import { statusFacts } from '../setup/facts.ts';
import { openSetup } from '../setup/listeners.ts';
import { statusMessage } from '../setup/views.ts';
import { type Answer, say } from '../slack/answers.ts';
import { button, buttons, rich } from '../slack/blocks.ts';
import { withTyped } from '../slack/given-back.ts';
import { actions, commands } from '../slack/ids.ts';
import type { Click, Command } from '../slack/listen.ts';
import { type Names, namesOf } from '../slack/names.ts';
import { sentence, sentenceBack } from '../slack/sentence.ts';
import { typed } from '../slack/typed.ts';
import { type Here, memberHere, squadHere } from '../squad/gate.ts';
import { presentSquad } from '../squad/member-store.ts';
import { todayOf } from '../squad/rules.ts';
import { stakeholdersCommand } from '../stakeholders/room.ts';
import { help } from './help.ts';
import { askToMove } from './move.ts';
import { nearest } from './nearest.ts';
import { openNow } from './open-now.ts';
import { otherNames, othersOf, typedOthers } from './others.ts';
import { pause, resume } from './pause.ts';
import { mentionsIn, saidOtherwise, spoken, unescaped, wordOf } from './spoken.ts';

/** How long Slack may take to say who is mentioned: the command is to be acknowledged within 3 s. */
const PATIENCE_MS = 1_000;

type Doing = (core: RitualCore, command: Command, rest: string) => Promise<Answer>;

/** What may stand behind `/squad` and is about a squad. */
const ofSquad: Readonly<Record<string, Doing>> = {
  status,
  plan: (core, command, text) =>
    inHere(command, (here) => openNow(core, command, here, { ritual: 'planning', text })),
  retro: (core, command, text) =>
    inHere(command, (here) => openNow(core, command, here, { ritual: 'retro', text })),
  pause: (core, command, text) => inHere(command, ({ squad }) => pause(core, command, squad.id, text)),
  resume: (core, command, text) => inHere(command, ({ squad }) => resume(core, command, squad.id, text)),
  dashboard: (_, command) => dashboardCommand(command),
  share: (_, command) => shareCommand(command),
  stakeholders: (_, command) => stakeholdersCommand(command),
  export: (_, command) => exportCommand(command),
  import: (_, command) => importCommand(command),
  away,
  back,
  off: offOrAway,
  // Days behind it are somebody's days off; a place has no digits.
  holidays: (core, command, rest) =>
    (/\d/.test(rest.replaceAll(/<@[^<>]*>/g, '')) ? offOrAway : holidays)(core, command, rest),
  days: (core, command, rest) => {
    const [word, days] = wordOf(rest);
    if (word === 'off' && /[@＠]/.test(days)) return away(core, command, days);
    if (word === 'working') return daysOff(core, command, 'working', days);
    return word === 'off' || rest === ''
      ? daysOff(core, command, 'off', days)
      : offOrAway(core, command, rest);
  },
};

/** What may stand there and is about the place where it is typed. */
const ofPlace: Readonly<Record<string, Doing>> = {
  setup: (_, command, rest) =>
    rest === '' ? openSetup(command, command.channelId) : setupAlone(command, rest),
  move: (_, command, rest) => askToMove(command, rest),
  help: (_, command) => help(command),
};

const words = [...Object.keys(ofSquad), ...Object.keys(ofPlace), ...otherNames.map((name) => name.slice(1))];

/** `/squad`, with a word behind it. */
export const onSquad =
  (core: RitualCore): CommandHandler =>
  async (sent) => {
    const command = { ...sent, text: spoken(sent.text, await namesIn(sent)) };
    // Whom it mentions is read from what Slack sent, not from a name.
    const said = unescaped(sent.text);
    const [first, rest] = meantBy(said);
    const word = first === '' ? 'status' : first;
    if (asksForHelp(rest)) return help(command);
    const other = typedOthers(core)[`/${word}`];
    if (other) return other({ ...command, text: asksForList(said) ? '' : wordOf(command.text)[1] });
    const placed = ofPlace[word];
    if (placed) return placed(core, command, rest);
    const doing = ofSquad[word];
    if (doing) {
      const asked = inItsSquad(commands.squad, (inside) => doing(core, inside, rest), {
        askFor: isOfAllSquads(word, rest) ? 'none' : 'one too',
      });
      return asked(command);
    }
    const meant = nearest(word, words);
    const unknown = command.words().setup.unknown(typed(first, 40), meant);
    return sentenceBack(unknown, command.language(), rest === '' ? '' : command.text);
  };

/** Whoever is away, or back, is so in all their squads; whom else they name is looked for in one. */
const isOfAllSquads = (word: string, rest: string): boolean =>
  (word === 'away' || word === 'back') && rest !== '' && !/[@＠]/.test(rest);

/** The word behind `/squad` and what follows it; said in other words, the word that is meant. */
function meantBy(text: string): [word: string, rest: string] {
  if (asksForHelp(text)) return ['help', ''];
  if (asksForList(text)) return ['ideas', ''];
  const [word, rest] = wordOf(text);
  const isKnown = word === '' || otherNames.includes(`/${word}`) || ofPlace[word] || ofSquad[word];
  return isKnown ? [word, rest] : (saidOtherwise(text) ?? [word, rest]);
}

const chosen = z.object({ squadId: z.string(), key: z.string(), text: z.string() });

/** One of several readings is chosen: the command goes on in these words, once however often it is chosen. */
export const onReadingChosen =
  (core: RitualCore) =>
  async (click: Click): Promise<Answer> => {
    const { squadId, key, text } = chosen.parse(JSON.parse(click.value));
    const found = await click.core.database.read((q) => presentSquad(q, click.workspaceId, squadId));
    if (!found) return sentence(click.words().common.noSquadHere);
    return onSquad(core)({ ...click, key, text, channelId: found.squad.channelId });
  };

/** A day off of which it is not said whose; of a member by name it is theirs. */
function offOrAway(core: RitualCore, command: Command, rest: string): Promise<Answer> {
  if (/[@＠]/.test(rest)) return away(core, command, rest);
  return inHere(command, async ({ squad, words }) => {
    const { days } = words.squad;
    return askReadings(command, squad, days.whose, [
      { label: days.mine, text: `away ${rest}` },
      { label: days.everybodys, text: `days off ${rest}` },
    ]);
  });
}

/** What a click goes on with that chooses a squad, by the command's name. */
export const handlersOf = (core: RitualCore): Readonly<Record<string, CommandHandler>> => ({
  ...othersOf(core),
  [commands.squad]: onSquad(core),
});

/** The names of whom the command mentions, also of people whom nobody asked Slack about before. */
async function namesIn({ core, workspaceId, text }: Command): Promise<Names> {
  const ids = mentionsIn(text);
  if (ids.length > 0) {
    const learned = core.people.learn(workspaceId, ids).catch(() => undefined);
    await within(core.clock, PATIENCE_MS, 'Slack to say who is mentioned', learned);
  }
  return core.database.read((q) => namesOf(q, workspaceId, ids));
}

async function inHere(command: Command, work: (here: Here) => Promise<Answer>): Promise<Answer> {
  const gate = await squadHere(command, command.channelId);
  return 'refusal' in gate ? say(gate.refusal) : work(gate.here);
}

/** Words behind `setup` are for its form. */
async function setupAlone(command: Command, rest: string): Promise<Answer> {
  const { setup } = command.words();
  const said = setup.nothingMore('setup', typed(rest, 100));
  const edit = button({ text: setup.status.edit, actionId: actions.setUp, value: command.channelId });
  const message = { text: plain(said), blocks: [rich(said), buttons(edit)] };
  return say(withTyped(message, command.language(), command.text));
}

async function status(_: RitualCore, command: Command, rest: string): Promise<Answer> {
  const gate = await memberHere(command, command.channelId);
  if ('refusal' in gate) return say(withTyped(gate.refusal, command.language(), command.text));
  const { squad, language, words } = gate.here;
  const { core, person } = command;
  const now = core.clock.now();
  const reader = { userId: person.userId, today: todayOf(person, squad, now), now };
  const facts = await core.database.read((q) => statusFacts(q, squad, reader));
  const message = statusMessage(facts, { language, zone: person.zone, now });
  if (rest === '') return say(message);
  const said = rich(words.setup.nothingMore('status', typed(rest, 100)));
  return say(withTyped({ ...message, blocks: [said, ...message.blocks] }, language, command.text));
}
