import { listAt } from './json.ts';

/** Every option on offer, grouped or not. */
export function optionsOf(element: unknown): readonly unknown[] {
  return [
    ...listAt(element, 'options'),
    ...listAt(element, 'option_groups').flatMap((group) => listAt(group, 'options')),
  ];
}
