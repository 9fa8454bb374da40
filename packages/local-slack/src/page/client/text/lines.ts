/** A stretch of a mrkdwn text: ordinary lines, or a quote without its signs. */
export interface Stretch {
  readonly quote: boolean;
  readonly text: string;
}

const QUOTED = /^(?:>|&gt;) ?/;

/** Parts a mrkdwn text into quotes (lines that begin with `>`) and what stands between; nothing is a quote within ``` ```. */
export function stretchesOf(mrkdwn: string): readonly Stretch[] {
  const stretches: { quote: boolean; lines: string[] }[] = [];
  let fenced = false;
  for (const line of mrkdwn.split('\n')) {
    const quote = !fenced && QUOTED.test(line);
    const last = stretches.at(-1);
    const text = quote ? line.replace(QUOTED, '') : line;
    if (last?.quote === quote) last.lines.push(text);
    else stretches.push({ quote, lines: [text] });
    if ((line.split('```').length - 1) % 2 === 1) fenced = !fenced;
  }
  return stretches.map(({ quote, lines }) => ({ quote, text: lines.join('\n') }));
}

const FOLDED_CHARACTERS = 700;
const FOLDED_LINES = 12;

/** Whether the client shows only the beginning of a text until somebody wants more; by its look, Slack's rule is not published. */
export function isLong(text: string): boolean {
  return text.length > FOLDED_CHARACTERS || text.split('\n').length > FOLDED_LINES;
}
