const STEPS: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowLeft: -1,
  ArrowDown: 1,
  ArrowRight: 1,
};

/** Lets the arrows go from one button of a list to the next, round about; Tab goes through them all the same. */
export function roam(event: KeyboardEvent): void {
  const { currentTarget: list, target } = event;
  const step = STEPS[event.key];
  if (step === undefined || !(list instanceof HTMLElement) || !(target instanceof HTMLButtonElement)) return;
  const all = [...list.querySelectorAll('button')];
  event.preventDefault();
  all[(all.indexOf(target) + step + all.length) % all.length]?.focus();
}
