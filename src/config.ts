import { statSync } from 'node:fs';
import { isIP } from 'node:net';
import { z } from 'zod';

/** What the environment decides, read once at start. */
export type Settings = Readonly<z.infer<typeof environment>>;

/** How much is logged, from everything to nothing; the names are pino's. */
export type LogLevel = (typeof LOG_LEVELS)[number];

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
/** Slack's own Web API. */
export const SLACK_API_URL = 'https://slack.com/api/';
const DATABASE_FILE = './data/growth-squad.db';
const LOOPBACK = '127.0.0.1';

const BOT_TOKEN_HELP =
  'copy the "Bot User OAuth Token" (it starts with xoxb-) from "OAuth & Permissions" of your app at api.slack.com/apps.';
const APP_TOKEN_HELP =
  'make an app-level token (it starts with xapp-) with the scope connections:write under "Basic Information" of your app at api.slack.com/apps, and copy it.';

/** A variable that is set but empty, as in a copied `.env.example`, is missing. */
const filled = z
  .string()
  .transform((value) => value.trim())
  .transform((value) => (value === '' ? undefined : value))
  .optional();

const botToken = token(/^xoxb-[\w.-]+$/, {
  missing: `SLACK_BOT_TOKEN is missing: ${BOT_TOKEN_HELP}`,
  wrong: `SLACK_BOT_TOKEN is not a bot token: ${BOT_TOKEN_HELP}`,
  known: [
    [
      /^xapp-/,
      `SLACK_BOT_TOKEN holds an app-level token, which belongs into SLACK_APP_TOKEN: ${BOT_TOKEN_HELP}`,
    ],
    [/^xoxp-/, `SLACK_BOT_TOKEN holds a person's token: ${BOT_TOKEN_HELP}`],
  ],
});

const appToken = token(/^xapp-[\w.-]+$/, {
  missing: `SLACK_APP_TOKEN is missing: ${APP_TOKEN_HELP}`,
  wrong: `SLACK_APP_TOKEN is not an app-level token: ${APP_TOKEN_HELP}`,
  known: [
    [/^xoxb-/, `SLACK_APP_TOKEN holds a bot token, which belongs into SLACK_BOT_TOKEN: ${APP_TOKEN_HELP}`],
  ],
});

const apiUrl = filled.transform((value, context) => {
  const address = value ?? SLACK_API_URL;
  if (!isSafeAddress(address)) {
    context.addIssue(
      `SLACK_API_URL is not an https address (http only on this machine): leave it empty for Slack itself, or write one like ${SLACK_API_URL}.`,
    );
  }
  return address.endsWith('/') ? address : `${address}/`;
});

const logLevel = filled.transform((value, context): LogLevel => {
  const level = LOG_LEVELS.find((each) => each === (value ?? 'info').toLowerCase());
  if (level === undefined) context.addIssue(`LOG_LEVEL is no level: choose one of ${LOG_LEVELS.join(', ')}.`);
  return level ?? 'info';
});

/** @param without what an empty one means */
const portOf = (name: string, without: string) =>
  filled.transform((value, context) => {
    if (value === undefined) return undefined;
    const port = /^\d{1,5}$/.test(value) ? Number(value) : 0;
    if (port < 1 || port > 65_535)
      context.addIssue(
        `${name} is no port: write a number from 1 to 65535, or leave it empty for ${without}.`,
      );
    return port;
  });

const addressOf = (name: string) =>
  filled.transform((value, context) => {
    const address = value ?? LOOPBACK;
    if (address !== 'localhost' && isIP(address) === 0)
      context.addIssue(
        `${name} is no IP address: write one of this machine, 0.0.0.0 for all of them, or leave it empty for ${LOOPBACK}.`,
      );
    return address;
  });

const publicUrl = filled.transform((value, context) => {
  if (value === undefined) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !isSafeAddress(value))
    context.addIssue(
      'PUBLIC_URL is not an https address (http only on this machine): write how people reach the page, such as https://growth.example.com/, or leave it empty for this machine only.',
    );
  else if (url.href !== `${url.origin}/`)
    context.addIssue(
      'PUBLIC_URL says more than where the page is: write it without a path, a name or anything behind it, such as https://growth.example.com/.',
    );
  return url?.href;
});

/** "yes", or names of hosts with commas between them. */
const sourcesPrivate = filled.transform((value = '', context): 'all' | readonly string[] => {
  if (/^(yes|all|true|1)$/i.test(value)) return 'all';
  if (/^(no|none|false|0)?$/i.test(value)) return [];
  const hosts = value
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((host) => host !== '');
  if (!hosts.every((host) => /^(\[[\da-f:.]+\]|[\p{L}\d_.-]+)$/u.test(host)))
    context.addIssue(
      'SOURCES_PRIVATE holds something else than hosts: write names such as metrics.internal with commas between them, without https:// and port, or yes for all of the network.',
    );
  return hosts;
});

const sourcesFolder = filled.transform((value, context) => {
  if (value !== undefined && !statSync(value, { throwIfNoEntry: false })?.isDirectory())
    context.addIssue(
      'SOURCES_FOLDER is no folder: make it and let the bot’s user read it, or leave it empty for none.',
    );
  return value;
});

const databaseFile = filled.transform((value) => value ?? DATABASE_FILE);

const environment = z
  .object({
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_API_URL: apiUrl,
    DATABASE_FILE: databaseFile,
    LOG_LEVEL: logLevel,
    HTTP_PORT: portOf('HTTP_PORT', 'no page and no numbers over HTTP'),
    HTTP_ADDRESS: addressOf('HTTP_ADDRESS'),
    PUBLIC_URL: publicUrl,
    MONITORING_PORT: portOf('MONITORING_PORT', 'no health and metrics'),
    MONITORING_ADDRESS: addressOf('MONITORING_ADDRESS'),
    SOURCES_PRIVATE: sourcesPrivate,
    SOURCES_FOLDER: sourcesFolder,
  })
  .superRefine((read, context) => {
    const { HTTP_PORT, HTTP_ADDRESS, PUBLIC_URL, MONITORING_PORT } = read;
    if (HTTP_PORT === undefined && PUBLIC_URL !== undefined)
      context.addIssue(
        'PUBLIC_URL is set, but nothing is served: set HTTP_PORT, too, or leave PUBLIC_URL empty.',
      );
    if (HTTP_PORT !== undefined && PUBLIC_URL === undefined && !isLocal(HTTP_ADDRESS))
      context.addIssue(
        'PUBLIC_URL is missing: with this HTTP_ADDRESS, write how people reach the page, such as https://growth.example.com/.',
      );
    if (HTTP_PORT !== undefined && HTTP_PORT === MONITORING_PORT)
      context.addIssue('HTTP_PORT and MONITORING_PORT are the same: choose two.');
  })
  .transform(({ MONITORING_PORT: port, MONITORING_ADDRESS: host, ...read }) => ({
    /** The bot's own token (`xoxb-…`). */
    slackBotToken: read.SLACK_BOT_TOKEN,
    /** The app-level token for Socket Mode (`xapp-…`). */
    slackAppToken: read.SLACK_APP_TOKEN,
    /** Address of Slack's Web API, ending in `/`; another one is for trying the bot against a local Slack. */
    slackApiUrl: read.SLACK_API_URL,
    /** Path of the SQLite file, from the project's folder. */
    databaseFile: read.DATABASE_FILE,
    logLevel: read.LOG_LEVEL,
    /** Where people and programs are answered over HTTP, and how they reach it; undefined: nowhere. */
    web:
      read.HTTP_PORT === undefined
        ? undefined
        : { host: read.HTTP_ADDRESS, port: read.HTTP_PORT, publicUrl: read.PUBLIC_URL },
    /** Where health and metrics may be asked for; undefined: nowhere. */
    monitoring: port === undefined ? undefined : { host, port },
    /** Which hosts of a private network numbers may be fetched from, and the folder whose files they may be read from. */
    sources: { private: read.SOURCES_PRIVATE, folder: read.SOURCES_FOLDER },
  }));

/** Where the database is: all that the commands beside the bot need to know. */
export function databaseFileOf(env: Record<string, string | undefined>): string {
  return databaseFile.parse(env['DATABASE_FILE']);
}

/**
 * Reads the settings from environment variables. On failure all problems at once, each a sentence that says what to do
 * and never repeats a value, since values may be secrets.
 */
export function parseSettings(
  env: Record<string, string | undefined>,
): { ok: true; settings: Settings } | { ok: false; problems: string[] } {
  const swapped =
    /^\s*xapp-/.test(env['SLACK_BOT_TOKEN'] ?? '') && /^\s*xoxb-/.test(env['SLACK_APP_TOKEN'] ?? '');
  const parsed = environment.safeParse(env);
  if (parsed.success) return { ok: true, settings: parsed.data };
  const problems = parsed.error.issues
    .filter((issue) => !(swapped && /_TOKEN$/.test(String(issue.path[0]))))
    .map((issue) => issue.message);
  return {
    ok: false,
    problems: swapped
      ? [
          'SLACK_BOT_TOKEN and SLACK_APP_TOKEN are swapped: the one that starts with xoxb- belongs into the first, the one with xapp- into the second.',
          ...problems,
        ]
      : problems,
  };
}

function token(
  shape: RegExp,
  says: { missing: string; wrong: string; known: readonly (readonly [RegExp, string])[] },
) {
  return filled.transform((value = '', context) => {
    if (value === '') context.addIssue(says.missing);
    else if (!shape.test(value)) {
      context.addIssue(says.known.find(([other]) => other.test(value))?.[1] ?? says.wrong);
    }
    return value;
  });
}

/** Secrets travel to this address: encrypted, or not off this machine. */
function isSafeAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && isLocal(hostname));
}

const isLocal = (host: string): boolean => ['localhost', LOOPBACK, '[::1]', '::1'].includes(host);
