import type { Clock } from '@growth-squad/clock';
import type { Envelopes } from './envelopes.ts';
import type { Identity } from './identity.ts';
import type { Ids } from './ids.ts';
import { nextTs } from './ids.ts';
import type { Manifest } from './manifest.ts';
import { eventScope } from './scopes.ts';
import type { Channel, ChannelKind, JsonObject } from './types.ts';

const MESSAGES: Record<ChannelKind, string> = {
  public: 'message.channels',
  private: 'message.groups',
  im: 'message.im',
};

/** Tells the app what its manifest asks for, where its scopes allow it. */
export class Events {
  readonly #clock: Clock;
  readonly #ids: Ids;
  readonly #identity: Identity;
  readonly #manifest: Manifest;
  readonly #envelopes: Envelopes;
  #lastTs: string | undefined;

  constructor(clock: Clock, ids: Ids, identity: Identity, manifest: Manifest, envelopes: Envelopes) {
    this.#clock = clock;
    this.#ids = ids;
    this.#identity = identity;
    this.#manifest = manifest;
    this.#envelopes = envelopes;
  }

  /** @param event with its `type`; @param channel that it is about, if any: its kind decides the scope */
  tell(event: JsonObject & { readonly type: string }, channel?: Channel): void {
    const name = event.type === 'message' ? MESSAGES[channel?.kind ?? 'public'] : event.type;
    const scope = eventScope(event.type, channel);
    if (!this.#manifest.events.has(name) || (scope !== undefined && !this.#manifest.scopes.has(scope)))
      return;
    this.#lastTs = nextTs(this.#clock.now(), this.#lastTs);
    const { teamId, appId, botUserId, verification } = this.#identity;
    const payload = {
      token: verification,
      team_id: teamId,
      context_team_id: teamId,
      context_enterprise_id: null,
      api_app_id: appId,
      event: { event_ts: this.#lastTs, ...event },
      type: 'event_callback',
      event_id: this.#ids.next('Ev'),
      event_time: Math.floor(this.#clock.now() / 1000),
      authorizations: [
        {
          enterprise_id: null,
          team_id: teamId,
          user_id: botUserId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
    };
    this.#envelopes.event(payload, `the event ${event.type}`);
  }
}
