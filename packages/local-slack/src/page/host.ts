import type { PageLanguage, Rows, ShownHost } from './protocol.ts';

/**
 * What the page shows and does of the app's side: the only thing it knows of the app, filled by whoever runs both. A
 * page without it shows Slack alone.
 */
export interface Host {
  /** Whether people have to wait before they can do anything; `show` says why. */
  isBusy(): boolean;
  /** All that is shown, for a viewer; asked anew after each change that was told. */
  show(viewer: { readonly userId: string; readonly language: PageLanguage }): Promise<ShownHost>;
  /** A page of one of the panels; undefined for one that isn't there. */
  rows(panel: string, page: number, language: PageLanguage): Promise<Rows | undefined>;
  /** Hears that something of it changed. @returns a function that ends it */
  onChange(listener: () => void): () => void;
  /** Ends the app without asking it, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again. */
  start(): Promise<void>;
}
