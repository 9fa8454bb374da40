import { describe, expect, test } from 'vitest';
import { saysAllClear, saysNothing } from './nothing.ts';

const BARE = [
  ...[
    'none',
    'None.',
    'NONE',
    '-',
    '–',
    '—',
    '--',
    '/',
    '.',
    '…',
    'n/a',
    'N/A',
    'na',
    'N.A.',
    'nil',
    'no',
    'No!',
  ],
  ...[
    'nope',
    'nothing',
    'Nothing so far',
    'nothing really',
    'nothing for now',
    'nothing to report',
    'No, nothing',
  ],
  ...[
    'none at the moment',
    'None, thanks!',
    'nothing on my side',
    'not really',
    'nothing yet',
    '✅',
    '👍',
    '👍🏽',
    ':+1:',
  ],
  ...[
    'nothing new',
    'there is nothing',
    'none that I know of',
    'I have none',
    'not applicable',
    '０',
    'ＮＯＮＥ',
  ],
  ...[
    '没有',
    '没',
    '无',
    '没有。',
    '没有了',
    '暂无',
    '暂时没有',
    '目前没有',
    '今天没有',
    '没啥',
    '没什么',
    '没有什么',
  ],
  ...[
    '我这边没有',
    '没有，谢谢',
    '沒有',
    '無',
    '木有',
    '没有啊',
    '没有需要',
    '不用',
    '不用了',
    '没什么特别的',
    '还没有',
  ],
];

const CLEAR = [
  ...[
    'No blockers',
    'no blocker',
    'No blockers today',
    'no blockers, thanks',
    'zero blockers',
    'No issues so far',
  ],
  ...[
    'no new obstacles',
    'no impediments',
    'I have no blockers',
    'There are no problems',
    "I don't have any blockers",
  ],
  ...[
    'not blocked',
    "I'm not blocked",
    'I’m not stuck',
    'unblocked',
    'nothing in the way',
    "Nothing's in my way",
  ],
  ...[
    'nothing is blocking me',
    'nothing blocking',
    'nothing holding me back',
    'no help needed',
    'all good',
    'All clear!',
  ],
  ...[
    'everything is fine',
    "I'm good",
    'ok',
    'so far so good',
    'all good, no blockers',
    'None. All good!',
    'smooth sailing',
  ],
  ...[
    '没卡住',
    '没有卡住',
    '没有阻塞',
    '无阻塞',
    '没问题',
    '没有问题',
    '暂时没有问题',
    '没遇到困难',
    '没有遇到什么问题',
  ],
  ...[
    '一切顺利',
    '都挺好',
    '很顺利',
    '一切正常',
    '不需要帮忙',
    '没有需要帮忙的',
    '不用谁帮忙',
    '目前无风险',
    '没事',
    '沒問題',
  ],
];

const SAID = [
  ...[
    '?',
    '???',
    'no access to staging',
    'none of the screens are done',
    'No copy for step 2',
    'nothing works',
  ],
  ...['no, but I wait for Ann', 'not sure', 'nobody answers me', 'no problem finding users, but they leave'],
  ...[
    'no blockers except the review',
    'Nothing is deployed',
    'all good except payments',
    'waiting',
    'the usual',
    'no meetings',
  ],
  ...[
    'no idea how',
    'blockers',
    'Ann is not well',
    'need help',
    'same as yesterday',
    'no.1 priority slipped',
    'still none of it',
  ],
  ...[
    '没有设计稿',
    '没权限',
    '没人回我',
    '没人帮忙',
    '没有帮助',
    '没时间',
    '不好',
    '没想好',
    '没有文案',
    '不知道',
    '卡住了',
  ],
  ...[
    '无法登录',
    '没问题，就是缺文案',
    '没有吗？',
    '问题很多',
    '不顺利',
    '没那么顺利',
    '还没有设计稿',
    '需要帮忙',
    '不行',
  ],
];

describe('nothing to say', () => {
  test.each(BARE)('“%s”', (text) => {
    expect(saysNothing(text)).toBe(true);
    expect(saysAllClear(text)).toBe(true);
  });
});

describe('nothing in the way', () => {
  test.each(CLEAR)('“%s”', (text) => {
    expect(saysAllClear(text)).toBe(true);
  });
  test.each(['all good', 'No blockers', '一切顺利', 'on track', '没卡住'])(
    'which elsewhere says something: “%s”',
    (text) => expect(saysNothing(text)).toBe(false),
  );
});

describe('something', () => {
  test.each(SAID)('“%s”', (text) => {
    expect(saysNothing(text)).toBe(false);
    expect(saysAllClear(text)).toBe(false);
  });
  test('is said by every text that is long', () => {
    expect(saysAllClear('no '.repeat(2000))).toBe(false);
  });
});
