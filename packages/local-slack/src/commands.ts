import { ApiError } from './api-error.ts';
import type { Core } from './core.ts';
import type { Envelopes } from './envelopes.ts';
import { showResponse } from './respond.ts';
import { handle } from './shapes.ts';
import type { Typed } from './typed.ts';
import type { Channel, CommandSeen, JsonObject } from './types.ts';

interface Parts {
  readonly core: Core;
  readonly envelopes: Envelopes;
  readonly typed: Typed;
  /** Notes an answer that Slack would not take, as if a call had been refused. */
  readonly refuse: (method: string, error: ApiError, args: JsonObject) => void;
}

const ADDRESS =
  /https?:\/\/[^\s<>|]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|de|cn|example)\b/gi;

function addressed(found: string): string {
  if (/^https?:/i.test(found)) return `<${found}>`;
  return found.includes('@') ? `<mailto:${found}|${found}>` : `<http://${found}|${found}>`;
}

/** Slash commands, as people type them. */
export class Commands {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What Slack makes of the text of a command that asks for it: addresses and names become markup, the rest is escaped. */
  #escaped(text: string): string {
    const { users, channels } = this.#parts.core.world;
    const named = (a: { name: string }, b: { name: string }): number => b.name.length - a.name.length;
    let escaped = text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replace(ADDRESS, addressed)
      .replace(/@(here|channel|everyone)\b/g, '<!$1>');
    for (const { id, name } of [...users.values()].toSorted(named)) {
      escaped = escaped.replaceAll(`@${name}`, `<@${id}|${handle(name)}>`);
    }
    for (const { id, name, kind } of [...channels.values()].toSorted(named)) {
      if (kind === 'public') escaped = escaped.replaceAll(`#${name}`, `<#${id}|${name}>`);
    }
    return escaped;
  }

  /** @see LocalSlack.command */
  async type(userId: string, channel: Channel, line: string): Promise<CommandSeen> {
    const { core, envelopes, typed, refuse } = this.#parts;
    const [, command = '', text = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(line) ?? [];
    if (!core.manifest.commands.has(command)) {
      return { kind: 'failed', text: `${command} is not a valid command.` };
    }
    const user = core.world.users.get(userId);
    if (!user) throw new Error(`There is no user ${userId}`);
    typed.note(text);
    const { identity } = core;
    const response = { channel: channel.id, userId, threadTs: undefined, original: undefined };
    const delivered = await envelopes.ask(
      'slash_commands',
      {
        token: identity.verification,
        team_id: user.team ?? identity.teamId,
        team_domain: identity.domain,
        channel_id: channel.id,
        channel_name: { public: channel.name, private: 'privategroup', im: 'directmessage' }[channel.kind],
        user_id: userId,
        user_name: handle(user.name),
        command,
        text: core.manifest.escapedCommands.has(command) ? this.#escaped(text.trimEnd()) : text.trimEnd(),
        api_app_id: identity.appId,
        is_enterprise_install: 'false',
        response_url: core.responses.issue(core.clock.now(), response),
        trigger_id: core.triggers.issue(core.clock.now(), userId),
      },
      command,
    );
    if (delivered.kind !== 'acknowledged') {
      const why = delivered.kind === 'late' ? 'operation_timeout' : 'dispatch_failed';
      return { kind: 'failed', text: `${command} failed with the error "${why}"` };
    }
    const answer = delivered.payload;
    if (Object.keys(answer).length === 0) return { kind: 'answered', reply: undefined };
    try {
      return { kind: 'answered', reply: showResponse(core, response, answer, `the answer to ${command}`) };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      refuse(`acknowledgement of ${command}`, error, answer);
      return { kind: 'failed', text: `${command} failed with the error "invalid_command_response"` };
    }
  }
}
