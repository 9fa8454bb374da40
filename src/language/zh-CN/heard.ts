import type { heard as en } from '../en/heard.ts';
import { bold, line } from '../line.ts';

export const heard: typeof en = {
  canDo: line`可以直接把站会写给我：做了什么、今天做什么、有没有卡住，各写一行。其他功能见 ${bold('/squad help')}。`,
  question: (date) => `${date}的站会，这样提交吗？`,
  noPlan: '还差今天的计划，补上再提交吧。',
  unsorted: '没看出哪些做完了、哪些是计划，到表单里分一下？',
  part: (name, text) => line`${bold(name)}：${text}`,
  nothing: '没有',
  send: '作为我的站会提交',
  replaces: '会替换你之前填的内容。',
  noStandup: '今天没有站会。你写的内容还在，可以复制到下一次。',
  next: (date) => `下一次站会：${date}。`,
  tooLong: (most) => `太长了：三个问题每个最多 ${most} 个字符。请缩短后再发给我，这次没有提交。`,
  another: '这是别人写的，请自己写给我。',
};
