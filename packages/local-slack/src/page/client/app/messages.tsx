import { Fragment } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { dayOf, instantOf } from '../../../person/moments.ts';
import type { ShownMessage, Snapshot } from '../../protocol.ts';
import { useViewer } from '../blocks/screen.ts';
import { Message } from './message.tsx';
import { keyOf, type MessageList, type State } from './state.ts';

/** Messages of one author within this time stand together. */
const TOGETHER_MS = 5 * 60_000;
/** This near to the end one is at the end, and stays there. */
const NEAR_PX = 80;

const together = (message: ShownMessage, before: ShownMessage | undefined): boolean =>
  before !== undefined &&
  before.user === message.user &&
  before.onlyYou === message.onlyYou &&
  before.subtype === undefined &&
  message.subtype === undefined &&
  !message.broadcast &&
  instantOf(message.ts) - instantOf(before.ts) < TOGETHER_MS;

const STEPS: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** The arrows go from message to message, up from the list's own end; Tab then goes to what is in the message. */
function fromMessageToMessage(event: KeyboardEvent): void {
  const { currentTarget: list, target } = event;
  const step = STEPS[event.key];
  if (step === undefined || !(list instanceof HTMLElement) || !(target instanceof HTMLElement)) return;
  if (target !== list && !target.matches('article')) return;
  const all = [...list.querySelectorAll<HTMLElement>('article')];
  const here = target === list ? all.length : all.indexOf(target);
  event.preventDefault();
  all[Math.max(0, Math.min(all.length - 1, here + step))]?.focus();
}

/** The messages of a channel or thread, with days and what is new marked. */
export function Messages(props: {
  id: string;
  list: MessageList | undefined;
  snapshot: Snapshot;
  drafts: State['drafts'];
  inThread?: boolean;
  pointed: string | undefined;
  label: string;
  readUpTo?: string | undefined;
  older?: () => void;
  /** How often one wrote here: who writes wants to see what comes of it. */
  sent: number;
}) {
  const { id, list, snapshot, drafts, inThread = false } = props;
  const { words, reader } = useViewer();
  const { pointed } = props;
  const box = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const lastTop = useRef(0);
  const messages = list?.messages ?? [];
  // What was new when one came here stays marked until one leaves.
  const [mark, setMark] = useState({ id: '', upTo: props.readUpTo });
  if (mark.id !== id && list) setMark({ id, upTo: props.readUpTo });
  const upTo = mark.id === id ? mark.upTo : undefined;
  const firstNew =
    upTo === undefined || inThread
      ? undefined
      : messages.find(
          (each) => Number(each.ts) > Number(upTo) && each.user !== snapshot.viewer && !each.onlyYou,
        )?.ts;

  const known = list !== undefined;
  // Who is at the end stays there, whatever grows: another message, a folded text, letters that come late.
  useLayoutEffect(() => {
    atEnd.current = true;
    // That the list before was emptied is told as late as now; nobody has gone up for that.
    lastTop.current = 0;
    const stay = () => {
      if (box.current && atEnd.current) box.current.scrollTop = box.current.scrollHeight;
    };
    const grown = new ResizeObserver(stay);
    if (inner.current) grown.observe(inner.current);
    if (box.current) grown.observe(box.current);
    stay();
    return () => grown.disconnect();
  }, [id, known, props.sent]);
  const there = pointed !== undefined && messages.some((each) => keyOf(each.channel, each.ts) === pointed);
  useLayoutEffect(() => {
    if (!there) return;
    atEnd.current = false;
    box.current?.querySelector('.pointed')?.scrollIntoView({ block: 'center' });
  }, [pointed, there]);
  const onScroll = () => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = box.current ?? {};
    // Far from the end without having gone up: more has come, and one will be taken there.
    const up = scrollTop < lastTop.current;
    lastTop.current = scrollTop;
    if (scrollHeight - scrollTop - clientHeight < NEAR_PX) atEnd.current = true;
    else if (up) atEnd.current = false;
  };

  const users = new Map(snapshot.users.map((each) => [each.id, each]));
  return (
    <div
      class="messages"
      ref={box}
      role="log"
      aria-label={props.label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      data-area=""
      onScroll={onScroll}
      onKeyDown={fromMessageToMessage}
    >
      <div ref={inner}>
        {list?.older && (
          <button type="button" class="quiet more" onClick={props.older}>
            {words.older}
          </button>
        )}
        {list && messages.length === 0 && <p class="empty">{words.emptyChannel}</p>}
        {messages.map((message, index) => {
          const before = messages[index - 1];
          const day = dayOf(instantOf(message.ts), reader);
          const newDay = !before || dayOf(instantOf(before.ts), reader) !== day;
          const isNew = message.ts === firstNew;
          return (
            <Fragment key={message.ts}>
              {newDay && !inThread && (
                <p class="day">
                  <span>{day}</span>
                </p>
              )}
              {isNew && (
                <p class="new">
                  <span>{words.newMessages}</span>
                </p>
              )}
              <Message
                message={message}
                author={users.get(message.user)}
                app={snapshot.app}
                joined={!newDay && !isNew && together(message, before)}
                inThread={inThread}
                pointed={keyOf(message.channel, message.ts) === pointed}
                drafts={drafts[keyOf(message.channel, message.ts)]}
              />
            </Fragment>
          );
        })}
      </div>
    </div>
  );
}
