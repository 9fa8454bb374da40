import type { App, RespondFn } from '@slack/bolt';
import { type Catalogue, catalogue } from '../language/catalogue.ts';
import { type Language, languageOf } from '../language/language.ts';
import { written } from '../said/blank.ts';
import type { Answer, SubmitAnswer } from './answers.ts';
import { errorCode } from './connection/error-code.ts';
import type { Core } from './core.ts';
import { failed, submissionFailed } from './failure.ts';
import { type Raw, rawValues } from './fields.ts';
import type { Metadata } from './modal.ts';
import {
  clickPayload,
  commandPayload,
  metadataPayload,
  shortcutPayload,
  submissionPayload,
} from './payloads.ts';
import type { Person } from './people-store.ts';
import { afterClick, sayMessage } from './respond.ts';
import { submissionKey } from './submission-key.ts';

/** Who asks, in which language to answer, and the identity of what they did. */
export interface Asked {
  readonly core: Core;
  readonly workspaceId: string;
  readonly person: Person;
  /** The input's key for the inbox: the same key again is the same deed again. */
  readonly key: string;
  /** The reader's language; a squad's counts when the person's own is unknown. */
  language(squadLanguage?: Language): Language;
  /** The sentences in the reader's language. */
  words(squadLanguage?: Language): Catalogue;
}

export interface Command extends Asked {
  readonly channelId: string;
  /** What stands behind the command, without surrounding space. */
  readonly text: string;
}

export interface Click extends Asked {
  /** The button's value, or the chosen option's. */
  readonly value: string;
  /** Where the message stands; none in a modal or App Home. */
  readonly channelId: string | undefined;
  /** The modal in which the click was made. */
  readonly modal:
    | { readonly id: string; readonly metadata: Metadata; readonly values: Record<string, Raw> }
    | undefined;
}

/** A shortcut was chosen in a message's menu. */
export interface MessageShortcut extends Asked {
  readonly channelId: string;
  readonly message: {
    readonly ts: string;
    /** The message in whose thread it stands, or it starts one. */
    readonly thread: string | undefined;
    /** As Slack sends it: mrkdwn. */
    readonly text: string;
    /** Undefined: an app wrote it. */
    readonly authorId: string | undefined;
  };
}

export interface Submission extends Asked {
  /** The submitted values by block id. */
  readonly values: Readonly<Record<string, Raw>>;
  /** What the modal was opened with. */
  readonly metadata: Metadata;
}

async function asked(core: Core, workspaceId: string, userId: string, key: string): Promise<Asked> {
  return askedBy(core, await core.people.findSoon(workspaceId, userId), key);
}

/** What this person asks, as handlers know it. */
export function askedBy(core: Core, person: Person, key: string): Asked {
  const { workspaceId } = person;
  const language = (squadLanguage?: Language): Language => languageOf(person, squadLanguage);
  return {
    core,
    workspaceId,
    person,
    key,
    language,
    words: (squadLanguage) => catalogue(language(squadLanguage)),
  };
}

/**
 * The workspace that the bot answers for. A payload's own team is that of the person: another one in a shared channel,
 * none on an Enterprise Grid.
 */
const workspaceOf = (context: { readonly teamId?: string }): string => context.teamId ?? '';

/** Who did what in Slack, for the log and for an apology. */
type Asking = Omit<Parameters<typeof failed>[1], 'error'>;

/** What the handler answers; where it fails, words that say so. */
async function answered(
  core: Core,
  asking: Asking,
  key: string,
  handler: (base: Asked) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await handler(await asked(core, asking.workspaceId, asking.userId, key));
  } catch (error) {
    return failed(core, { error, ...asking });
  }
}

/** A slash command. What the handler wrote is committed before Slack is told that the command arrived. */
export function onCommand(
  bolt: App,
  core: Core,
  name: string,
  handler: (command: Command) => Promise<Answer>,
): void {
  bolt.command(name, async ({ body, context, ack, client, respond }) => {
    const { user_id: userId, trigger_id, channel_id: channelId, ...payload } = commandPayload.parse(body);
    const text = written(payload.text);
    const asking = { what: name, workspaceId: workspaceOf(context), userId, text };
    const answer = await answered(core, asking, trigger_id, (base) => handler({ ...base, channelId, text }));
    if (answer.kind === 'say') {
      await acknowledge(core, name, () => ack({ response_type: 'ephemeral', ...sayMessage(answer.message) }));
      return;
    }
    await acknowledge(core, name, () => ack());
    if (answer.kind === 'nothing') return;
    const { view } = answer;
    await shown(core, { ...asking, key: trigger_id }, respond, () => client.views.open({ trigger_id, view }));
  });
}

/** A click on a button (or a choice in a menu) with this action id, or one made from it by `actionFor`. */
export function onClick(
  bolt: App,
  core: Core,
  action: string,
  handler: (click: Click) => Promise<Answer>,
): void {
  const pattern = new RegExp(`^${action.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(/|$)`);
  bolt.action(pattern, async ({ body, context, ack, client, respond }) => {
    const payload = clickPayload.parse(body);
    const asking = { what: action, workspaceId: workspaceOf(context), userId: payload.user.id };
    const [chosen] = payload.actions;
    const answer = await answered(core, asking, payload.trigger_id, (base) => {
      const view = payload.view?.type === 'modal' ? payload.view : undefined;
      return handler({
        ...base,
        value: chosen?.value ?? chosen?.selected_option?.value ?? '',
        channelId: payload.channel?.id,
        modal: view && {
          id: view.id,
          metadata: metadataPayload.parse(JSON.parse(view.private_metadata)),
          values: rawValues(view.state?.values ?? {}),
        },
      });
    });
    await acknowledge(core, action, () => ack());
    const language = await languageKnown(core, asking);
    const instead = answer.kind === 'say' ? answer.message.text : undefined;
    const where = { ...asking, key: payload.trigger_id, instead };
    await shown(core, where, payload.response_url ? respond : undefined, () =>
      afterClick({ answer, payload, client, respond, language }),
    );
  });
}

/** A shortcut in a message's menu; what is said stands in a small modal, since the bot may not be in the channel. */
export function onShortcut(
  bolt: App,
  core: Core,
  callbackId: string,
  handler: (shortcut: MessageShortcut) => Promise<Answer>,
): void {
  bolt.shortcut({ callback_id: callbackId, type: 'message_action' }, async (given) => {
    const { body, context, ack, client, respond } = given;
    const { user, message, channel, trigger_id } = shortcutPayload.parse(body);
    const asking = { what: callbackId, workspaceId: workspaceOf(context), userId: user.id };
    const answer = await answered(core, asking, trigger_id, (base) =>
      handler({
        ...base,
        channelId: channel.id,
        message: {
          ts: message.ts,
          thread: message.thread_ts,
          text: message.text,
          authorId: message.bot_id === undefined ? message.user : undefined,
        },
      }),
    );
    await acknowledge(core, callbackId, () => ack());
    const language = await languageKnown(core, asking);
    await shown(core, { ...asking, key: trigger_id }, respond, () =>
      afterClick({ answer, payload: { trigger_id }, client, respond, language }),
    );
  });
}

async function languageKnown(core: Core, { workspaceId, userId }: Asking): Promise<Language> {
  return languageOf(await core.people.known(workspaceId, userId).catch(() => undefined));
}

/** A submitted modal. A failure keeps it open, with the text and a sentence at its first field. */
export function onSubmit(
  bolt: App,
  core: Core,
  callbackId: string,
  handler: (submission: Submission) => Promise<SubmitAnswer>,
): void {
  bolt.view(callbackId, async ({ body, context, ack, client }) => {
    const { user, view } = submissionPayload.parse(body);
    const workspaceId = workspaceOf(context);
    let answer: SubmitAnswer;
    try {
      const metadata = metadataPayload.parse(JSON.parse(view.private_metadata));
      const values = rawValues(view.state?.values ?? {});
      const base = await asked(core, workspaceId, user.id, submissionKey(metadata.key, values));
      answer = await handler({ ...base, metadata, values });
    } catch (error) {
      const first = view.blocks.find((block) => block.type === 'input')?.block_id;
      answer = await submissionFailed(core, { error, what: callbackId, workspaceId, userId: user.id }, first);
    }
    await acknowledge(core, callbackId, () => {
      switch (answer.kind) {
        case 'close':
          return ack();
        case 'clear':
          return ack({ response_action: 'clear' });
        case 'errors':
          return ack({ response_action: 'errors', errors: { ...answer.errors } });
        case 'update':
          return ack({ response_action: 'update', view: answer.view });
      }
    });
    if (answer.kind === 'update' && answer.after) {
      const { after } = answer;
      await followed(core, callbackId, async () =>
        client.views.update({ view_id: view.id, view: await after() }),
      );
    }
  });
}

/** Who has closed the modal meanwhile needs nothing more. */
const CLOSED = 'not_found';

async function followed(core: Core, what: string, follow: () => Promise<unknown>): Promise<void> {
  try {
    await follow();
  } catch (error) {
    if (errorCode(error) !== CLOSED) core.log.error({ error, what }, 'What was to follow could not be shown');
  }
}

/** A click opens one view: this one has, so what came is the same click again. */
const OPENED_ALREADY = 'exchanged_trigger_id';

/**
 * Shows what was answered. When Slack does not take it, the person reads that below the message; of a click in App Home
 * or a modal, where nothing can be said without one, in their private messages.
 * @param asking.instead what was to be said there: then it is said privately
 */
async function shown(
  core: Core,
  { key, instead, ...asking }: Asking & { readonly key: string; readonly instead?: string | undefined },
  respond: RespondFn | undefined,
  show: () => Promise<unknown>,
): Promise<void> {
  try {
    await show();
  } catch (error) {
    if (errorCode(error) === OPENED_ALREADY) {
      core.log.info(
        { what: asking.what },
        'It came a second time; what it leads to was shown the first time',
      );
      return;
    }
    const answer = await failed(core, { error, ...asking });
    if (answer.kind !== 'say') return;
    const { message } = answer;
    if (respond) {
      await respond({ response_type: 'ephemeral', replace_original: false, ...sayMessage(message) });
      return;
    }
    const { workspaceId, userId } = asking;
    await core.sayPrivately({ workspaceId, userId, key, said: instead ?? message.text });
  }
}

/** Tells Slack. When that fails after the commit, it is logged and never told as an error: what was asked is done. */
async function acknowledge(core: Core, what: string, ack: () => Promise<void>): Promise<void> {
  try {
    await ack();
  } catch (error) {
    core.log.warn({ error, what }, 'An acknowledgement did not reach Slack; what was asked is done');
  }
}
