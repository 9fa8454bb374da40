import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { useViewer } from '../blocks/screen.ts';
import { giveBack, whereFocusWas } from './focus.ts';

const CONTROLS = 'input:not([disabled]), textarea, select, button:not([disabled]), a[href], [tabindex="0"]';

/** The first control that a modal or dialog wants the focus in. */
function focusFirst(box: HTMLElement, within: string): void {
  const wanted =
    box.querySelector<HTMLElement>('[data-focus]:not([data-focus=false])') ??
    box.querySelector<HTMLElement>(within)?.querySelector<HTMLElement>(CONTROLS) ??
    box;
  wanted.focus();
}

/**
 * A window above the client. It keeps Tab inside, Escape closes it, and the focus goes back to where it came from.
 * The page around the client (people, clock, drawer) can still be clicked.
 */
export function Dialog(props: {
  title: ComponentChildren;
  look: string;
  role?: 'dialog' | 'alertdialog';
  close: () => void;
  /** Whether what is inside is another one than before. */
  shows?: string;
  before?: ComponentChildren;
  children: ComponentChildren;
}) {
  const { words } = useViewer();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const { current: back } = useRef(whereFocusWas());
  // At once: what is pressed next is meant for this window.
  useLayoutEffect(() => {
    if (box.current) focusFirst(box.current, '.dialog-body');
  }, [props.shows]);
  useEffect(() => () => giveBack(back), [back]);
  // What had the focus may be gone with what was shown before: without it the keyboard would reach nothing.
  useEffect(() => {
    if (document.activeElement === document.body) box.current?.focus();
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      props.close();
    } else if (event.key === 'Tab') keepInside(event, box.current);
  };
  return (
    <div class="veil">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it has a role, dialog or alertdialog */}
      <div
        ref={box}
        {...{ role: props.role ?? 'dialog', 'aria-labelledby': id }}
        data-area=""
        tabIndex={-1}
        class={`dialog ${props.look}`}
        onKeyDown={onKeyDown}
      >
        <div class="dialog-head">
          {props.before}
          <h2 id={id}>{props.title}</h2>
          <button type="button" class="quiet close" aria-label={words.close} onClick={props.close}>
            ×
          </button>
        </div>
        {props.children}
      </div>
    </div>
  );
}

function keepInside(event: KeyboardEvent, box: HTMLElement | null): void {
  const all = [...(box?.querySelectorAll<HTMLElement>(CONTROLS) ?? [])].filter(
    (each) => each.offsetParent !== null && each.tabIndex >= 0,
  );
  const first = all[0];
  const last = all.at(-1);
  const at = document.activeElement;
  if (!first || !last) return;
  if (event.shiftKey ? at === first || at === box : at === last) {
    event.preventDefault();
    (event.shiftKey ? last : first).focus();
  }
}
