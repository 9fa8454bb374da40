import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../database/database.ts';
import type { Language } from '../language/language.ts';
import { speechTo } from '../language/speech.ts';
import { typed } from '../slack/typed.ts';
import type { Squad } from '../squad/squad.ts';
import { asDocument } from './document.ts';
import type { Form, Put } from './form.ts';
import {
  actionsKept,
  betsKept,
  blockersKept,
  heldKept,
  importsKept,
  membersKept,
  namesKept,
  numbersKept,
  repeatsKept,
  weeksKept,
} from './kept-store.ts';
import { asMarkdown } from './markdown.ts';
import { asSheets } from './sheets.ts';

/** A file that was written: its name and where it is. */
export interface Written {
  readonly name: string;
  readonly path: string;
}

/** Longest name of a person in a file. */
const NAME_MOST = 80;

/** Characters that are held before they are written. */
const HELD_MOST = 256_000;

/**
 * Writes everything the squad has into files of a folder of its own, from one snapshot, while the bot goes on: what is
 * held of it at once does not grow with the squad, but for its titles.
 * @param use what is done with them; afterwards they are gone
 */
export async function withExport<T>(
  { database, now }: { readonly database: Database; readonly now: number },
  squad: Squad,
  language: Language,
  use: (files: readonly Written[]) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'growth-squad-export-'));
  try {
    const output = new Output(folder);
    await database.readLong(async (q) => {
      const names = await namesKept(q, squad);
      const nameOf = (userId: string): string => typed(names.get(userId) ?? '', NAME_MOST) || userId;
      const opened = (name: string): Put => output.open(name);
      const { zone } = squad.rituals;
      const head = {
        squad,
        members: await membersKept(q, squad),
        imports: await importsKept(q, squad),
        repeats: await repeatsKept(q, squad),
      };
      const telling = { ...speechTo({ language }), zone, names: nameOf, squad: squad.name, now };
      const forms: readonly Form[] = [
        asDocument(opened, { ...head, names, at: now }),
        asMarkdown(opened, telling),
        asSheets(opened, { zone, nameOf }),
      ];
      const each = async (put: (form: Form) => void): Promise<void> => {
        for (const form of forms) put(form);
        await output.flush(HELD_MOST);
      };
      for await (const one of numbersKept(q, squad)) await each((form) => form.number(one));
      for await (const one of betsKept(q, squad)) await each((form) => form.bet(one));
      for (const one of await actionsKept(q, squad)) await each((form) => form.action(one));
      for await (const one of weeksKept(q, squad)) await each((form) => form.week(one));
      for await (const one of heldKept(q, squad)) await each((form) => form.held(one));
      for await (const one of blockersKept(q, squad)) await each((form) => form.blocked(one));
      await each((form) => form.end());
      await output.flush(0);
    });
    return await use(output.written());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Files that grow as they are written, a part at a time. */
class Output {
  readonly #folder: string;
  readonly #held = new Map<string, string[]>();
  #length = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  open(name: string): Put {
    const held: string[] = [];
    this.#held.set(name, held);
    return (text) => {
      held.push(text);
      this.#length += text.length;
    };
  }

  written(): Written[] {
    return [...this.#held.keys()].map((name) => ({ name, path: join(this.#folder, name) }));
  }

  /** Writes what is held once it is more than so many characters. */
  async flush(most: number): Promise<void> {
    if (this.#length <= most && most > 0) return;
    this.#length = 0;
    for (const [name, held] of this.#held) {
      const file = await open(join(this.#folder, name), 'a', 0o600);
      await file.appendFile(held.splice(0).join(''));
      await file.close();
    }
  }
}
