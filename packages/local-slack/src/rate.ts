/** Calls a minute of one method; Slack's tiers say "20+", the local Slack takes the number itself. */
export type Tier = 'tier1' | 'tier2' | 'tier3' | 'tier4' | 'posting' | 'none';

const PER_MINUTE = { tier1: 1, tier2: 20, tier3: 50, tier4: 100 } as const;

/** Slack names "1 a second in a channel, short bursts above"; the size of a burst is our own, cautious. */
export const POST_BURST = 5;
/** Slack names "several hundred a minute" for a workspace; 300 is our own, cautious. */
export const POSTS_PER_MINUTE = 300;

const MINUTE = 60_000;

/** What an app has used of its allowances in one workspace. */
export class Rates {
  readonly #calls = new Map<string, number[]>();
  readonly #buckets = new Map<string, { level: number; at: number }>();

  /**
   * Takes one call out of the allowances.
   * @param channel of a post
   * @returns undefined if allowed, else the whole seconds to wait (`Retry-After`); a refused call costs nothing.
   */
  take(now: number, method: string, tier: Tier, channel?: string): number | undefined {
    if (tier === 'none') return undefined;
    if (tier !== 'posting') return this.#window(now, method, PER_MINUTE[tier]);
    const key = channel ?? '';
    const bucket = this.#buckets.get(key) ?? { level: 0, at: now };
    const level = Math.max(0, bucket.level - (now - bucket.at) / 1000);
    if (level + 1 > POST_BURST) return Math.max(1, Math.ceil(level + 1 - POST_BURST));
    const wait = this.#window(now, method, POSTS_PER_MINUTE);
    if (wait === undefined) this.#buckets.set(key, { level: level + 1, at: now });
    return wait;
  }

  #window(now: number, method: string, limit: number): number | undefined {
    const recent = (this.#calls.get(method) ?? []).filter((at) => now - at < MINUTE);
    const [oldest] = recent;
    if (recent.length >= limit && oldest !== undefined) return Math.ceil((oldest + MINUTE - now) / 1000);
    recent.push(now);
    this.#calls.set(method, recent);
    return undefined;
  }
}
