import type { Ids } from './ids.ts';
import type { Manifest } from './manifest.ts';

/** Who is who in this workspace: the team, the app, its bot and their tokens. */
export interface Identity {
  readonly teamId: string;
  readonly teamName: string;
  readonly domain: string;
  readonly teamUrl: string;
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly botName: string;
  readonly botToken: string;
  readonly appToken: string;
  /** The old verification token that payloads still carry. */
  readonly verification: string;
}

/** What a workspace is called, and the address that follows from it. */
export function named(teamName: string): Pick<Identity, 'teamName' | 'domain' | 'teamUrl'> {
  const domain = teamName.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return { teamName, domain, teamUrl: `https://${domain}.slack.com/` };
}

/** @param secret the end of a token: whoever has it can do what the app can */
export function identify(ids: Ids, manifest: Manifest, teamName: string, secret: () => string): Identity {
  const teamId = ids.next('T');
  const appId = ids.next('A');
  return {
    teamId,
    ...named(teamName),
    appId,
    botId: ids.next('B'),
    botUserId: ids.next('U'),
    botName: manifest.botName.toLowerCase().replace(/[^a-z0-9]+/g, '_'),
    botToken: `xoxb-local-${teamId}-${secret()}`,
    appToken: `xapp-1-${appId}-local-${secret()}`,
    verification: secret(),
  };
}
