import { field, stringAt, typeOf } from '../../../text/json.ts';
import { useViewer } from '../blocks/screen.ts';
import { localText, unixSecondsOf } from './moments.ts';
import type { ElementProps } from './select.tsx';

/** A date, a time, or both in the reader's zone. */
export function Picker({ element, state, id, label, describedBy, invalid, give }: ElementProps) {
  const { words, reader } = useViewer();
  const type = typeOf(element);
  const said =
    stringAt(field(element, 'placeholder'), 'text') ??
    (type === 'timepicker' ? words.chooseTime : words.chooseDate);
  const common = {
    id,
    class: 'moment',
    'aria-label': id === undefined ? (label ?? said) : undefined,
    'aria-describedby': describedBy,
    'aria-invalid': invalid,
    'data-focus': field(element, 'focus_on_load') === true,
  };
  if (type === 'datetimepicker') {
    const seconds = field(state, 'selected_date_time');
    return (
      <input
        {...common}
        type="datetime-local"
        value={typeof seconds === 'number' ? localText(seconds, reader.zone) : ''}
        onChange={(event) => give(unixSecondsOf(event.currentTarget.value, reader.zone) ?? null, true)}
      />
    );
  }
  const name = type === 'datepicker' ? 'selected_date' : 'selected_time';
  return (
    <input
      {...common}
      type={type === 'datepicker' ? 'date' : 'time'}
      value={stringAt(state, name) ?? ''}
      onChange={(event) => give(event.currentTarget.value || null, true)}
    />
  );
}
