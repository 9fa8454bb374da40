import { parse } from 'yaml';
import { z } from 'zod';

const schema = z.object({
  display_information: z.object({ name: z.string() }),
  features: z
    .object({
      bot_user: z.object({ display_name: z.string() }).optional(),
      app_home: z
        .object({ home_tab_enabled: z.boolean().optional(), messages_tab_enabled: z.boolean().optional() })
        .optional(),
      shortcuts: z
        .array(
          z.object({
            name: z.string(),
            type: z.enum(['global', 'message']),
            callback_id: z.string(),
            description: z.string().optional(),
          }),
        )
        .max(10)
        .optional(),
      slash_commands: z
        .array(
          z.object({
            command: z.string().startsWith('/'),
            description: z.string().optional(),
            usage_hint: z.string().optional(),
            should_escape: z.boolean().optional(),
          }),
        )
        .max(50)
        .optional(),
    })
    .optional(),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z
    .object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()).optional() }).optional(),
      interactivity: z.object({ is_enabled: z.boolean() }).optional(),
      socket_mode_enabled: z.boolean().optional(),
    })
    .optional(),
});

/** What an app may do and wants to hear of, as its manifest says. */
export interface Manifest {
  readonly appName: string;
  readonly botName: string;
  readonly scopes: ReadonlySet<string>;
  /** By their names, with the slash. */
  readonly commands: ReadonlyMap<string, { readonly description: string; readonly usageHint: string }>;
  /** Those whose text comes with people, channels and special characters escaped. */
  readonly escapedCommands: ReadonlySet<string>;
  readonly shortcuts: readonly {
    readonly name: string;
    readonly type: 'global' | 'message';
    readonly callback_id: string;
    readonly description?: string | undefined;
  }[];
  /** As the manifest names them: `message.im`, `app_home_opened`. */
  readonly events: ReadonlySet<string>;
  readonly homeTab: boolean;
  readonly messagesTab: boolean;
  readonly interactivity: boolean;
  readonly socketMode: boolean;
}

/** @throws z.ZodError when the text is no manifest. */
export function parseManifest(text: string): Manifest {
  const { display_information, features, oauth_config, settings } = schema.parse(parse(text));
  return {
    appName: display_information.name,
    botName: features?.bot_user?.display_name ?? display_information.name,
    scopes: new Set(oauth_config.scopes.bot),
    commands: new Map(
      features?.slash_commands?.map(({ command, description = '', usage_hint: usageHint = '' }) => [
        command,
        { description, usageHint },
      ]),
    ),
    escapedCommands: new Set(
      features?.slash_commands?.flatMap((entry) => (entry.should_escape ? [entry.command] : [])),
    ),
    shortcuts: features?.shortcuts ?? [],
    events: new Set(settings?.event_subscriptions?.bot_events),
    homeTab: features?.app_home?.home_tab_enabled ?? false,
    messagesTab: features?.app_home?.messages_tab_enabled ?? false,
    interactivity: settings?.interactivity?.is_enabled ?? false,
    socketMode: settings?.socket_mode_enabled ?? false,
  };
}
