import { type Fields, field, listAt, stringAt, typeOf } from '../../../text/json.ts';
import type { InputState } from '../../../types.ts';
import type { Given } from '../../protocol.ts';
import { useViewer, type Viewer } from '../blocks/screen.ts';
import { Combobox } from './combobox.tsx';
import { chosenKeys } from './given.ts';
import { type Choice, choicesOf, named } from './options.ts';

/** How an element is told what it holds, and tells what it is given. */
export interface ElementProps {
  readonly element: Fields;
  readonly state: InputState | undefined;
  /** Of the input's label, so that it points here. */
  readonly id?: string | undefined;
  /** What it is called where no label stands. */
  readonly label?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
  /** Whether it may be emptied again. */
  readonly optional?: boolean;
  readonly give: (given: Given, done: boolean) => void;
}

function choicesFor(element: Fields, viewer: Viewer, state: InputState | undefined): readonly Choice[] {
  const type = typeOf(element);
  if (type.includes('users')) return viewer.people.map(({ id, name }) => named(id, `@${name}`));
  if (type.includes('channels')) {
    return viewer.channels.filter(({ kind }) => kind !== 'im').map(({ id, name }) => named(id, `#${name}`));
  }
  if (type.includes('conversations')) {
    const kinds = listAt(field(element, 'filter'), 'include');
    return viewer.channels
      .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
      .map(({ id, name, kind }) => named(id, kind === 'im' ? name : `#${name}`));
  }
  if (type.includes('external')) return heldOptions(state);
  return choicesOf(element);
}

/** An external menu's own choices come from the app: only what it holds is known here. */
function heldOptions(state: InputState | undefined): readonly Choice[] {
  const held = [field(state, 'selected_option'), ...listAt(state, 'selected_options')];
  return choicesOf({ options: held.filter((each) => each !== null && each !== undefined) });
}

/** Every menu: fixed options, people, channels, conversations; for one choice or several. */
export function Select(props: ElementProps) {
  const { element, state, give } = props;
  const viewer = useViewer();
  const type = typeOf(element);
  const several = type.startsWith('multi_');
  const most = field(element, 'max_selected_items');
  const placeholder = stringAt(field(element, 'placeholder'), 'text') ?? viewer.words.choose;
  return (
    <>
      <Combobox
        {...(props.id === undefined ? {} : { id: props.id })}
        label={props.id === undefined ? (props.label ?? placeholder) : undefined}
        describedBy={props.describedBy}
        invalid={props.invalid ?? false}
        focus={field(element, 'focus_on_load') === true}
        choices={choicesFor(element, viewer, state)}
        chosen={chosenKeys(state)}
        several={several}
        most={typeof most === 'number' ? most : undefined}
        placeholder={placeholder}
        clearable={props.optional ?? false}
        give={(chosen) => give(several ? [...chosen] : (chosen[0] ?? null), true)}
      />
      {type.includes('external') && <span class="hint">{viewer.words.optionsOfApp}</span>}
    </>
  );
}
