import { z } from 'zod';
import { dateAt } from '../calendar/zone.ts';
import { once } from '../database/inbox.ts';
import type { RitualCore } from '../ritual/core.ts';
import { type Answer, say } from '../slack/answers.ts';
import type { Command } from '../slack/listen.ts';
import { memberHere } from '../squad/gate.ts';
import { statusFacts } from './facts.ts';
import { openSetup, sentence } from './listeners.ts';
import { nearest } from './nearest.ts';
import { helpMessage, statusMessage } from './views.ts';

/** What may stand behind `/squad`. */
const WORDS = ['status', 'setup', 'plan', 'retro', 'help'] as const;

/** `/squad`, with one word behind it. */
export async function onSquad(core: RitualCore, command: Command): Promise<Answer> {
  const [word = ''] = command.text.toLowerCase().split(/\s+/);
  switch (word) {
    case '':
    case 'status':
      return status(command);
    case 'setup':
      return openSetup(command, command.channelId);
    case 'plan':
      return openNow(core, command, 'planning');
    case 'retro':
      return openNow(core, command, 'retro');
    case 'help':
      return say(helpMessage(command.language()));
    default:
      return sentence(command.words().setup.unknown(word.slice(0, 40), nearest(word, WORDS)));
  }
}

async function status(command: Command): Promise<Answer> {
  const gate = await memberHere(command, command.channelId);
  if ('refusal' in gate) return say(gate.refusal);
  const { squad, language } = gate.here;
  const { core, person } = command;
  const now = core.clock.now();
  const facts = await core.database.read((q) => statusFacts(q, squad, now));
  return say(statusMessage(facts, { language, zone: person.zone, now }));
}

/** Opens the week's planning or retro now, whatever became of it before. */
async function openNow(core: RitualCore, command: Command, ritual: 'planning' | 'retro'): Promise<Answer> {
  const gate = await memberHere(command, command.channelId);
  if ('refusal' in gate) return say(gate.refusal);
  const { squad, words } = gate.here;
  const { person, workspaceId, key } = command;
  const { answer: opened } = await core.change((change) =>
    once(
      change.tx,
      { workspaceId, key, kind: `open ${ritual}`, userId: person.userId, at: change.at },
      z.boolean(),
      async () => {
        const today = dateAt(change.at, squad.rituals.zone);
        const opening = await core.rituals.openNow(change, squad, ritual, today, person.userId);
        return opening.opened ? { accepted: true } : { refused: false };
      },
    ),
  );
  return sentence(opened ? words.setup.opened[ritual] : words.setup.openAlready[ritual]);
}
