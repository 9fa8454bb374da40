import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Fields, field, listAt, stringAt } from '../../../text/json.ts';
import { useSurface, useViewer } from '../blocks/screen.ts';
import { Text } from '../text/text.tsx';
import { Pop } from './pop.tsx';

/** Opens an address beside the page, or goes where it leads in this workspace. */
function useOpening(): (url: string | undefined) => void {
  const { goTo } = useViewer();
  return (url) => {
    if (url === undefined || !/^(https?:|mailto:)/i.test(url) || goTo(url)) return;
    window.open(url, '_blank', 'noopener,noreferrer');
  };
}

/** A push button. */
export function Button({ blockId, element }: { blockId: string; element: Fields }) {
  const surface = useSurface();
  const openElsewhere = useOpening();
  const style = stringAt(element, 'style') ?? 'default';
  const waits = surface.waiting.has(`${blockId}/${stringAt(element, 'action_id') ?? ''}`);
  const click = async () => {
    if (waits) return;
    const confirm = field(element, 'confirm');
    if (confirm !== undefined && !(await surface.sure(confirm))) return;
    surface.click(blockId, element);
    openElsewhere(stringAt(element, 'url'));
  };
  return (
    <button
      type="button"
      class={`button ${style}`}
      aria-label={stringAt(element, 'accessibility_label')}
      aria-busy={waits}
      onClick={() => void click()}
    >
      <Text of={field(element, 'text')} />
      {stringAt(element, 'url') !== undefined && <span aria-hidden="true"> ↗</span>}
    </button>
  );
}

/** A small button that stands as a sign. */
export function IconButton({ blockId, element }: { blockId: string; element: Fields }) {
  const surface = useSurface();
  const { me } = useViewer();
  const only = listAt(element, 'visible_to_user_ids');
  if (only.length > 0 && !only.includes(me)) return null;
  const words = stringAt(field(element, 'text'), 'text') ?? '';
  const click = async () => {
    const confirm = field(element, 'confirm');
    if (confirm === undefined || (await surface.sure(confirm))) surface.click(blockId, element);
  };
  return (
    <button
      type="button"
      class="button icon"
      title={words}
      aria-label={stringAt(element, 'accessibility_label') ?? words}
      onClick={() => void click()}
    >
      <span aria-hidden="true">🗑</span>
    </button>
  );
}

/** Two buttons for "good" and "bad". */
export function FeedbackButtons({ blockId, element }: { blockId: string; element: Fields }) {
  const surface = useSurface();
  return (
    <span class="feedback">
      {(['positive_button', 'negative_button'] as const).map((name) => {
        const thumb = field(element, name);
        const words = stringAt(field(thumb, 'text'), 'text') ?? '';
        return (
          <button
            key={name}
            type="button"
            class="button icon"
            title={words}
            aria-label={stringAt(thumb, 'accessibility_label') ?? words}
            onClick={() => surface.click(blockId, element, stringAt(thumb, 'value'))}
          >
            <span aria-hidden="true">{name === 'positive_button' ? '👍' : '👎'}</span>
          </button>
        );
      })}
    </span>
  );
}

/** The "⋯" menu. */
export function Overflow({ blockId, element }: { blockId: string; element: Fields }) {
  const surface = useSurface();
  const { words } = useViewer();
  const openElsewhere = useOpening();
  const entries = listAt(element, 'options').map((option) => ({
    key: stringAt(option, 'value') ?? '',
    content: <Text of={field(option, 'text')} />,
    description: field(option, 'description'),
    url: stringAt(option, 'url'),
  }));
  const choose = async (key: string) => {
    const confirm = field(element, 'confirm');
    if (confirm !== undefined && !(await surface.sure(confirm))) return;
    surface.click(blockId, element, key);
    openElsewhere(entries.find((each) => each.key === key)?.url);
  };
  return (
    <Menu label={words.more} sign="⋯" look="button icon" choose={(key) => void choose(key)}>
      {entries.map(({ key, content, description }) => ({
        key,
        content:
          description === undefined ? (
            content
          ) : (
            <>
              {content}
              <span class="description">
                <Text of={description} />
              </span>
            </>
          ),
      }))}
    </Menu>
  );
}

/** A button that opens a list of things to do. */
export function Menu(props: {
  label: string;
  sign: preact.ComponentChildren;
  look: string;
  choose: (key: string) => void;
  /** Said where there is nothing to do. */
  none?: string;
  children: readonly { readonly key: string; readonly content: preact.ComponentChildren }[];
}) {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  // Once it is on show, which it is after its own effects.
  useLayoutEffect(() => {
    if (open) menu.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, [open]);
  const close = () => setOpen(false);
  const move = (event: KeyboardEvent, step: number) => {
    const list = event.currentTarget instanceof HTMLElement ? event.currentTarget : undefined;
    const items = [...(list?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const at = items.findIndex((each) => each.matches(':focus'));
    items[(at + step + items.length) % items.length]?.focus();
  };
  return (
    <>
      <button
        ref={opener}
        type="button"
        class={props.look}
        aria-label={props.label}
        title={props.label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {props.sign}
      </button>
      {open && (
        <Pop anchor={opener} close={close}>
          <div
            role="menu"
            tabIndex={-1}
            class="menu"
            aria-label={props.label}
            ref={menu}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown') move(event, 1);
              else if (event.key === 'ArrowUp') move(event, -1);
              else if (event.key === 'Tab') return close();
              else if (event.key === 'Escape') {
                close();
                opener.current?.focus();
              } else return;
              event.preventDefault();
              event.stopPropagation();
            }}
          >
            {props.children.length === 0 && <p class="none">{props.none}</p>}
            {props.children.map(({ key, content }) => (
              <button
                key={key}
                type="button"
                role="menuitem"
                onClick={() => {
                  close();
                  opener.current?.focus();
                  props.choose(key);
                }}
              >
                {content}
              </button>
            ))}
          </div>
        </Pop>
      )}
    </>
  );
}
