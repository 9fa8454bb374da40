import type { LocalSlack } from '@growth-squad/local-slack';
import type { Home } from './squads.ts';

/** Of a squad. */
const SEVEN = 7;

/** So many squads of seven come to a workspace, each with its channel, in which the bot is too. */
export function enter(slack: LocalSlack, squads: number): Home {
  const made = Array.from({ length: squads }, (_, index) => {
    const userIds = Array.from(
      { length: SEVEN },
      (__, member) => slack.addUser({ name: `Member ${index}-${member}`, zone: 'Europe/Berlin' }).id,
    );
    const channel = slack.addChannel({ name: `squad-${index}`, members: [...userIds, slack.botUserId] });
    return { channelId: channel.id, userIds };
  });
  const workspace = { id: slack.teamId, name: slack.teamName, botUserId: slack.botUserId };
  return { workspace, squads: made };
}
