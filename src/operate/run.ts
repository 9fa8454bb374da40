import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { systemClock } from '../clock/system-clock.ts';
import { databaseFileOf } from '../config.ts';
import { DatabaseError } from '../database/errors.ts';
import { createIds } from '../database/ids.ts';
import { backUp } from './backup.ts';
import { retry, stuckMessages } from './messages.ts';
import { restore } from './restore.ts';
import { verify } from './verify.ts';

// The commands of whoever runs the bot, beside the bot: each says in a sentence what it did, or why not.

const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));
const KEEP_DAYS = '30';

/** Said to whoever called it wrongly. */
class Usage extends Error {}

/** As it is meant where it was typed; npm runs scripts in the project's folder. */
const pathOf = (typed: string): string => {
  const path = resolve(process.env['INIT_CWD'] ?? process.cwd(), typed);
  return typed.endsWith('/') ? `${path}/` : path;
};

const stamp = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19)}Z`;

async function run(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { keep: { type: 'string', default: KEEP_DAYS }, retry: { type: 'string' } },
  });
  const [command, typed] = positionals;
  const file = resolve(databaseFileOf(process.env));
  const now = systemClock.now();
  switch (command) {
    case 'backup': {
      const keepDays = Number(values.keep);
      if (typed === undefined)
        throw new Usage('Say where to: npm run backup -- FILE, or a folder ending in "/".');
      if (!(keepDays > 0)) throw new Usage('--keep takes a number of days, such as 30.');
      const { backup, deleted } = await backUp(file, pathOf(typed), { now, keepDays });
      say(`Backed up ${file} to ${backup}, read it as a whole and found it sound.`);
      if (deleted.length > 0) say(`Deleted what was older than ${keepDays} days: ${deleted.join(', ')}`);
      return 0;
    }
    case 'restore': {
      if (typed === undefined) throw new Usage('Say what: npm run restore -- FILE.');
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
          : `${broken.length} rules are broken in ${which}.`,
      );
      return broken.length === 0 ? 0 : 1;
    }
    case 'messages': {
      if (values.retry !== undefined) {
        const revived = await retry(file, { id: values.retry, now, migrations: MIGRATIONS });
        say(
          revived.length === 0
            ? 'There is no such dead message.'
            : `Tried again at the bot’s next start: ${revived.join(', ')}`,
        );
        return revived.length === 0 ? 1 : 0;
      }
      const found = await stuckMessages(file, MIGRATIONS);
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
      throw new Usage('There are: backup FILE, restore FILE, verify [FILE], messages.');
  }
}

function isWrongOption(error: unknown): error is Error {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  process.exitCode = await run();
} catch (error) {
  const isTold = error instanceof DatabaseError || error instanceof Usage || isWrongOption(error);
  if (!isTold) throw error;
  say(error.message);
  process.exitCode = 1;
}
