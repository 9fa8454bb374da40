import type { Language } from '../../../src/language/language.ts';
import type { Outcome } from './days-samples.ts';

/** Where words are written: behind a command, or in the form of a stand-up or a retro. */
export type Place = '/idea' | '/squad' | '/standup' | 'in the way' | 'try';

/** What comes of them, where they are done. */
export type Came = 'idea' | 'help' | 'list' | 'plan' | 'nothing' | 'something';

/** Something that people ordinarily write. */
export interface WordSample {
  readonly language: Language;
  readonly place: Place;
  readonly said: string;
  readonly outcome: Outcome;
  readonly came?: Came;
}

const done =
  (language: Language, place: Place, came: Came) =>
  (said: string): WordSample => ({ language, place, said, outcome: 'done', came });

const asked = (language: Language, place: Place, said: string): WordSample => ({
  language,
  place,
  said,
  outcome: 'asked',
});

const refused = (language: Language, place: Place, said: string): WordSample => ({
  language,
  place,
  said,
  outcome: 'refused',
});

/** Ordinary words that are no days and no numbers, as they come: the easy ones with the others. */
export const wordSamples: readonly WordSample[] = [
  ...[
    'Group buying: three buy together',
    'Shorter sign-up form (2 fields)',
    'rate ~5 %, cost ~€5',
    'Help page with a search',
    'Try *bold* prices\n- on the home page\n- in the e-mail',
  ].map(done('en', '/idea', 'idea')),
  ...['help', '?'].map(done('en', '/idea', 'help')),
  done('en', '/idea', 'list')('list'),
  asked('en', '/idea', '\u200B'),
  ...['idea Ask ann@b.example for a quote', 'idea A & B <test>'].map(done('en', '/squad', 'idea')),
  done('en', '/squad', 'list')('show ideas'),
  done('en', '/squad', 'help')('how does this work?'),
  refused('en', '/squad', 'dance'),
  done('en', '/standup', 'help')('help'),
  done('en', '/standup', 'plan')('finish the payment page'),
  ...['none', '-', 'No blockers', 'nothing so far', 'n/a', 'all good, thanks'].map(
    done('en', 'in the way', 'nothing'),
  ),
  ...['Waiting for the screens', 'no access to staging', '- copy\n- screens', 'not sure who decides'].map(
    done('en', 'in the way', 'something'),
  ),
  done('en', 'try', 'nothing')('nothing'),
  done('en', 'try', 'something')('estimates before lunch'),
  asked('en', 'try', '- estimates before lunch\n- pair on copy'),
  ...[
    '拼团：三人一起买',
    '注册表单只留两项',
    '价格 *加粗*，约 ~5%',
    '帮助中心加搜索',
    '首页改版\n1、新标题\n2、新图',
  ].map(done('zh-CN', '/idea', 'idea')),
  ...['帮助', '？'].map(done('zh-CN', '/idea', 'help')),
  done('zh-CN', '/idea', 'list')('想法列表'),
  asked('zh-CN', '/idea', '\u3164'),
  ...['想法 试听课传单', '想法 联系 li@b.example'].map(done('zh-CN', '/squad', 'idea')),
  done('zh-CN', '/squad', 'list')('想法列表'),
  done('zh-CN', '/squad', 'help')('怎么用？'),
  refused('zh-CN', '/squad', '跳舞'),
  done('zh-CN', '/standup', 'help')('帮助'),
  done('zh-CN', '/standup', 'plan')('写完支付页'),
  ...['没有', '-', '暂无', '没卡住', '一切顺利', '没有，谢谢'].map(done('zh-CN', 'in the way', 'nothing')),
  ...['等设计稿', '没有测试环境的权限', '- 文案\n- 设计稿', '没人回我'].map(
    done('zh-CN', 'in the way', 'something'),
  ),
  done('zh-CN', 'try', 'nothing')('没什么'),
  done('zh-CN', 'try', 'something')('午饭前评估工作量'),
  asked('zh-CN', 'try', '1. 结对写文案\n2. 午饭前评估'),
];
