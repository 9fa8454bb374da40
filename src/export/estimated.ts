import type { Bet } from './kept-store.ts';

/** Tenths of a person-day of each variant, all parts together; the newest part of each member counts. */
export function estimatesIn(parts: Bet['estimates']): Record<'simple' | 'full', number | null> {
  const sum = (variant: 'simple' | 'full'): number | null => {
    const own = new Map(
      parts.filter((part) => part.variant === variant).map(({ userId, days }) => [userId, days]),
    );
    return own.size === 0 ? null : [...own.values()].reduce((all, days) => all + days, 0);
  };
  return { simple: sum('simple'), full: sum('full') };
}
