import { emitKeypressEvents } from 'node:readline';
import type { Language } from '../language/language.ts';
import type { Stage } from './stage.ts';

/** What a key does with the clock. */
interface Move {
  readonly key: string;
  readonly says: string;
  readonly move: (stage: Stage) => Promise<void>;
}

const MINUTE = 60_000;

const moves: readonly Move[] = [
  { key: 'q', says: 'a quarter of an hour', move: (stage) => stage.pass(15 * MINUTE) },
  { key: 'n', says: 'to what is due next', move: toNext },
  { key: 'd', says: 'a day', move: (stage) => stage.pass(24 * 60 * MINUTE) },
  { key: 'f', says: 'to Friday 16:00', move: (stage) => stage.until(5, '16:00') },
  { key: 'm', says: 'to Monday 09:30', move: (stage) => stage.until(1, '09:30') },
];

const says: Record<Language, { keys: Readonly<Record<string, string>>; end: string; hint: string }> = {
  en: { keys: {}, end: 'end', hint: 'Move the clock: ' },
  'zh-CN': {
    keys: { q: '一刻钟', n: '到下一件事', d: '一天', f: '到周五 16:00', m: '到周一 09:30' },
    end: '结束',
    hint: '拨快时钟：',
  },
};

async function toNext(stage: Stage): Promise<void> {
  const next = stage.clock.next('bot');
  if (next) await stage.clock.moveTo(next.at);
  await stage.pass(5_000);
}

/** The line that says which keys there are. */
export function keysLine(language: Language): string {
  const words = says[language];
  const keys = moves.map(({ key, says: english }) => `[${key}] ${words.keys[key] ?? english}`);
  return `${words.hint}${keys.join('  ')}  [x] ${words.end}`;
}

/**
 * Moves the clock on a key until somebody ends it: x, Ctrl-C or a signal. Without a terminal only a signal does.
 * @param failed takes what went wrong on a move
 */
export function moveOnKeys(stage: Stage, failed: (error: unknown) => void): Promise<void> {
  const { stdin } = process;
  return new Promise((resolve) => {
    let last = Promise.resolve();
    const end = (): void => {
      if (stdin.isTTY) stdin.setRawMode(false);
      stdin.pause();
      void last.then(resolve);
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
    if (!stdin.isTTY) {
      // The local Slack keeps the process up; there is no key to wait for.
      return;
    }
    emitKeypressEvents(stdin);
    stdin.setRawMode(true);
    stdin.on('keypress', (typed: string | undefined, key: { name?: string; ctrl?: boolean }) => {
      const chosen = moves.find((move) => move.key === typed);
      if (typed === 'x' || (key.ctrl && key.name === 'c')) end();
      else if (chosen) last = last.then(() => chosen.move(stage)).catch(failed);
    });
    stdin.resume();
  });
}
