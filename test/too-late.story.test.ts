import { expect, test } from 'vitest';
import { addDays } from '../src/calendar/date.ts';
import { FRIDAY } from './support/story/bet.ts';
import { biggerLive } from './support/story/bigger.ts';
import { MONDAY, openSquadStory, type Story } from './support/story/story.ts';

const TUESDAY = '2026-11-24';
const WEDNESDAY = '2026-11-25';

interface Late {
  readonly what: string;
  /** What has to be there, before Slack takes nothing any more. */
  readonly before?: (story: Story) => Promise<unknown>;
  /** From then on Slack takes nothing, */
  readonly down: readonly [date: string, time: string];
  /** What is done meanwhile. */
  readonly meanwhile?: (story: Story) => Promise<unknown>;
  /** from then on the bot is away, too, which passes quicker, */
  readonly away: readonly [date: string, time: string];
  /** until then. */
  readonly up: readonly [date: string, time: string];
  /** Words that would have been read, and where. */
  readonly words: (story: Story) => readonly [where: string, words: string];
}

const inDm = ({ people }: Story): string => people.frontend.readDm();

test.each<Late>([
  {
    what: 'a hot topic',
    down: [WEDNESDAY, '10:00'],
    meanwhile: async ({ people, channel, words }) => {
      await people.marketing.command('/idea Double-11 banner', channel);
      await people.marketing.click(words.hotTopic.ask, { in: channel });
    },
    away: [WEDNESDAY, '10:01'],
    up: [WEDNESDAY, '18:30'],
    words: ({ read }) => [read(), 'Double-11 banner'],
  },
  {
    what: 'trouble',
    down: [MONDAY, '09:25'],
    away: [MONDAY, '12:02'],
    up: [TUESDAY, '12:30'],
    words: ({ people }) => [people.product.readDm(), 'Not posted for Growth squad: the plan.'],
  },
  {
    what: 'what came of it',
    before: (story) => biggerLive(story, 'Group buying', MONDAY),
    down: [FRIDAY, '09:59'],
    away: [FRIDAY, '10:02'],
    up: [FRIDAY, '20:30'],
    words: (story) => [inDm(story), 'What came of it?'],
  },
  {
    what: 'an answer to typed words',
    down: [TUESDAY, '10:05'],
    meanwhile: ({ people }) => people.frontend.say('dm', 'help'),
    away: [TUESDAY, '10:06'],
    up: [WEDNESDAY, '10:30'],
    words: (story) => [inDm(story), '/squad away'],
  },
])('what Slack could not take in time is not said afterwards: $what', async (late) => {
  const story = await openSquadStory({ drawnAnew: false });
  const { stage } = story;
  await late.before?.(story);
  await stage.goTo(...late.down);
  const end = stage.slack.intercept(({ method }) =>
    /^chat\./.test(method) ? { kind: 'error', error: 'team_added_to_org' } : undefined,
  );
  await late.meanwhile?.(story);
  await stage.goTo(...late.away);
  await stage.stopBot();
  await stage.goTo(...late.up);
  end();
  await stage.startBot();
  await stage.pass(10 * 60_000);
  const [read, words] = late.words(story);
  expect(read).not.toContain(words);
});

test('whether it lasts is not asked by a bot that was away over its days', async () => {
  const story = await openSquadStory({ drawnAnew: false });
  const { stage, words } = story;
  await biggerLive(story, 'Group buying', MONDAY);
  await stage.stopBot();
  await stage.goTo(addDays(MONDAY, 46), '10:30');
  await stage.startBot();
  await stage.pass(60 * 60_000);
  expect(inDm(story)).not.toContain(words.week.lasting.enter);
});
