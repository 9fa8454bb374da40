import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { installLink, linkIn, offered } from '../bin/install-link.ts';
import { wordOf } from '../src/command/spoken.ts';
import { channelEvents, commands, events, shortcuts } from '../src/slack/ids.ts';

const ROOT = join(import.meta.dirname, '..');

const manifest = z
  .object({
    features: z.object({
      slash_commands: z.array(z.object({ command: z.string() })),
      shortcuts: z.array(z.object({ callback_id: z.string() })).default([]),
      app_home: z.object({ home_tab_enabled: z.literal(true), messages_tab_enabled: z.literal(true) }),
    }),
    oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
    settings: z.object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()) }),
      interactivity: z.object({ is_enabled: z.literal(true) }),
      socket_mode_enabled: z.literal(true),
    }),
  })
  .parse(parse(readFileSync(join(ROOT, 'manifest.yml'), 'utf8')));

/** The bot's own sources: without tests, the demo and the local Slack. */
function sources(): string {
  return readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter(
      (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !/^(sandbox|demo)[/\\.]/.test(file),
    )
    .map((file) => readFileSync(join(ROOT, 'src', file), 'utf8'))
    .join('\n');
}

/** Scopes a method needs, for public and private channels and direct messages alike (docs.slack.dev, each method's page). */
const scopesOf: Record<string, string[]> = {
  'auth.test': [],
  'views.open': [],
  'views.push': [],
  'views.update': [],
  'views.publish': [],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'conversations.open': ['im:write'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.members': ['channels:read', 'groups:read'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.info': ['files:read'],
  'pins.add': ['pins:write'],
  'users.info': ['users:read'],
  'users.list': ['users:read'],
};

const scopesOfEvent: Record<string, string[]> = {
  app_home_opened: [],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  user_change: ['users:read'],
  channel_archive: ['channels:read'],
  channel_unarchive: ['channels:read'],
  channel_id_changed: ['channels:read', 'groups:read'],
  channel_left: ['channels:read'],
  group_left: ['groups:read'],
  channel_deleted: ['channels:read'],
  group_deleted: ['groups:read'],
  group_archive: ['groups:read'],
  group_unarchive: ['groups:read'],
  'message.im': ['im:history'],
  app_mention: ['app_mentions:read'],
};

const sorted = (values: Iterable<string>): string[] => [...new Set(values)].sort();

const methods = sorted(
  [...sources().matchAll(/\b(auth|chat|conversations|files|pins|users|views)\.([a-z]\w+)\(/g)].map(
    ([, family, name]) => `${family}.${name}`,
  ),
);

const parsed = (file: string): unknown => parse(readFileSync(join(ROOT, file), 'utf8'));

/** The texts of a manifest, the only ones that Slack shows people. */
const TEXTS = new Set(['description', 'usage_hint', 'name']);

/** A manifest with its texts left blank; the app's own name, which people mention it by, stays. */
function withoutTexts(value: unknown, at: string): unknown {
  if (Array.isArray(value)) return value.map((each) => withoutTexts(each, at));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      TEXTS.has(key) && !(at === 'display_information' && key === 'name') ? '' : withoutTexts(each, key),
    ]),
  );
}

/** Every text of a manifest. */
function textsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]: [string, unknown]) =>
    TEXTS.has(key) && typeof each === 'string' ? [each] : textsIn(each),
  );
}

describe('manifest.zh-CN.yml', () => {
  test('is manifest.yml in Chinese: commands, shortcuts, scopes, events and settings are the same', () => {
    const blank = withoutTexts(parsed('manifest.zh-CN.yml'), '');
    expect(blank).toEqual(withoutTexts(parsed('manifest.yml'), ''));
    expect(JSON.stringify(blank)).toContain('"name":"Growth Squad"');
  });

  test('says everything in Chinese that people read, but the app’s name', () => {
    const texts = textsIn(parsed('manifest.zh-CN.yml')).filter((text) => text !== 'Growth Squad');
    expect(texts.length).toBe(textsIn(parsed('manifest.yml')).length - 1);
    expect(texts.filter((text) => !/\p{Script=Han}/u.test(text))).toEqual([]);
  });

  test('hints at words that /squad understands', () => {
    const hints = textsIn(parsed('manifest.zh-CN.yml')).find((text) => text.includes('[帮助]')) ?? '';
    const words = [...hints.matchAll(/\[(.+?)\]/g)].map(([, said = '']) => wordOf(said)[0]);
    expect(words).toEqual(['help', 'setup', 'away', 'days', 'pause']);
  });
});

describe.each(offered)('%s', (readme, file) => {
  test(`links to Slack’s form filled in from ${file} as it is; "node bin/install-link.ts" writes it`, () => {
    const link = linkIn(readFileSync(join(ROOT, readme), 'utf8')) ?? '';
    const yaml = readFileSync(join(ROOT, file), 'utf8');
    expect(link).toBe(installLink(yaml));
    const sent = new URL(link).searchParams.get('manifest_json') ?? '';
    expect(JSON.parse(sent)).toEqual(parse(yaml));
    // Longer addresses are cut or refused on the way by some servers and browsers.
    expect(link.length).toBeLessThan(8_000);
  });
});

/** Each event the code listens to. */
const heard = [...Object.values(events), ...channelEvents];

describe('manifest.yml', () => {
  test('names each command the code answers, and no other', () => {
    expect(sorted(manifest.features.slash_commands.map(({ command }) => command))).toEqual(
      sorted(Object.values(commands)),
    );
  });

  test('names each event the code listens to, and no other', () => {
    expect(sorted(manifest.settings.event_subscriptions.bot_events)).toEqual(sorted(heard));
  });

  test('names each shortcut the code answers, and no other', () => {
    const named = manifest.features.shortcuts.map(({ callback_id }) => callback_id);
    expect(sorted(named)).toEqual(sorted(Object.values(shortcuts)));
  });

  test('asks for the scopes that the called methods and events need, and no other', () => {
    expect(methods.length).toBeGreaterThan(5);
    expect(methods.filter((method) => !(method in scopesOf))).toEqual([]);
    const needed = [
      ...methods.flatMap((method) => scopesOf[method] ?? []),
      ...heard.flatMap((event) => scopesOfEvent[event] ?? ['unknown event']),
      'commands',
    ];
    expect(sorted(manifest.oauth_config.scopes.bot)).toEqual(sorted(needed));
  });
});
