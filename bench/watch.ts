import type { LocalSlack } from '@growth-squad/local-slack';

interface Span {
  readonly call: boolean;
  readonly begin: number;
  end: number | undefined;
}

/** What goes between Slack and bot while something is measured, in real time. */
export class Watch {
  readonly #spans = new Map<number, Span>();

  constructor(slack: LocalSlack) {
    slack.exchanges.on(({ n, way, state }) => {
      const span = this.#spans.get(n);
      if (!span) this.#spans.set(n, { call: way === 'to slack', begin: performance.now(), end: undefined });
      else if (state !== 'under way') span.end = performance.now();
    });
  }

  clear(): void {
    this.#spans.clear();
  }

  /** How long the bot computed: from the first envelope to the last answer, less what Slack took to answer it. */
  botMs(): number {
    const ended = [...this.#spans.values()].flatMap(({ call, begin, end }) =>
      end === undefined ? [] : [{ call, begin, end }],
    );
    const first = ended.find(({ call }) => !call);
    if (!first) return 0;
    const last = Math.max(...ended.map(({ end }) => end));
    const calls = ended.filter(({ call }) => call).reduce((sum, { begin, end }) => sum + end - begin, 0);
    return Math.max(0, last - first.begin - calls);
  }
}
