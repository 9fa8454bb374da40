import type { Input } from '../../test/support/life/ledger.ts';
import { checkInputs } from './inputs.ts';
import { checkMessages, checkPlaces, checkStandups } from './messages.ts';
import { checkMembers, checkPosts } from './posts.ts';
import type { Problem } from './problems.ts';
import type { SlackSeen } from './shown.ts';
import type { Stored } from './stored.ts';

/** Holds what people entered, what is stored and what Slack shows against the promises. */
export function check(inputs: readonly Input[], stored: Stored, slack: SlackSeen): Problem[] {
  return [
    ...stored.damage.map((what): Problem => ({ kind: 'wrong', what: `the file is damaged: ${what}` })),
    ...slack.refused.map((what): Problem => ({ kind: 'wrong', what: `Slack refused ${what}` })),
    ...checkInputs(inputs, stored),
    ...checkMessages(slack, stored),
    ...checkPlaces(slack),
    ...checkStandups(inputs, slack),
    ...checkPosts(inputs, slack),
    ...checkMembers(inputs, stored.members, slack),
  ];
}
