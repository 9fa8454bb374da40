import type { Person } from '../slack/people-store.ts';
import { withRole } from '../squad/rules.ts';
import type { Member, Squad } from '../squad/squad.ts';

/** What somebody is to a squad; one person may be several of these. */
export type Standing =
  /** Set the squad up, or took it over; they need not be a member. */
  | 'owner'
  /** A member with the role of the product manager. */
  | 'product'
  /** Is asked for the squad's number. */
  | 'keeper'
  | 'member'
  /** Proposed the idea that it is about. */
  | 'author'
  /** A full member of the workspace who is not in this squad: never was, has left, or is in another one. */
  | 'colleague'
  /** A guest, somebody of another company, an app, or somebody whose account was deactivated. */
  | 'visitor';

const members = ['member'] as const;
const inCharge = ['owner', 'product'] as const;
const inChargeOfNumbers = ['owner', 'product', 'keeper'] as const;
const membersAndAuthor = ['member', 'author'] as const;
const anybody = ['owner', 'member', 'author', 'colleague'] as const;

/** Who may do what: each deed, by the name under which the inbox keeps it, with whom it is for. */
export const permissions = {
  'setup.create': anybody,
  'setup.change': inCharge,
  'squad.move': inCharge,
  'squad.share': ['owner'],
  'squad.choose': anybody,
  'hypothesis.log': anybody,
  'hypothesis.reword': membersAndAuthor,
  'hypothesis.estimate': members,
  'hypothesis.estimate-all': members,
  'ideas.withdraw': membersAndAuthor,
  'ideas.differs': membersAndAuthor,
  'ideas.drop': membersAndAuthor,
  'quarrel.open': members,
  'quarrel.other': members,
  'week.take-in': members,
  'week.other-work': members,
  'week.ask-squad': members,
  'week.not-now': members,
  'week.change': members,
  'week.change-plan': members,
  'week.take-out': members,
  'week.launch': members,
  'week.change-launch': members,
  'week.take-back-launch': members,
  'week.carry-over': members,
  'week.drop': members,
  'week.result': members,
  'week.not-yet': members,
  'week.lasting': members,
  'week.action-take': members,
  'week.action-done': members,
  'week.action-on': members,
  'week.action-drop': members,
  'planning.open': members,
  'planning.close': members,
  'standup.answer': members,
  'standup.as-planned': members,
  'standup.not-today': members,
  'standup.help': members,
  'standup.resolve': members,
  'retro.open': members,
  'retro.note': members,
  'retro.close': members,
  'metric.enter': members,
  'metric.add': members,
  'metric.change': members,
  'metric.end': members,
  'metric.use-arrived': members,
  'metric.target': members,
  'metric.direction': members,
  'sources.weeks': members,
  'sources.set': inChargeOfNumbers,
  'sources.remove': inChargeOfNumbers,
  'past.read': members,
  'past.take': members,
  'past.take-back': members,
  'token.make': inCharge,
  'token.revoke': inCharge,
  'stakeholders.choose': inCharge,
  'squad.export': members,
  'page.visit': members,
  'page.wall': inCharge,
  'page.revoke-wall': inCharge,
  'squad.away': members,
  'squad.back': members,
  'squad.days-off': members,
  'squad.take-back-days': members,
  'squad.holidays': members,
  'squad.pause': members,
  'squad.resume': members,
  'squad.first-week': members,
  'squad.leave': members,
  'member.own-time': members,
  'person.language': anybody,
} as const satisfies Readonly<Record<string, readonly Standing[]>>;

export type DeedName = keyof typeof permissions;

/** Who acts, as far as a deed asks. */
export type Actor = Pick<Person, 'userId' | 'isGuest' | 'isBot' | 'isDeactivated'>;

/** All that a person is to a squad, or without one. */
export function standingsOf(
  { userId, isGuest, isBot, isDeactivated }: Actor,
  there?: { readonly squad: Pick<Squad, 'ownerId' | 'numberKeeperId'>; readonly members: readonly Member[] },
  authorId?: string,
): readonly Standing[] {
  if (isGuest || isBot || isDeactivated) return ['visitor'];
  const own = there?.members.find((member) => member.userId === userId);
  const standings: Standing[] = [own ? 'member' : 'colleague'];
  if (there?.squad.ownerId === userId) standings.push('owner');
  if (own && withRole([own], 'product').length > 0) standings.push('product');
  if (own && there?.squad.numberKeeperId === userId) standings.push('keeper');
  if (authorId === userId) standings.push('author');
  return standings;
}

/** Whether the table lets a person of these standings do it. */
export const mayDo = (name: DeedName, standings: readonly Standing[]): boolean =>
  standings.some((standing) => permissions[name].some((allowed) => allowed === standing));
