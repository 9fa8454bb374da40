import { asText, checkMessage, mrkdwnAsText, notifies } from '@growth-squad/local-slack';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bold, emoji, italic, line, link, mention } from '../language/line.ts';
import { button, buttons, context, header, list, mrkdwn, rich, section, stack } from './blocks.ts';
import { typed } from './typed.ts';

const names = { user: (id: string) => `@${id}`, channel: (id: string) => `#${id}` };

/** What people type to break out: markup, mentions, limits. */
const anything = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.string({
    unit: fc.constantFrom('<', '>', '!', '@', '|', '*', '_', '`', '~', '&', 'a', ' '),
    maxLength: 400,
  }),
  fc.constantFrom(
    '<!channel>',
    '@channel',
    '@here',
    '<@U1>',
    '<!subteam^S1>',
    '&lt;!here&gt;',
    '#general',
    'x'.repeat(5000),
  ),
);

describe('blocks', () => {
  test('whatever people type, no block of ours pings anybody or is refused', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const said = line`${bold(typed(text, 2000))} says ${typed(text, 2000)}.`;
        const blocks = [
          header(`Idea ${typed(text)}`),
          section(said, button({ text: `Take ${text}`, actionId: 'take' })),
          rich(said, line`and ${text.slice(0, 100)}`),
          context(line`from ${typed(text)}`),
          list([said, 'ours']),
          buttons(button({ text: 'Go', actionId: 'go', value: 'x' })),
        ];
        const message = { text: `News: ${typed(text, 100).replace(/[<>&]/g, '')}`, blocks };
        expect(notifies({ blocks })).toEqual({ users: [], broadcasts: [], groups: [] });
        const refusal = checkMessage(message);
        if (refusal) expect(refusal.error).toBe('msg_blocks_too_long');
      }),
      { numRuns: 300 },
    );
  });

  test('a mention of ours taps the person, in rich text and in a section', () => {
    const said = line`Well done, ${mention('U7')}`;
    expect(notifies({ blocks: [rich(said)] }).users).toEqual(['U7']);
    expect(notifies({ blocks: [section(said)] }).users).toEqual(['U7']);
  });

  test('reads as it was meant', () => {
    const said = line`${bold('Group buying')} won ${emoji('tada')}: ${link('https://a.b/c', 'the digest')}`;
    expect(mrkdwn(said)).toBe('*Group buying* won :tada:: <https://a.b/c|the digest>');
    expect(asText([section(stack(said, 'and a second line'))], '', names)).toContain('and a second line');
  });

  test.each([
    ['Han letters', line`昨天的计划：${italic('拼团页')}已经做完`, '昨天的计划：拼团页已经做完'],
    ['full-width marks', line`（${bold('拼团')}），${bold('倒计时')}。`, '（拼团），倒计时。'],
    ['letters', line`a${bold('b')}c`, 'abc'],
    ['another style', line`${bold('拼团')}${italic('文案')}`, '拼团文案'],
  ])('style directly beside %s shows no asterisks', (_beside, said, seen) => {
    expect(mrkdwnAsText(mrkdwn(said), names)).toBe(seen);
    // Whether Slack takes a full-width mark for an edge is written nowhere.
    expect(mrkdwn(said)).toContain('\u200B');
  });

  test('a cut text in bold keeps its edge', () => {
    expect(mrkdwn(line`计划${bold('拼'.repeat(50))}`, 40)).toMatch(/^计划\u200B\*拼+…\*$/u);
  });

  test('style beside spaces and Latin marks stands as it is', () => {
    expect(mrkdwn(line`${bold('Pay button')}, then ${italic('copy')}: (${bold('both')})`)).toBe(
      '*Pay button*, then _copy_: (*both*)',
    );
  });

  test('a section cuts within its 3,000 characters also when escaping makes the text longer', () => {
    expect(mrkdwn(line`${'<&>'.repeat(2000)}`).length).toBeLessThanOrEqual(3000);
  });
});
