import type { Person } from '@growth-squad/local-slack';
import { openStory, type Story, type StoryOptions } from './story.ts';

/** As many as a big squad has. */
const CROWD = 40;

/** A text of exactly that length, full of what breaks markup, mentions and counts of characters. */
export const long = (start: string, most: number): string =>
  `${start} ${'家&<*_~`👩‍👩‍👧 '.repeat(most)}`.slice(0, most).trim();

/** A squad of forty with long names: the five, and engineers in Berlin. */
export async function openCrowdStory(
  options: StoryOptions,
): Promise<Story & { readonly crowd: readonly Person[] }> {
  const story = await openStory(options);
  const { people, stage, words } = story;
  const { setup } = words;
  const crowd = Array.from({ length: CROWD - 5 }, (_, index) =>
    stage.addPerson({
      name: `N${index} ${'家&<*_~` '.repeat(4)}x`,
      zone: 'Europe/Berlin',
      locale: 'en-GB',
    }),
  );
  for (const person of crowd) stage.slack.join(stage.channel.id, person.id);
  await people.product.click(setup.setItUp);
  await people.product.fill({
    [setup.metric]: long('sign-ups', 80),
    [setup.engineers]: [people.frontend.name, people.backend.name, ...crowd.map(({ name }) => name)],
    [setup.others]: [people.marketing.name, people.designer.name],
    [setup.target]: '999999999999999',
  });
  const saved = await people.product.submit();
  if (saved.modal) throw new Error(saved.text);
  return { ...story, crowd };
}
