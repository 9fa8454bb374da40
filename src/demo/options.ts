import { parseArgs } from 'node:util';
import { type Language, languages } from '../language/language.ts';

/** Where the page is, unless something else is there. */
const PORT = 7310;

/** What `npm run demo` was asked for. */
export interface DemoOptions {
  /** Play a week in one go on the terminal, and end. */
  readonly play: boolean;
  readonly language: Language;
  /** Keep the bot's SQLite file here; otherwise it is gone at the end. */
  readonly database: string | undefined;
  /** Where the page listens, or the next free one above; 0: any free port. */
  readonly port: number;
  /** Open the page in the browser. */
  readonly open: boolean;
  /** No history and no squad yet: the first thing to do is to set one up. */
  readonly empty: boolean;
}

const known = {
  play: { type: 'boolean', default: false },
  language: { type: 'string', default: 'en' },
  database: { type: 'string' },
  port: { type: 'string', default: String(PORT) },
  'no-open': { type: 'boolean', default: false },
  empty: { type: 'boolean', default: false },
} as const;

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: known, allowPositionals: false }).values;
  } catch {
    return undefined;
  }
}

/** Reads the words behind `npm run demo --`; problems are sentences that say what is possible. */
export function readOptions(args: readonly string[]): { options: DemoOptions } | { problems: string[] } {
  const values = parsed(args);
  if (!values) {
    const languageChoice = languages.join('|');
    return {
      problems: [
        `I know --no-open, --port NUMBER, --language ${languageChoice}, --database FILE, --empty and --play.`,
      ],
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
  const { play, database, empty, 'no-open': stay } = values;
  return { options: { play, language, database, port, open: !stay, empty } };
}
