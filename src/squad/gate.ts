import type { Query } from '../database/database.ts';
import type { Catalogue } from '../language/catalogue.ts';
import type { Language } from '../language/language.ts';
import { type Answer, say } from '../slack/answers.ts';
import { button, buttons, rich } from '../slack/blocks.ts';
import { actions } from '../slack/ids.ts';
import type { Asked } from '../slack/listen.ts';
import type { Message } from '../slack/message.ts';
import { sentence, sentenceMessage } from '../slack/sentence.ts';
import { membersOf, presentSquad } from './member-store.ts';
import type { Member, Squad } from './squad.ts';
import { squadInChannel } from './store.ts';

/** The squad somebody speaks to, and how to answer them. */
export interface Here {
  readonly squad: Squad;
  /** Present members, in their order. */
  readonly members: readonly Member[];
  /** Whether the person who asks is one of them. */
  readonly isMember: boolean;
  readonly language: Language;
  readonly words: Catalogue;
}

export type Gate = { readonly here: Here } | { readonly refusal: Message };

/** Where they are, unless they only read along. */
function hereIn(asked: Asked, squad: Squad, members: readonly Member[]): Gate {
  const words = asked.words(squad.language);
  if (isVisitor(asked)) return { refusal: sentenceMessage(words.common.noGuests) };
  const isMember = members.some((member) => member.userId === asked.person.userId);
  return { here: { squad, members, isMember, language: asked.language(squad.language), words } };
}

/** The squad of a channel, for anybody who is neither guest nor bot. */
export async function squadHere(asked: Asked, channelId: string): Promise<Gate> {
  const found = await asked.core.database.read(async (q) => {
    const squad = await squadInChannel(q, asked.workspaceId, channelId);
    return squad && { squad, members: await membersOf(q, squad) };
  });
  if (!found) {
    const { common } = asked.words();
    if (isVisitor(asked)) return { refusal: sentenceMessage(common.noGuests) };
    if (channelId.startsWith('D')) return { refusal: sentenceMessage(common.inNoSquad) };
    const open = button({
      text: common.setOneUp,
      actionId: actions.setUp,
      value: channelId,
      style: 'primary',
    });
    return { refusal: { text: common.noSquadHere, blocks: [rich(common.noSquadHere), buttons(open)] } };
  }
  return hereIn(asked, found.squad, found.members);
}

/** Who reads along and does nothing. */
export const isVisitor = ({ person }: Asked): boolean =>
  person.isGuest || person.isBot || person.isDeactivated;

/** Who is no member, or not any more, reads so. */
function onlyMembers(gate: Gate): Gate {
  if ('refusal' in gate || gate.here.isMember) return gate;
  const { squad, words } = gate.here;
  return { refusal: sentenceMessage(words.common.notAMember(squad.name)) };
}

/** The squad of a channel, for its members only. */
export async function memberHere(asked: Asked, channelId: string): Promise<Gate> {
  return onlyMembers(await squadHere(asked, channelId));
}

/** The squad of that id, for its members only: for buttons and modals, which carry what they are about. */
export async function memberOf(asked: Asked, squadId: string): Promise<Gate> {
  const found = await asked.core.database.read((q) => presentSquad(q, asked.workspaceId, squadId));
  if (!found) return { refusal: sentenceMessage(asked.words().common.noSquadHere) };
  return onlyMembers(hereIn(asked, found.squad, found.members));
}

/** What a button or modal is about, for the members of its squad only. @param gone said where there is no such thing */
export async function memberAbout<Subject extends { readonly squadId: string }>(
  asked: Asked,
  find: (q: Query) => Promise<Subject | undefined>,
  gone: (words: Catalogue) => string = ({ common }) => common.noSquadHere,
): Promise<{ readonly subject: Subject; readonly here: Here } | { readonly refusal: Answer }> {
  const subject = await asked.core.database.read(find);
  if (!subject) return { refusal: sentence(gone(asked.words())) };
  const gate = await memberOf(asked, subject.squadId);
  return 'refusal' in gate ? { refusal: say(gate.refusal) } : { subject, here: gate.here };
}
