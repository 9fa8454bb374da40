import { type Bundle, bundlePage } from '@growth-squad/local-slack';

let bundle: Promise<Bundle> | undefined;

/** The page's client, bundled once, also where several pages are opened in one process. */
export function pageBundle(): Promise<Bundle> {
  bundle ??= bundlePage();
  return bundle;
}
