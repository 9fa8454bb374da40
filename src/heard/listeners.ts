import { z } from 'zod';
import { help } from '../command/help.ts';
import { once } from '../database/inbox.ts';
import type { RitualCore } from '../ritual/core.ts';
import { asksForHelp } from '../said/asking.ts';
import { failed } from '../slack/failure.ts';
import { askedBy } from '../slack/listen.ts';
import type { Message } from '../slack/message.ts';
import { namesOf } from '../slack/names.ts';
import type { Person } from '../slack/people-store.ts';
import { mentionedIn, readable } from '../slack/readable.ts';
import { sayMessage } from '../slack/respond.ts';
import { memberHere } from '../squad/gate.ts';
import { squadInChannel, squadsOf } from '../squad/store.ts';
import { answerTo } from './answer.ts';
import { HEARD, keyOf, wordsSchema } from './kept.ts';
import { wantAnswer } from './messages.ts';
import { readStandup } from './read.ts';

const saidSchema = z.object({
  channel: z.string(),
  channel_type: z.string().optional(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  subtype: z.string().optional(),
  edited: z.unknown().optional(),
  text: z.string().default(''),
});

/** What people say; of the rest Slack tells that it was edited, deleted, or said by itself. */
const BY_PEOPLE: readonly (string | undefined)[] = [
  undefined,
  'thread_broadcast',
  'file_share',
  'me_message',
];

interface Context {
  readonly teamId?: string;
  readonly botUserId?: string;
}

/** Something that a person said to the bot. */
interface Said {
  readonly workspaceId: string;
  readonly channel: string;
  readonly thread: string | undefined;
  readonly userId: string;
  readonly key: string;
  /** As its readers see it, without the mention of the bot. */
  readonly text: string;
}

/** What an event tells; undefined: no person said it, or it was an edit. */
async function saidIn(core: RitualCore, event: unknown, context: Context): Promise<Said | undefined> {
  const { channel, ts, thread_ts: thread, user: userId, ...said } = saidSchema.parse(event);
  const isOwn = userId === undefined || userId === context.botUserId;
  if (isOwn || said.bot_id !== undefined || said.edited !== undefined || !BY_PEOPLE.includes(said.subtype))
    return undefined;
  const workspaceId = context.teamId ?? '';
  const bare = said.text.replace(new RegExp(`<@${context.botUserId}(?:\\|[^<>]*)?>`, 'g'), ' ');
  const named = mentionedIn(bare);
  await core.people.learn(workspaceId, named).catch(() => undefined);
  const names = await core.database.read((q) => namesOf(q, workspaceId, named));
  return { workspaceId, channel, thread, userId, key: keyOf(channel, ts), text: readable(bare, names) };
}

/** Keeps what was said, once, and answers it: what fails is told to the person. */
async function hear(
  core: RitualCore,
  said: Said,
  how: { readonly isPrivate: boolean; readonly answer?: (person: Person, at: number) => Promise<void> },
): Promise<void> {
  const { workspaceId, userId, key, text } = said;
  try {
    const person = await core.people.findSoon(workspaceId, userId);
    if (person.isBot) return;
    const heard = await core.change(async (change) => {
      const input = { workspaceId, key, kind: HEARD, userId, at: change.at };
      return once<z.infer<typeof wordsSchema>, never>(change.tx, input, wordsSchema, async () => {
        if (how.isPrivate) await wantAnswer(change, said);
        return { accepted: { text, at: change.at } };
      });
    });
    if ('accepted' in heard && !heard.repeated) await how.answer?.(person, heard.accepted.at);
  } catch (error) {
    const answer = await failed(core, { error, what: HEARD, workspaceId, userId });
    if (answer.kind === 'say')
      await core.sayPrivately({ workspaceId, userId, key, said: answer.message.text });
  }
}

/** Somebody writes into the bot's private messages. */
export const typedPrivately =
  (core: RitualCore) =>
  async ({ event, context }: { event: unknown; context: Context }): Promise<void> => {
    if (saidSchema.parse(event).channel_type !== 'im') return;
    const said = await saidIn(core, event, context);
    if (said) await hear(core, said, { isPrivate: true });
  };

/** Somebody mentions the bot in a channel: answered there, for their eyes alone. */
export const mentionedInChannel =
  (core: RitualCore) =>
  async ({ event, context }: { event: unknown; context: Context }): Promise<void> => {
    const said = await saidIn(core, event, context);
    if (!said) return;
    const { workspaceId, channel, thread, userId: user } = said;
    const answer = async (person: Person, at: number): Promise<void> => {
      const { text, blocks } = sayMessage(await answerIn(core, said, person, at));
      const where = { channel, user, ...(thread === undefined ? {} : { thread_ts: thread }) };
      await core.slackFor(workspaceId).chat.postEphemeral({ ...where, text, blocks });
    };
    await hear(core, said, { isPrivate: false, answer });
  };

async function answerIn(core: RitualCore, said: Said, person: Person, at: number): Promise<Message> {
  const { workspaceId, channel, key, text } = said;
  const asked = askedBy(core, person, key);
  if (asksForHelp(text)) {
    const answer = await help({ ...asked, channelId: channel, text });
    if (answer.kind === 'say') return answer.message;
  }
  // A stand-up is for the squad that lives there, and for its members.
  const isStandup = readStandup(text, 'channel') !== undefined;
  const here = await core.database.read((q) => squadInChannel(q, workspaceId, channel));
  if (here && isStandup) {
    const gate = await memberHere(asked, channel);
    if ('refusal' in gate) return gate.refusal;
  }
  return core.database.read(async (q) => {
    const squads = here ? [here] : await squadsOf(q, workspaceId, person.userId);
    return answerTo(q, { key, words: { text, at }, person, where: 'channel', squads }, at);
  });
}
