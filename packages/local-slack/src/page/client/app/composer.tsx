import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { App } from '../../protocol.ts';
import { useViewer } from '../blocks/screen.ts';
import { Menu } from '../elements/button.tsx';
import { type Completion, completionsFor, withMentions } from './completion.ts';
import { useStore } from './use-store.ts';

/** What was begun in a channel or thread and not sent, by viewer and place. */
const begun = new Map<string, string>();

/** Where one writes: messages, `/commands` (not in threads), shortcuts. */
export function Composer(props: {
  channel: string;
  thread?: string;
  app: App;
  label: string;
  wrote: () => void;
}) {
  const { channel, thread, app, label } = props;
  const { words, people: persons, me } = useViewer();
  // Whom one mentions: the app as well.
  const people = [...persons, { id: app.userId, name: app.name }];
  const store = useStore();
  const key = [me, channel, thread ?? ''].join('/');
  const [text, setText] = useState(begun.get(key) ?? '');
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  const [hidden, setHidden] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const commands = thread === undefined ? app.commands : [];
  const found = hidden ? undefined : completionsFor(text, caret, { commands, people });
  const offered = found?.offered ?? [];
  const at = Math.min(active, offered.length - 1);

  useLayoutEffect(() => {
    const box = area.current;
    if (!box) return;
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight, 200)}px`;
  }, [text]);

  const write = (next: string, caretAt: number) => {
    begun.set(key, next);
    setText(next);
    setCaret(caretAt);
    setActive(0);
    setHidden(false);
  };
  const complete = ({ insert }: Completion) => {
    const from = found?.from ?? 0;
    write(text.slice(0, from) + insert + text.slice(caret), from + insert.length);
    const box = area.current;
    box?.focus();
    requestAnimationFrame(() => box?.setSelectionRange(from + insert.length, from + insert.length));
  };
  const send = async () => {
    const line = text.trim();
    if (line === '') return;
    write('', 0);
    props.wrote();
    const done = await store.do(
      line.startsWith('/') && thread === undefined
        ? { kind: 'command', channel, line }
        : { kind: 'say', channel, text: withMentions(line, people), ...(thread ? { thread } : {}) },
    );
    // Nothing typed is lost, unless something else was begun meanwhile.
    if (!done && (begun.get(key) ?? '') === '') write(line, line.length);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const choice = offered[at];
    if (choice && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      setActive((at + (event.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length);
    } else if (choice && event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      setHidden(true);
    } else if (choice && (event.key === 'Tab' || event.key === 'Enter') && !event.shiftKey) {
      event.preventDefault();
      // A whole command is sent as it stands.
      if (event.key === 'Enter' && choice.insert.trim() === text.trim()) void send();
      else complete(choice);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void send();
    }
  };
  const global = app.shortcuts.filter((each) => each.type === 'global');
  return (
    <div class="composer" data-area="textarea">
      {offered.length > 0 && (
        <div id={listId} role="listbox" class="completions" aria-label={words.commands}>
          {offered.map((each, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the text keeps the focus and moves by aria-activedescendant
            <div
              key={each.insert}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              class={index === at ? 'option active' : 'option'}
              onPointerMove={() => setActive(index)}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => complete(each)}
            >
              <strong>{each.title}</strong>
              <span class="description">{each.detail}</span>
            </div>
          ))}
        </div>
      )}
      <textarea
        ref={area}
        rows={1}
        value={text}
        aria-label={label}
        placeholder={label}
        title={words.sendHint}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={offered.length > 0 ? listId : undefined}
        aria-activedescendant={offered.length > 0 ? `${listId}-${at}` : undefined}
        onInput={(event) => write(event.currentTarget.value, event.currentTarget.selectionStart)}
        onKeyUp={(event) => setCaret(event.currentTarget.selectionStart)}
        onClick={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
      />
      {thread === undefined && global.length > 0 && (
        <Menu
          label={words.shortcuts}
          sign="⚡"
          look="quiet"
          choose={(callbackId) => void store.do({ kind: 'shortcut', callbackId })}
        >
          {global.map((each) => ({ key: each.callback_id, content: each.name }))}
        </Menu>
      )}
      <button
        type="button"
        class="button primary send"
        aria-disabled={text.trim() === ''}
        onClick={() => {
          area.current?.focus();
          void send();
        }}
      >
        {words.send}
      </button>
    </div>
  );
}
