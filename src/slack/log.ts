import { type DestinationStream, pino, stdTimeFunctions } from 'pino';

/** The part of a logger that the rooms need; pino's fits. Fields never hold what people typed. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Slack's tokens, the squads' and the tickets of its one-time addresses, wherever in a line: also where a "\n" of JSON stands before. */
const SECRETS = /(xox[a-z]-|xapp-|xoxe[.-]|gsq-)[\w.-]+|(ticket=|hooks\.slack\.com\/|\/response\/)[\w%./-]+/g;

interface LoggedError {
  name: string;
  message: string;
  code?: unknown;
  stack?: string;
}

/** Of an error only these fields reach the log: libraries hang requests, headers and bodies on theirs. */
function logged(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { name: 'Thrown', message: String(error) };
  return {
    name: error.name,
    message: error.message,
    ...('code' in error ? { code: error.code } : {}),
    ...(error.stack ? { stack: error.stack } : {}),
  };
}

/** A logger that writes one JSON object a line, its time in UTC, with every secret blotted out. */
export function createLog(options: { level: string; destination?: DestinationStream }): Log {
  const settings = {
    level: options.level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { error: logged, err: logged },
    hooks: { streamWrite: (text: string) => text.replace(SECRETS, '$1$2***') },
  };
  return options.destination ? pino(settings, options.destination) : pino(settings);
}
