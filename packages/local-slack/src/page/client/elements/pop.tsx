import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

const GAP = 4;
const EDGE = 8;

/** Something that lies above the page beside what opened it, and goes when one points elsewhere. */
export function Pop(props: {
  anchor: RefObject<HTMLElement | null>;
  close: () => void;
  /** At least as wide as what opened it. */
  wide?: boolean;
  /** Its right edge at that of what opened it. */
  end?: boolean;
  children: ComponentChildren;
}) {
  const { anchor, close, wide, end, children } = props;
  const pop = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = pop.current;
    const beside = anchor.current?.getBoundingClientRect();
    if (!box || !beside) return;
    if (!box.matches(':popover-open')) box.showPopover();
    if (wide) box.style.minWidth = `${beside.width}px`;
    const { width, height } = box.getBoundingClientRect();
    const left = end ? beside.right - width : beside.left;
    const below = beside.bottom + GAP;
    const fits = below + height <= innerHeight - EDGE || beside.top < height;
    box.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - width - EDGE))}px`;
    box.style.top = `${Math.max(EDGE, fits ? Math.min(below, innerHeight - height - EDGE) : beside.top - height - GAP)}px`;
  });
  useEffect(() => {
    const elsewhere = (event: Event) => {
      const at = event.target;
      if (at instanceof Node && (pop.current?.contains(at) || anchor.current?.contains(at))) return;
      close();
    };
    document.addEventListener('pointerdown', elsewhere, true);
    document.addEventListener('scroll', elsewhere, true);
    window.addEventListener('resize', close);
    return () => {
      document.removeEventListener('pointerdown', elsewhere, true);
      document.removeEventListener('scroll', elsewhere, true);
      window.removeEventListener('resize', close);
    };
  }, [anchor, close]);
  return (
    <div ref={pop} popover="manual" class="pop">
      {children}
    </div>
  );
}
