import { useCallback, useId, useRef, useState } from 'preact/hooks';
import { useViewer } from '../blocks/screen.ts';
import { Text } from '../text/text.tsx';
import { filled } from '../words/words.ts';
import { type Choice, fitting } from './options.ts';
import { Pop } from './pop.tsx';

/** A menu one types into to find something: for one choice, or (`several`) for more. */
export function Combobox(props: {
  id?: string;
  /** Read out where no label points at it. */
  label: string | undefined;
  choices: readonly Choice[];
  chosen: readonly string[];
  several: boolean;
  most?: number | undefined;
  placeholder: string;
  clearable: boolean;
  invalid?: boolean;
  describedBy?: string | undefined;
  focus?: boolean;
  give: (chosen: readonly string[]) => void;
}) {
  const { choices, chosen, several, give } = props;
  const { words } = useViewer();
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const field = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const close = useCallback(() => {
    setOpen(false);
    setTyped(undefined);
  }, []);

  const byKey = (key: string) => choices.find((each) => each.key === key);
  const [one] = chosen;
  const single = several || one === undefined ? '' : (byKey(one)?.words ?? one);
  const shown = fitting(choices, typed ?? '');
  const at = Math.min(active, shown.length - 1);
  const full = props.most !== undefined && several && chosen.length >= props.most;

  const show = () => {
    if (!open)
      setActive(
        Math.max(
          0,
          shown.findIndex((each) => each.key === one),
        ),
      );
    setOpen(true);
  };
  const take = (choice: Choice) => {
    if (several) {
      const without = chosen.filter((key) => key !== choice.key);
      if (without.length < chosen.length) give(without);
      else if (!full) give([...chosen, choice.key]);
      setTyped('');
    } else {
      close();
      if (choice.key !== one) give([choice.key]);
    }
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      if (open) setActive((at + step + shown.length) % Math.max(1, shown.length));
      else show();
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      const choice = open ? shown[at] : undefined;
      event.preventDefault();
      event.stopPropagation();
      if (choice) take(choice);
      else show();
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === 'Backspace' && several && !typed && chosen.length > 0) {
      give(chosen.slice(0, -1));
    } else if (event.key === 'Tab') close();
  };

  return (
    <div class={props.invalid ? 'combo invalid' : 'combo'} ref={field}>
      {several &&
        chosen.map((key) => (
          <span class="chip" key={key}>
            {byKey(key)?.words ?? key}
            <button
              type="button"
              aria-label={filled(words.remove, byKey(key)?.words ?? key)}
              onClick={() => give(chosen.filter((each) => each !== key))}
            >
              ×
            </button>
          </span>
        ))}
      <input
        id={props.id}
        ref={input}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-activedescendant={open && shown[at] ? `${listId}-${at}` : undefined}
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid}
        data-focus={props.focus}
        placeholder={several && chosen.length > 0 ? '' : props.placeholder}
        value={typed ?? single}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setActive(0);
          setOpen(true);
        }}
        onClick={show}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={(event) => {
          const to = event.relatedTarget;
          if (!(to instanceof Node && field.current?.contains(to))) close();
        }}
        onKeyDown={onKeyDown}
      />
      {props.clearable && !several && one !== undefined && (
        <button type="button" class="clear" aria-label={words.clear} onClick={() => give([])}>
          ×
        </button>
      )}
      <span class="arrow" aria-hidden="true" />
      {open && (
        <Pop anchor={field} close={close} wide>
          <div
            id={listId}
            role="listbox"
            class="options"
            aria-multiselectable={several}
            aria-label={props.label ?? props.placeholder}
          >
            {shown.length === 0 && <p class="none">{words.nothingFits}</p>}
            {shown.map((choice, index) => (
              <Row
                key={choice.key}
                id={`${listId}-${index}`}
                choice={choice}
                headed={choice.group !== undefined && choice.group !== shown[index - 1]?.group}
                selected={chosen.includes(choice.key)}
                active={index === at}
                disabled={full && !chosen.includes(choice.key)}
                point={() => setActive(index)}
                take={() => take(choice)}
              />
            ))}
          </div>
        </Pop>
      )}
    </div>
  );
}

function Row(props: {
  id: string;
  choice: Choice;
  headed: boolean;
  selected: boolean;
  active: boolean;
  disabled: boolean;
  point: () => void;
  take: () => void;
}) {
  const { choice } = props;
  const seen = useRef(false);
  return (
    <>
      {props.headed && (
        <p class="group" role="presentation">
          {choice.group}
        </p>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the combobox keeps the focus and moves by aria-activedescendant */}
      <div
        id={props.id}
        role="option"
        tabIndex={-1}
        class={props.active ? 'option active' : 'option'}
        aria-selected={props.selected}
        aria-disabled={props.disabled}
        ref={(row) => {
          if (props.active && !seen.current) row?.scrollIntoView({ block: 'nearest' });
          seen.current = props.active;
        }}
        onPointerMove={props.active ? undefined : props.point}
        onPointerDown={(event) => event.preventDefault()}
        onClick={props.disabled ? undefined : props.take}
      >
        <span class="tick" aria-hidden="true">
          {props.selected ? '✓' : ''}
        </span>
        <span class="option-words">
          <span>{choice.text === undefined ? choice.words : <Text of={choice.text} />}</span>
          {choice.description !== undefined && (
            <span class="description">
              <Text of={choice.description} />
            </span>
          )}
        </span>
      </div>
    </>
  );
}
