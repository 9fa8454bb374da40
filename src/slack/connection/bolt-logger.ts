import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../log.ts';

/** Says in the log that the sentence is a library's. */
const theirs = { library: 'Slack' } as const;

/**
 * Our log as Slack's libraries want it. Only warnings and errors pass, as sentences: their finer levels print whole
 * payloads, with what people typed.
 */
export function boltLogger(log: Log): Logger {
  const sentence = (parts: unknown[]): string =>
    parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...parts: unknown[]) => log.warn(theirs, sentence(parts)),
    error: (...parts: unknown[]) => log.error(theirs, sentence(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
