import type { Person } from '@growth-squad/local-slack';
import type { Catalogue } from '../../../src/language/catalogue.ts';
import type { Story } from './story.ts';

type Entries = Parameters<Person['fill']>[0];

/** Fills the form in which something is taken in: a line, and what else is given, behind "More" where it stands there. */
export async function fillTakeIn(person: Person, words: Catalogue, entries: Entries = {}): Promise<void> {
  const { form } = words.measurement;
  const shown = new Set(person.modal?.fields.map(({ label }) => label));
  if (Object.keys(entries).some((label) => !shown.has(label))) await person.click(form.more);
  await person.fill({ [form.line]: '56', ...entries });
}

/** Marc says of an idea from which effect on it is worth it. */
export async function sayWorth(
  { people: { marketing }, channel, words }: Pick<Story, 'people' | 'channel' | 'words'>,
  title: string,
  worth = '3',
): Promise<void> {
  await marketing.command('/ideas', channel);
  await marketing.click(words.ideas.list.open, { near: title });
  await marketing.click(words.hypothesis.makeItAHypothesis);
  await marketing.fill({ [words.hypothesis.worthItFrom]: worth });
  await marketing.submit();
  while (marketing.modal) await marketing.cancel();
}

/** Sends it, and says so where it is too much for who takes it: a week's last day has room for one. */
export async function takeAnyway(person: Person, words: Catalogue): Promise<void> {
  const seen = await person.submit();
  if (seen.modal?.submitLabel === words.week.takeIn.anyway) await person.submit();
}
