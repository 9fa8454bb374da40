import type { ShownChannel, Snapshot } from '../../protocol.ts';

/** What stands in the middle of the page. */
export type Place =
  | { readonly kind: 'channel'; readonly id: string }
  | { readonly kind: 'app'; readonly tab: 'home' | 'messages' };

/** The direct message with the app, once there is one. */
export const withApp = (channels: readonly ShownChannel[]): ShownChannel | undefined =>
  channels.find((each) => each.kind === 'im');

/** Where a viewer looks first: where they were, if they see it, else the first channel they are in. */
export function firstPlace({ channels }: Pick<Snapshot, 'channels'>, before: Place | undefined): Place {
  const rooms = channels.filter((each) => each.kind !== 'im');
  if (before?.kind === 'app' || rooms.some((each) => each.id === before?.id)) {
    if (before) return before;
  }
  const room = rooms.find((each) => each.joined && !each.archived) ?? rooms[0];
  return room ? { kind: 'channel', id: room.id } : { kind: 'app', tab: 'home' };
}

/** The channel whose messages a place shows. */
export function channelAt(
  place: Place | undefined,
  channels: readonly ShownChannel[],
): ShownChannel | undefined {
  if (place?.kind === 'channel') return channels.find((each) => each.id === place.id);
  return place?.tab === 'messages' ? withApp(channels) : undefined;
}
