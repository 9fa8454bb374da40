// What lies under a window loses its focus before the window is there: so it is kept in mind all the time.

let latest: readonly HTMLElement[] = [];

/** Keeps in mind where the focus is, also by whom it can be told apart when it is drawn anew. */
export function watchFocus(): void {
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement)
      latest = [target, ...latest.filter((each) => each !== target)].slice(0, 8);
  });
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
