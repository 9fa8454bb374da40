import { field, listAt, stringAt } from '../../../text/json.ts';

/** Something to choose in a menu. */
export interface Choice {
  /** What is told to the app: an option's `value`, somebody's id. */
  readonly key: string;
  /** What it is found by. */
  readonly words: string;
  /** What is drawn, if more than its words. */
  readonly text: unknown;
  readonly description: unknown;
  /** Under which heading it stands. */
  readonly group: string | undefined;
}

const choiceOf = (option: unknown, group: string | undefined): Choice => ({
  key: stringAt(option, 'value') ?? '',
  words: stringAt(field(option, 'text'), 'text') ?? '',
  text: field(option, 'text'),
  description: field(option, 'description'),
  group,
});

/** The options of a static menu. */
export function choicesOf(element: unknown): readonly Choice[] {
  return [
    ...listAt(element, 'options').map((option) => choiceOf(option, undefined)),
    ...listAt(element, 'option_groups').flatMap((group) => {
      const label = stringAt(field(group, 'label'), 'text') ?? '';
      return listAt(group, 'options').map((option) => choiceOf(option, label));
    }),
  ];
}

/** People or channels as choices. */
export const named = (key: string, words: string): Choice => ({
  key,
  words,
  text: undefined,
  description: undefined,
  group: undefined,
});

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** The choices whose words or heading hold all that was typed, those that begin with it first. */
export function fitting(choices: readonly Choice[], typed: string): readonly Choice[] {
  const wanted = folded(typed.trim());
  if (wanted === '') return choices;
  const fits = choices.filter((each) => folded(`${each.words} ${each.group ?? ''}`).includes(wanted));
  const first = (each: Choice) => (folded(each.words).startsWith(wanted) ? 0 : 1);
  return fits.some((each) => each.group !== undefined) ? fits : fits.toSorted((a, b) => first(a) - first(b));
}
