import {
  blocksAsText,
  buttonsOf,
  type Delivered,
  type Held,
  type Person,
  Sight,
  watch,
} from '@growth-squad/local-slack';
import type { World } from './world.ts';

/** What the app answered to one thing that somebody did. */
export interface Answer {
  /** What came with the acknowledgement. */
  readonly acknowledged: Readonly<Record<string, unknown>>;
  /** What stands below, for them alone. */
  readonly below: readonly string[];
  /** All that it says in words: beside fields, below, or in a modal that asks nothing. */
  readonly said: readonly string[];
  /** What stands on their screen since then; undefined: nothing new. */
  readonly opened: string | undefined;
  /** A form is before them, by this answer. */
  readonly asks: boolean;
}

/**
 * Clicks what has this action id where the person sees it last: in the modal on top, a message, else in App Home. In a
 * menu the last option is chosen.
 */
export async function press(
  { stage }: World,
  person: Person,
  action: string,
  look: { near?: string; in?: 'home' } = {},
): Promise<void> {
  const { slack } = stage;
  const surfaces = new Sight(slack, person.id).surfaces(look.in).toSorted((a, b) => b.ts - a.ts);
  for (const { place, blocks } of surfaces) {
    const found = buttonsOf(blocks).find(
      ({ actionId, near }) =>
        (actionId === action || actionId?.startsWith(`${action}/`)) &&
        (look.near === undefined || near.includes(look.near)),
    );
    if (!found) continue;
    const { element, blockId, type } = found;
    const options = element['options'];
    const last: unknown = Array.isArray(options) ? options.at(-1) : undefined;
    const state = last === undefined ? undefined : { type, selected_option: last };
    const clicked = slack.act(person.id, place, blockId ?? '', element, state);
    await stage.clock.settle();
    await clicked;
    return;
  }
  throw new Error(`${person.name} sees nothing that is called ${action}.`);
}

/** Sends what was held back. @returns what that person is answered */
export async function send({ stage }: Pick<World, 'stage'>, held: Held, person: Person): Promise<Answer> {
  const { slack, clock } = stage;
  const before = person.modal?.text;
  const { eyes } = new Sight(slack, person.id);
  const seen = watch(eyes);
  const acknowledged = await acknowledgementOf(slack.send(held), () => clock.settle());
  const { ephemerals, modal } = seen();
  const opened = modal === undefined || modal.text === before ? undefined : modal;
  const { text, errors, view } = acknowledged;
  return {
    acknowledged,
    below: ephemerals,
    said: [
      ...ephemerals,
      ...(typeof text === 'string' && ephemerals.length === 0 ? [text] : []),
      ...(isObject(errors) ? Object.values(errors).map(String) : []),
      ...(isObject(view) && Array.isArray(view['blocks']) && !view['submit']
        ? [blocksAsText(view['blocks'], eyes.names)]
        : []),
      ...(opened && opened.submitLabel === undefined ? [opened.text] : []),
    ],
    opened: opened?.text,
    asks: opened?.submitLabel !== undefined || (isObject(view) && Boolean(view['submit'])),
  };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

async function acknowledgementOf(
  sent: Promise<Delivered>,
  settle: () => Promise<void>,
): Promise<Answer['acknowledged']> {
  await settle();
  const delivered = await sent;
  if (delivered.kind !== 'acknowledged') throw new Error(`It was not acknowledged: ${delivered.kind}`);
  return delivered.payload;
}

/** Closes whatever stands on that person's screen. */
export async function tidyUp({ stage }: World, person: Pick<Person, 'id'>): Promise<void> {
  if (stage.slack.modals(person.id).length > 0) await stage.slack.close(person.id, true);
}
