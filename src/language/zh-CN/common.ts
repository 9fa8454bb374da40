import type { common as en } from '../en/common.ts';
import { line } from '../line.ts';
import { spaced } from '../sentence.ts';

export const common: typeof en = {
  save: '保存',
  cancel: '取消',
  close: '关闭',
  sorry: '抱歉',
  appName: '增长小组',
  noGuests: '访客可以旁观，想法和回答由工作区的正式成员提交。',
  roles: { product: '产品', marketing: '运营', engineer: '工程师', designer: '设计师' },
  ourFault: (reference) => `没有成功，是我们的问题。你写的内容还在，过一分钟再试一次。（编号 ${reference}）`,
  ourFaultOnClick: (reference) =>
    `没有成功，是我们的问题。什么都没有改动，过一分钟再试一次。（编号 ${reference}）`,
  notToldYet: 'Slack 还没告诉我这里谁是谁。什么都没有改动，过一分钟再试一次。',
  youWrote: (text) => line`你写的是：${text}`,
  notAMember: (squad) =>
    line`${spaced('只有', squad, '的成员才能操作。请小组负责人用')} /squad setup 把你加进来。`,
  noSquadHere: '这个频道还没有增长小组。',
  noSquadHereButYours: '这个频道没有增长小组。是要发给你的小组吗？',
  whichSquad: '是哪个小组的？',
  typedByAnother: '这条命令是别人输入的，请自己输入一遍。',
  inNoSquad: '你还没有加入增长小组。小组建在频道里：到你们一起工作的频道输入 /squad setup。',
  setOneUp: '建一个',
  required: '这里不能空着。',
  tooLong: (most) => `最多 ${most} 个字符。`,
  notAnAddress: '请粘贴完整链接，以 https:// 或 http:// 开头。',
  fromOneToTen: '请填 1 到 10。',
  dateHasPassed: '这一天已经过去了，请选今天或以后。',
};
