import type { Fault } from '@growth-squad/local-slack';
import { describe, expect, test } from 'vitest';
import type { CastMember } from '../src/demo/cast.ts';
import { Deeds } from '../src/demo/deeds.ts';
import { openSquadStory, type Story } from './support/story/story.ts';
import { expectAllThereOnce } from './support/story/time.ts';

const TUESDAY = '2026-11-24';
const MINUTE = 60_000;

const outages: readonly (readonly [string, Fault])[] = [
  ['500s', { kind: 'status', status: 500 }],
  ['lost requests', { kind: 'request lost' }],
  ['a revoked token', { kind: 'error', error: 'token_revoked' }],
];

/** Each message the bot sends meets this, until the function that it gives is called. */
const breakMessages = ({ stage }: Story, fault: Fault): (() => void) =>
  stage.slack.intercept(({ method }) => (/^(chat|conversations)\./.test(method) ? fault : undefined));

/** When a person's phone buzzed by a message with these words, UTC milliseconds. */
const heard = ({ people }: Story, part: CastMember, words: string): number[] =>
  people[part].notifications.flatMap(({ at, text }) => (text.includes(words) ? [at] : []));

const QUESTION = 'What is your plan for today?';
const REMINDER = 'two lines are enough';

describe.each(outages)('after an hour of %s', (_, fault) => {
  test('a question comes within minutes, before the stand-up of the others, and nobody is reminded with it', async () => {
    const story = await openSquadStory({ expectedErrors: [/Slack refuses the bot/] });
    const { stage } = story;
    await stage.goTo(TUESDAY, '09:55');
    const mend = breakMessages(story, fault);
    await stage.goTo(TUESDAY, '10:50');
    mend();
    const mended = stage.clock.now();
    await stage.goTo(TUESDAY, '12:30');
    for (const part of ['product', 'marketing', 'frontend'] as const) {
      const [asked = 0, ...more] = heard(story, part, QUESTION);
      expect(more).toEqual([]);
      expect(asked - mended).toBeGreaterThan(0);
      // The longest wait after a failure; the token is found mended by the first message that is tried.
      expect(asked - mended).toBeLessThan(11 * MINUTE);
      const reminded = heard(story, part, REMINDER);
      expect(reminded).toHaveLength(1);
      expect((reminded[0] ?? 0) - asked).toBeGreaterThan(10 * MINUTE);
    }
    await expectAllThereOnce(story);
  });

  test('who could help is called after the stand-up that says so, in its thread', async () => {
    const story = await openSquadStory({ expectedErrors: [/Slack refuses the bot/] });
    const { stage, people, channel, words } = story;
    const deeds = new Deeds(stage, 'en');
    await stage.goTo(TUESDAY, '10:01');
    await deeds.standup('frontend', 'step 1', { inTheWay: 'No copy for step 2', helper: 'marketing' });
    const mend = breakMessages(story, fault);
    await stage.goTo(TUESDAY, '11:40');
    mend();
    const mended = stage.clock.now();
    await stage.goTo(TUESDAY, '13:30');
    const title = words.standup.board.title('');
    const board = stage.slack.history(stage.channel.id).find(({ ts }) => Number(ts) * 1_000 > mended);
    const [called] = people.marketing.notifications.filter(({ why }) => why === 'mention');
    expect(called?.at).toBeGreaterThan(Number(board?.ts) * 1_000);
    expect(people.product.readThread(channel, title)).toContain('No copy for step 2');
    await expectAllThereOnce(story);
  });
});
