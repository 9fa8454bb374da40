// F6 goes from area to area, as in Slack. `data-area` marks one, and says what in it takes the focus; empty: it itself.

/** The areas that can be gone to now, in the order of the page. */
const areas = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('[data-area]')].filter(
    (each) => each.closest('[inert]') === null && each.checkVisibility({ visibilityProperty: true }),
  );

/** Puts the focus where an area wants it. */
function enterArea(area: HTMLElement): void {
  const within = area.dataset['area'] ?? '';
  const wanted = within === '' ? null : area.querySelector<HTMLElement>(within);
  (wanted ?? area).focus();
}

/** Lets F6 go to the next area and Shift + F6 to the one before. */
export function watchAreas(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const all = areas();
    const here = all.findIndex((each) => each.contains(document.activeElement));
    const step = event.shiftKey ? -1 : 1;
    const next = here < 0 && step < 0 ? all.length - 1 : (here + step + all.length) % all.length;
    const area = all[next];
    if (area) enterArea(area);
  });
}
