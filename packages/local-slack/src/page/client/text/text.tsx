import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { field, stringAt, typeOf } from '../../../text/json.ts';
import { useViewer } from '../blocks/screen.ts';
import { Leaves, Mrkdwn } from './inline.tsx';
import { isLong } from './lines.ts';

/** A text object: mrkdwn as Slack reads it, plain text as it is (emoji by name unless it says otherwise). */
export function Text({ of }: { of: unknown }) {
  const text = stringAt(of, 'text') ?? '';
  if (typeOf(of) === 'mrkdwn') return <Mrkdwn text={text} verbatim={field(of, 'verbatim') === true} />;
  return <Leaves text={text} find={field(of, 'emoji') === false ? 'nothing' : 'emoji'} />;
}

/** A text object as bare words, for labels that are read out. */
export const bareText = (of: unknown): string => stringAt(of, 'text') ?? '';

/** As much as this hidden is not worth a click, pixels. */
const SLACK_PX = 30;

/** Shows only the beginning of something long, until somebody wants more. */
export function Fold({
  text,
  never,
  children,
}: {
  text: string;
  never?: boolean;
  children: ComponentChildren;
}) {
  const { words } = useViewer();
  const [open, setOpen] = useState(false);
  const [fits, setFits] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const long = !never && isLong(text);
  useLayoutEffect(() => {
    const { scrollHeight = 0, clientHeight = 0 } = box.current ?? {};
    setFits(!open && scrollHeight < clientHeight + SLACK_PX);
  }, [text, open]);
  if (!long) return <>{children}</>;
  return (
    <div class="fold">
      <div ref={box} class={open || fits ? '' : 'folded'}>
        {children}
      </div>
      {!fits && (
        <button type="button" class="quiet more" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? words.seeLess : words.seeMore}
        </button>
      )}
    </div>
  );
}
