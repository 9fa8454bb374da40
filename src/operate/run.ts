import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { systemClock } from '@growth-squad/clock';
import { databaseFileOf } from '../config.ts';
import { ofDatabase } from '../database/errors.ts';
import { createIds } from '../database/ids.ts';
import type { NotImported } from '../export/import-store.ts';
import { backUp } from './backup.ts';
import { importFrom } from './import.ts';
import { retry, undeliveredMessages } from './messages.ts';
import { owners, setOwner } from './owner.ts';
import { restore } from './restore.ts';
import { verify } from './verify.ts';

// The commands of whoever runs the bot, beside the bot: each says in a sentence what it did, or why not.

const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));
const KEEP_DAYS = '30';

const HELP: Record<string, string> = {
  backup:
    'npm run backup -- FILE, or a folder ending in "/" and "--keep DAYS": older backups in it are deleted (30 if not said).',
  restore: 'npm run restore -- FILE, with the bot stopped: the backup FILE takes the place of the database.',
  verify: 'npm run verify for the database, npm run verify -- FILE for a backup.',
  owner:
    'npm run owner for who owns which squad; with the bot stopped, npm run owner -- SQUAD PERSON (both by their ids) makes one of its members the owner.',
  import:
    'npm run import -- FILE, with the bot stopped: a squad from what /squad export gave as JSON comes into the database, paused; "--channel ID" says where it lives now, if not where it did.',
  messages:
    'npm run messages for what could not be sent; with the bot stopped, npm run messages -- --retry ID (or "all") tries it again.',
};

const NOT_OWNER: Record<NonNullable<Awaited<ReturnType<typeof setOwner>>>, string> = {
  'no-squad': 'There is no such squad.',
  'not-a-member': 'Only a member of the squad can own it.',
  visitor: 'They are a guest, an app, or deactivated.',
  'owner-already': 'They own it already.',
};

const NOT_IMPORTED: Record<NotImported, string> = {
  'no-workspace': 'This database knows no workspace yet: start the bot once, and stop it.',
  'there-already': 'This squad is in the database already; a squad comes in once.',
  'channel-taken': 'Another squad lives in that channel: say another one with --channel.',
};

/** How many words a command takes, where it is not one. */
const MOST: Record<string, number> = { messages: 0, owner: 2 };

/** Said to whoever called it wrongly. */
class Usage extends Error {}

/** As it is meant where it was typed; npm runs scripts in the project's folder. */
const pathOf = (typed: string): string => {
  const path = resolve(process.env['INIT_CWD'] ?? process.cwd(), typed);
  return typed.endsWith('/') ? `${path}/` : path;
};

const stamp = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19)}Z`;

/** What was typed behind the command. */
function read(command: string, args: string[]) {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      channel: { type: 'string' },
      keep: { type: 'string' },
      retry: { type: 'string' },
    },
  });
  const [typed, second] = positionals;
  const extra = positionals[MOST[command] ?? 1];
  if (extra !== undefined) throw new Usage(`"${extra}" is too much.`);
  if (values.keep !== undefined && command !== 'backup') throw new Usage('--keep is of no use here.');
  if (values.channel !== undefined && command !== 'import') throw new Usage('--channel is of no use here.');
  if (values.retry !== undefined && command !== 'messages') throw new Usage('--retry is of no use here.');
  if (typed === '') throw new Usage('The name of the file is empty.');
  return { typed, second, values };
}

async function run(command: string, args: string[]): Promise<number> {
  const { typed, second, values } = read(command, args);
  if (values.help) {
    say(usageOf(command));
    return 0;
  }
  const file = resolve(databaseFileOf(process.env));
  const now = systemClock.now();
  switch (command) {
    case 'backup': {
      const { keep } = values;
      const keepDays = Number(keep ?? KEEP_DAYS);
      if (typed === undefined) throw new Usage('Say where to.');
      if (!(Number.isInteger(keepDays) && keepDays > 0 && keepDays < 100_000))
        throw new Usage('--keep takes a number of days, such as 30.');
      // Only in a folder is there something to keep: where it is missing, it is made.
      const target = pathOf(keep === undefined ? typed : `${typed}/`);
      const { backup, deleted } = await backUp(file, target, { now, keepDays });
      say(`Backed up ${file} to ${backup}, read it as a whole and found it sound.`);
      if (deleted.length > 0) say(`Deleted what was older than ${keepDays} days: ${deleted.join(', ')}`);
      return 0;
    }
    case 'restore': {
      if (typed === undefined) throw new Usage('Say what.');
      const ids = createIds(systemClock, randomBytes);
      const how = { now, newId: ids.id, migrations: MIGRATIONS };
      const { kept, madeAt } = await restore(pathOf(typed), file, how);
      say(`Restored ${file} from ${pathOf(typed)}. The newest it knows is of ${stamp(madeAt)}.`);
      if (kept !== undefined) say(`What was there before is kept as ${kept}.`);
      say('At its next start the bot looks in Slack for what was sent since, before it posts anything anew.');
      return 0;
    }
    case 'verify': {
      const which = typed === undefined ? file : pathOf(typed);
      const broken = await verify(which, MIGRATIONS);
      for (const { must, rows } of broken) {
        const more = rows.length > 5 ? ` and ${rows.length - 5} more` : '';
        say(`WRONG  ${must} Not so: ${rows.slice(0, 5).join(', ')}${more}`);
      }
      say(
        broken.length === 0
          ? `${which} is sound, and all of it holds together.`
          : `${which} can be read, but does not hold together: ${broken.length} of the bot’s rules ${broken.length === 1 ? 'is' : 'are'} broken. Report this, or restore a backup that holds together.`,
      );
      return broken.length === 0 ? 0 : 1;
    }
    case 'owner': {
      if (typed === undefined) {
        for (const { squad, names, members } of await owners(file, MIGRATIONS)) {
          const named = (userId: string): string => `${names.get(userId) ?? '-'} ${userId}`;
          say(
            `${squad.id}  ${squad.name}  owner: ${named(squad.ownerId)}  members: ${members.map(named).join(', ')}`,
          );
        }
        return 0;
      }
      if (second === undefined) throw new Usage('Say who.');
      const ids = createIds(systemClock, randomBytes);
      const how = { squadId: typed, userId: second, clock: systemClock, ids, migrations: MIGRATIONS };
      const why = await setOwner(file, how);
      if (why) throw new Usage(NOT_OWNER[why]);
      say(`${second} owns the squad now, and reads so at the bot’s next start.`);
      return 0;
    }
    case 'import': {
      if (typed === undefined) throw new Usage('Say what.');
      const ids = createIds(systemClock, randomBytes);
      const from = { path: pathOf(typed), channelId: values.channel, clock: systemClock, ids };
      const done = await importFrom(file, { ...from, migrations: MIGRATIONS });
      if ('refused' in done) throw new Usage(NOT_IMPORTED[done.refused]);
      say(
        `${done.name} is in ${file}, paused. Start the bot, invite it to its channel, and type /squad resume there.`,
      );
      return 0;
    }
    case 'messages': {
      if (values.retry !== undefined) {
        const revived = await retry(file, { id: values.retry, now, migrations: MIGRATIONS });
        if (revived.length === 0) throw new Usage('There is no such dead message.');
        say(`Tried again at the bot’s next start: ${revived.join(', ')}`);
        return 0;
      }
      const found = await undeliveredMessages(file, MIGRATIONS);
      for (const { id, key, state, error, attempts, createdAt } of found) {
        say(`${id}  ${state}  ${error ?? '-'}  ${attempts} attempts  since ${stamp(createdAt)}  ${key}`);
      }
      say(
        found.length === 0
          ? 'Everything reached Slack, or is on its way.'
          : 'With the bot stopped, "npm run messages -- --retry ID" (or "all") tries a dead one again.',
      );
      return 0;
    }
    default:
      throw new Usage(`There are: ${Object.keys(HELP).join(', ')}.`);
  }
}

/** What the operator did wrong, in a sentence; undefined for an error of another kind. */
function told(error: unknown, command: string): string | undefined {
  const ofIt = ofDatabase(databaseFileOf(process.env), error);
  if (ofIt) return ofIt.message;
  if (error instanceof Usage) return `${error.message} ${usageOf(command)}`.trimEnd();
  // Node says after the first sentence how such words could be meant all the same.
  if (isWrongOption(error)) return `${error.message.split('. ')[0]}. ${usageOf(command)}`.trimEnd();
  return undefined;
}

function usageOf(command: string): string {
  return HELP[command] ? `Usage: ${HELP[command]}` : '';
}

function isWrongOption(error: unknown): error is Error {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

// What people wrote is nobody else's on this machine: so are copies of it.
process.umask(0o077);
const [command = '', ...args] = process.argv.slice(2);
try {
  process.exitCode = await run(command, args);
} catch (error) {
  const sentence = told(error, command);
  if (sentence === undefined) throw error;
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
