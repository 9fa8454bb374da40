import type { Ephemeral, Message } from '../types.ts';
import { type Modal, modalOf } from './modal.ts';
import { type Eyes, messageAsText } from './read.ts';

/** What appeared for one person alone after they did something. */
export interface Seen {
  /** New or changed words in a channel that only they see, as text. */
  readonly ephemerals: readonly string[];
  /** New direct messages of the app, as text. */
  readonly dms: readonly string[];
  /** The modal on top of their screen now, if any. */
  readonly modal: Modal | undefined;
  /** What Slack itself complained about: `operation_timeout`, "We had some trouble connecting. Try again?" */
  readonly error: string | undefined;
  /** All of it, one below the other. */
  readonly text: string;
}

/** What only this person sees at present, not read yet; the difference of two is what appeared. */
interface Private {
  readonly ephemerals: ReadonlyMap<string, Pick<Ephemeral, 'text' | 'blocks'>>;
  readonly dms: ReadonlyMap<string, Message>;
}

function privateOf({ slack, userId }: Eyes): Private {
  const ephemerals = [...slack.channels.keys()].flatMap((id) =>
    slack
      .ephemerals(userId, id)
      // As it is now: an edit gives it other blocks.
      .map(({ ts, text, blocks }) => [`${id}/${ts}`, { text, blocks }] as const),
  );
  const dm = slack.dmOf(userId);
  const dms = (dm ? slack.history(dm.id) : [])
    .filter((message) => message.user !== userId)
    .map((message) => [message.ts, message] as const);
  return { ephemerals: new Map(ephemerals), dms: new Map(dms) };
}

/** The modal on top, as its owner sees it. */
export function topModal({ slack, userId, names }: Eyes): Modal | undefined {
  const open = slack.modals(userId).at(-1);
  return open && modalOf(open, names);
}

/** Remembers what is there now; call the answer when all that follows has happened. */
export function watch(eyes: Eyes): (error?: string) => Seen {
  const before = privateOf(eyes);
  return (error) => {
    const after = privateOf(eyes);
    const ephemerals = [...after.ephemerals].flatMap(([ts, now]) => {
      const earlier = before.ephemerals.get(ts);
      if (earlier?.blocks === now.blocks && earlier.text === now.text) return [];
      const text = messageAsText(now, eyes.names);
      return earlier && messageAsText(earlier, eyes.names) === text ? [] : [text];
    });
    const dms = [...after.dms]
      .filter(([ts]) => !before.dms.has(ts))
      .map(([, message]) => messageAsText(message, eyes.names));
    const modal = topModal(eyes);
    const words = [...ephemerals, ...dms];
    return {
      ephemerals,
      dms,
      modal,
      error,
      text: [...words, modal?.text, error].filter((each) => each !== undefined).join('\n'),
    };
  };
}
