/** What a squad tries or does from a retro on, until whoever took it says that it is done, or it is dropped. */
export interface Action {
  readonly id: string;
  readonly workspaceId: string;
  readonly squadId: string;
  /** The retro in which it was taken. */
  readonly occurrenceId: string;
  /** As it was typed: `typed()` before it is shown. */
  readonly text: string;
  readonly ownerId: string;
  readonly state: 'open' | 'done' | 'dropped';
  /** UTC milliseconds. */
  readonly createdAt: number;
}
