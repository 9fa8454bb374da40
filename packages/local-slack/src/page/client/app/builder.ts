import { field, isFields, listAt, stringAt } from '../../../text/json.ts';

const BUILDER = 'https://app.slack.com/block-kit-builder/#';

/** What of a view its author wrote; the rest comes from Slack. */
const OF_VIEWS = ['type', 'title', 'submit', 'close', 'callback_id', 'blocks'];

/** The address that opens a message or view in Slack's Block Kit Builder; undefined for what has no blocks. */
export function builderLink(of: unknown): string | undefined {
  if (!isFields(of) || listAt(of, 'blocks').length === 0) return undefined;
  const type = stringAt(of, 'type');
  const kept = type === 'modal' || type === 'home' ? OF_VIEWS : ['blocks'];
  const shown = Object.fromEntries(
    kept.flatMap((name) => {
      const value = field(of, name);
      return value === undefined || value === null || value === '' ? [] : [[name, value]];
    }),
  );
  if (type === 'home') delete shown['title'];
  return BUILDER + encodeURIComponent(JSON.stringify(shown));
}
