import { MONDAY, openSquadStory, type Story, type StoryOptions } from './story.ts';
import { fillTakeIn, takeAnyway } from './take-in.ts';

/** The Friday of the week in which stories begin. */
export const FRIDAY = '2026-11-27';
/** What the idea is called. */
export const TITLE = 'Group buying';

/** Marc logs the idea; once the planning is open, Fatima estimates it there: it can be taken in. */
export async function logAndEstimate(story: Story, openPlanning: () => Promise<unknown>): Promise<void> {
  const { people, channel, stage, words } = story;
  await people.marketing.command(`/idea ${TITLE}`, channel);
  await openPlanning();
  await people.frontend.click(words.hypothesis.estimateTitle, { in: channel });
  await people.frontend.fill({ [words.hypothesis.simple]: '2' });
  await people.frontend.submit();
  await stage.pass(2_000);
}

/** An estimated idea on the open board of Monday's planning, or of one opened by hand on another day. */
export async function withIdea(date = MONDAY, options: StoryOptions = {}): Promise<Story> {
  const story = await openSquadStory({ ...options, from: [date, '08:30'] });
  const { people, channel, stage } = story;
  await logAndEstimate(story, () =>
    date === MONDAY ? stage.goTo(date, '09:31') : people.product.command('/squad plan', channel),
  );
  return story;
}

/** The same idea taken in by Fatima on Friday, and the retro is open. */
export async function withBet(language: StoryOptions['language'] = 'en'): Promise<Story> {
  const story = await withIdea(FRIDAY, { language });
  const { people, channel, stage, words } = story;
  await people.frontend.click(words.week.takeIn.title, { in: channel });
  await fillTakeIn(people.frontend, words);
  await takeAnyway(people.frontend, words);
  await people.product.click(words.planning.close, { in: channel });
  await stage.goTo(FRIDAY, '16:01');
  return story;
}
