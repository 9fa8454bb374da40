/** How long after somebody opened App Home it may still be in front of them. Opening it again counts anew. */
const IN_SIGHT_MS = 60 * 60_000;
/** Most people remembered; beyond, who opened it first is forgotten, and sees it fresh by opening it again. */
const MOST = 1_000;

/** Who may have App Home in front of them: what they do themselves must be seen there at once. */
export interface InSight {
  opened(person: string, now: number): void;
  has(person: string, now: number): boolean;
}

/** Remembers in this process only: after a restart a Home is fresh when it is opened again. */
export function createInSight(): InSight {
  const openedAt = new Map<string, number>();
  return {
    opened(person, now) {
      openedAt.delete(person);
      openedAt.set(person, now);
      for (const first of openedAt.keys()) {
        if (openedAt.size <= MOST) break;
        openedAt.delete(first);
      }
    },
    has: (person, now) => now - (openedAt.get(person) ?? -Infinity) < IN_SIGHT_MS,
  };
}
