import { parseArgs } from 'node:util';
import { type Language, languages } from '../language/language.ts';

/** What `npm run demo` was asked for. */
export interface DemoOptions {
  /** Play a week in one go and end. */
  readonly play: boolean;
  readonly language: Language;
  /** Keep the bot's SQLite file here; otherwise it is gone at the end. */
  readonly database: string | undefined;
  /** Where the local Slack listens; 0: any free port. */
  readonly port: number;
}

const known = {
  play: { type: 'boolean', default: false },
  language: { type: 'string', default: 'en' },
  database: { type: 'string' },
  port: { type: 'string', default: '0' },
} as const;

/** Reads the words behind `npm run demo --`; problems are sentences that say what is possible. */
export function readOptions(args: readonly string[]): { options: DemoOptions } | { problems: string[] } {
  let values: { play?: boolean; language?: string; database?: string; port?: string };
  try {
    values = parseArgs({ args: [...args], options: known, allowPositionals: false }).values;
  } catch {
    return {
      problems: [`I know --play, --language ${languages.join('|')}, --database FILE and --port NUMBER.`],
    };
  }
  const language = languages.find((each) => each === values.language);
  const port = Number(values.port);
  const problems = [
    ...(language ? [] : [`--language takes ${languages.join(' or ')}.`]),
    ...(Number.isInteger(port) && port >= 0 && port < 65_536
      ? []
      : ['--port takes a number from 0 to 65535.']),
  ];
  if (!language || problems.length > 0) return { problems };
  return { options: { play: values.play ?? false, language, database: values.database, port } };
}
