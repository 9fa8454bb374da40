// What lies under a window loses its focus before the window is there: so it is kept in mind all the time.

let latest: readonly HTMLElement[] = [];
/** The message and the area that the latest of them is in, the nearest first. */
let around: readonly HTMLElement[] = [];

/** Keeps in mind where the focus is, also by whom it can be told apart when it is drawn anew. */
export function watchFocus(): void {
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    latest = [target, ...latest.filter((each) => each !== target)].slice(0, 8);
    around = ['article', '[data-area]', '.pane'].flatMap((each) => target.closest<HTMLElement>(each) ?? []);
  });
}

/**
 * What had the focus is gone with what was drawn anew: the focus stays as near as can be, at the message
 * or in the area around it.
 */
export function keepFocus(): void {
  new MutationObserver(() => {
    if (document.activeElement !== document.body || document.querySelector('.dialog') !== null) return;
    const [gone] = latest;
    if (!gone || gone.isConnected) return;
    // Whoever uses a mouse sees nothing of it: the page stays where it is.
    around
      .find((each) => each.isConnected && each.closest('[inert]') === null)
      ?.focus({ preventScroll: true });
  }).observe(document.body, { childList: true, subtree: true });
}

/** What had the focus before a window opens, the latest first. */
export const whereFocusWas = (): readonly HTMLElement[] => latest;

/** Gives the focus back to the first of these that is still there, else to where one writes. */
export function giveBack(to: readonly HTMLElement[]): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body && document.activeElement?.closest('.dialog') === null)
      return;
    const found = to.find((each) => each.isConnected && each.closest('[inert]') === null);
    const composer = document.querySelector<HTMLElement>('.composer textarea');
    (found ?? composer ?? document.querySelector<HTMLElement>('main'))?.focus();
  });
}
