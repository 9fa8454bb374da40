// Writes the links into both READMEs that open Slack's form "Create an app" filled in from the manifest of their language:
//   node bin/install-link.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '..');
const LINK = /https:\/\/api\.slack\.com\/apps\?new_app=1&manifest_json=[^)\s]*/;

/** Each README with the manifest it offers. */
export const offered = [
  ['README.md', 'manifest.yml'],
  ['README.zh-CN.md', 'manifest.zh-CN.yml'],
] as const;

/** The address of Slack's form with a manifest in it (docs.slack.dev, "Configuring apps with app manifests"). */
export function installLink(manifest: string): string {
  const json = encodeURIComponent(JSON.stringify(parse(manifest)));
  // Round brackets would end a link in Markdown.
  const safe = json.replaceAll('(', '%28').replaceAll(')', '%29');
  return `https://api.slack.com/apps?new_app=1&manifest_json=${safe}`;
}

/** The link as it stands in README.md. */
export const linkIn = (readme: string): string | undefined => LINK.exec(readme)?.[0];

if (import.meta.main) {
  for (const [readme, manifest] of offered) {
    const path = join(ROOT, readme);
    const link = installLink(readFileSync(join(ROOT, manifest), 'utf8'));
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace(LINK, () => link),
    );
  }
}
