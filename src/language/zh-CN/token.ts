import type { token as en } from '../en/token.ts';
import { bold, line } from '../line.ts';
import { spaced } from '../sentence.ts';

export const token: typeof en = {
  title: '小组令牌',
  what: (squad) => line`拿到${bold(squad)}的令牌，程序就能替小组上报数据，除此之外什么也做不了。`,
  none: '还没有令牌。',
  madeBy: (name, at) => `${spaced('现在这个由', name, '生成')}（${at}）。`,
  usedAt: (at) => `${spaced('最近一次使用是', at)}。`,
  neverUsed: '还没有程序用过。',
  replaces: '生成新令牌，旧的立刻失效，所有上报数据的程序都要换成新的。',
  make: '生成令牌',
  makeAnew: '生成新令牌',
  revoke: '作废',
  confirm: {
    title: '作废这个令牌？',
    text: '用它上报数据的程序都会被拒绝。',
    yes: '作废',
    no: '先留着',
  },
  revoked: '令牌已作废，用它的程序从现在起都会被拒绝。',
  shownOnce: '这是新令牌，只显示这一次，请存到程序放密钥的地方。',
  replaced: '之前的令牌已失效。',
  sends: '这样上报本周到目前的数据：',
  more: '还能上报什么，见 docs/push.md；给程序看的在 /api/openapi.json。',
  wasShown: '这个令牌已经显示过一次。没人存下来的话，重新生成一个。',
  onlyInCharge: (owner) => `${spaced('请找', owner)}：只有小组负责人和产品可以生成令牌。`,
  notServed: '程序还连不上我：先请管理员设置 HTTP_PORT（见 docs/operations.md）。',
};
