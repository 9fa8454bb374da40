import { common } from './common.ts';
import { home } from './home.ts';
import { hotTopic } from './hot-topic.ts';
import { hypothesis } from './hypothesis.ts';
import { ideas } from './ideas.ts';
import { memory } from './memory.ts';
import { metric } from './metric.ts';
import { planning } from './planning.ts';
import { retro } from './retro.ts';
import { setup } from './setup.ts';
import { squad } from './squad.ts';
import { standup } from './standup.ts';
import { week } from './week.ts';

/** Every sentence in Chinese, by room. */
export const zhCN = {
  common,
  home,
  hotTopic,
  hypothesis,
  ideas,
  memory,
  metric,
  planning,
  retro,
  setup,
  squad,
  standup,
  week,
};
