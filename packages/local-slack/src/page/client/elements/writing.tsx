import { useRef } from 'preact/hooks';
import { field, listAt, stringAt, typeOf } from '../../../text/json.ts';
import { richTextAsTyped } from '../../../text/rich-text-typed.ts';
import type { Given } from '../../protocol.ts';
import { useViewer } from '../blocks/screen.ts';
import { filled } from '../words/words.ts';
import { leftToWrite, tellsAsTyped, writtenIn } from './given.ts';
import type { ElementProps } from './select.tsx';

/** The page's connection takes no more at once, in bytes. */
const FILE_MOST = 1_000_000;

/** Which keyboard a phone shows for each kind of text; the app and the server say what is wrong, not the browser. */
const KEYBOARDS: Readonly<Record<string, 'email' | 'url' | 'decimal'>> = {
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'decimal',
};

/** A text, number, address: of one line or several. */
export function Writing({ element, state, id, label, describedBy, invalid, give }: ElementProps) {
  const { words } = useViewer();
  const type = typeOf(element);
  const text = writtenIn(state);
  const common = {
    id,
    class: 'writing',
    'aria-label': id === undefined ? label : undefined,
    'aria-describedby': describedBy,
    'aria-invalid': invalid,
    'data-focus': field(element, 'focus_on_load') === true,
    placeholder: stringAt(field(element, 'placeholder'), 'text'),
    value: text,
  };
  const left = leftToWrite(element, text);
  const tell = (written: string, done: boolean) =>
    give(written === '' ? null : written, done || tellsAsTyped(element));
  const field_ =
    field(element, 'multiline') === true ? (
      <textarea {...common} rows={4} onInput={(event) => tell(event.currentTarget.value, false)} />
    ) : (
      <input
        {...common}
        type="text"
        inputMode={KEYBOARDS[type]}
        onInput={(event) => tell(event.currentTarget.value, false)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.isComposing) tell(event.currentTarget.value, true);
        }}
      />
    );
  return (
    <>
      {field_}
      {left !== undefined && (
        <span class={left < 0 ? 'room over' : 'room'} aria-live="polite">
          {left < 0 ? filled(words.tooLong, -left) : filled(words.left, left)}
        </span>
      )}
    </>
  );
}

/** The marks a person sets around words or before lines. */
const MARKS = [
  ['bold', 'B', '*', '*'],
  ['italic', 'I', '_', '_'],
  ['strike', 'S', '~', '~'],
  ['code', '‹›', '`', '`'],
  ['list', '•', '\n- ', ''],
  ['numbered', '1.', '\n1. ', ''],
  ['quote', '❝', '\n> ', ''],
] as const;

/** Rich text, written with the marks that Slack's own composer knows. */
export function RichWriting({ element, state, id, label, describedBy, invalid, give }: ElementProps) {
  const { words } = useViewer();
  const area = useRef<HTMLTextAreaElement>(null);
  const held = field(state, 'rich_text_value');
  const text = stringAt(state, 'value') ?? (held === undefined || held === null ? '' : richTextAsTyped(held));
  const wrap = (before: string, after: string) => {
    const box = area.current;
    if (!box) return;
    const { selectionStart: from, selectionEnd: to, value } = box;
    const start =
      before.startsWith('\n') && (from === 0 || value[from - 1] === '\n') ? before.slice(1) : before;
    box.setRangeText(`${start}${value.slice(from, to)}${after}`, from, to, 'end');
    if (from === to) box.setSelectionRange(from + start.length, from + start.length);
    box.focus();
    give(box.value, false);
  };
  const least = field(element, 'min_lines');
  return (
    <div class="rich-writing">
      <div role="toolbar" class="marks" aria-label={words.formatting}>
        {MARKS.map(([name, sign, before, after]) => (
          <button
            key={name}
            type="button"
            class={`quiet mark-${name}`}
            title={words[name]}
            aria-label={words[name]}
            onClick={() => wrap(before, after)}
          >
            {sign}
          </button>
        ))}
      </div>
      <textarea
        ref={area}
        id={id}
        class="writing"
        rows={typeof least === 'number' ? Math.max(3, Math.min(least, 12)) : 4}
        aria-label={id === undefined ? label : undefined}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        data-focus={field(element, 'focus_on_load') === true}
        placeholder={stringAt(field(element, 'placeholder'), 'text')}
        value={text}
        onInput={(event) => give(event.currentTarget.value || null, tellsAsTyped(element))}
      />
    </div>
  );
}

async function picked(file: File): Promise<Given> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  // In pieces: a call takes only so many arguments.
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return { name: file.name, base64: btoa(text) };
}

/** A file that is picked goes to Slack at once; this page takes one. */
export function Files({ element, state, id, label, describedBy, give }: ElementProps) {
  const { words } = useViewer();
  const held = listAt(state, 'files').map((file) => stringAt(file, 'name') ?? '');
  const types = field(element, 'filetypes');
  return (
    <>
      <input
        id={id}
        type="file"
        class="files"
        accept={Array.isArray(types) ? types.map((each) => `.${String(each)}`).join(',') : undefined}
        aria-label={id === undefined ? label : undefined}
        aria-describedby={describedBy}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (!file) give(null, true);
          else if (file.size > FILE_MOST) {
            event.currentTarget.setCustomValidity(words.fileTooLarge);
            event.currentTarget.reportValidity();
          } else void picked(file).then((given) => give(given, true));
        }}
      />
      <span class="hint">{held.length > 0 ? held.join(', ') : words.fileSize}</span>
    </>
  );
}
