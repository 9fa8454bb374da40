/** What the browser loads, ready to be served. */
export interface Bundle {
  /** The page itself; its addresses are relative to it. */
  readonly html: string;
  /** All else, by its path beside the page. */
  readonly files: ReadonlyMap<string, { readonly type: string; readonly body: string | Uint8Array }>;
}

export async function bundlePage(): Promise<Bundle> {
  return { html: '<!doctype html><title>stub</title>', files: new Map() };
}
