import type { Language } from '../../language/language.ts';
import type { CastMember } from '../cast.ts';
import type { Deeds } from '../deeds.ts';
import { addOtherWork } from './monday.ts';
import { type Step, stepIn } from './step.ts';

/** What is said, logged and asked beside the week's bets. */
interface IdeaTexts {
  /** Somebody's message that is worth logging. */
  readonly message: string;
  /** The shortcut's name in the manifest. */
  readonly log: string;
  /** What can't wait for Monday, and what gives way for it. */
  readonly banner: string;
  readonly givesWay: string;
  /** Close to what was ruled out a few days before, and what is different now. */
  readonly orange: string;
  readonly differs: string;
}

export const ideaTexts: Readonly<Record<Language, IdeaTexts>> = {
  en: {
    log: 'Log as growth idea',
    message: 'Whoever leaves at the form could get a mail with one question: what was missing?',
    banner: 'Black Friday banner on the front page',
    givesWay: 'One style for all icons',
    orange: 'Orange sign-up button',
    differs: 'The form has three fields now, so the button is what people look at',
  },
  'zh-CN': {
    log: '记为增长想法',
    message: '在表单页走掉的用户，可以发封邮件只问一句：还差什么？',
    banner: '首页加黑五横幅',
    givesWay: '统一图标风格',
    orange: '橙色注册按钮',
    differs: '表单只剩三项了，大家第一眼看到的就是按钮',
  },
};

/** A message of the channel is logged from its menu. */
async function logMessage(deeds: Deeds, part: CastMember, { log, message }: IdeaTexts): Promise<void> {
  const person = deeds.person(part);
  await person.shortcut(log, { in: deeds.channel, message });
  await deeds.submit(person, `The idea ${message}`);
}

/** What is different now is kept with the idea that was just logged. */
async function sayWhatDiffers(deeds: Deeds, part: CastMember, differs: string): Promise<void> {
  const { ideas } = deeds.words;
  const person = deeds.person(part);
  await person.click(ideas.whatDiffers, { in: deeds.channel });
  await person.fill({ [ideas.differsLabel]: differs });
  await deeds.submit(person, 'What is different now');
}

/** The product manager takes in what was asked for; something gives way. */
async function takeInNow(deeds: Deeds, part: CastMember, owner: CastMember, givesWay: string): Promise<void> {
  const { hotTopic, measurement, week } = deeds.words;
  const person = deeds.person(part);
  await person.click(week.takeIn.submit, { in: deeds.channel });
  await person.fill({
    [hotTopic.givesWay]: givesWay,
    [week.takeIn.owner]: deeds.person(owner).name,
    [measurement.form.line]: '1500',
  });
  await deeds.submit(person, 'The answer');
}

/**
 * A message is logged on Tuesday; what can't wait is asked for on Wednesday, answered within a quarter of an hour, live
 * on Thursday and in the air on Friday; on the next Monday something close to what was ruled out is proposed.
 * @param monday the week, by its Monday
 */
export function ideaSteps(language: Language, monday: string): Step[] {
  const { message, banner, givesWay, orange, differs } = ideaTexts[language];
  const step = stepIn(language, monday);
  return [
    step(1, '09:57', 'work that may wait is added', (deeds) =>
      addOtherWork(deeds, 'designer', givesWay, '1'),
    ),
    step(2, '14:30', 'a thought in the channel', (deeds) =>
      deeds.person('backend').say(deeds.channel, message),
    ),
    step(2, '14:33', 'the thought is logged', (deeds) => logMessage(deeds, 'marketing', ideaTexts[language])),
    step(3, '15:00', 'an idea that can’t wait', (deeds) => deeds.idea('marketing', banner)),
    step(3, '15:01', 'the squad is asked', (deeds) =>
      deeds.person('marketing').click(deeds.words.hotTopic.ask, { in: deeds.channel }),
    ),
    step(3, '15:09', 'an estimate', (deeds) => deeds.estimate('frontend', banner, '0.5')),
    step(3, '15:15', 'the answer', (deeds) =>
      takeInNow(
        deeds,
        'product',
        'frontend',
        deeds.words.hotTopic.choice(givesWay, language === 'en' ? '1 d' : '1 人日'),
      ),
    ),
    step(4, '16:00', 'the banner goes live', (deeds) => deeds.launch('frontend', banner)),
    step(8, '09:10', 'something close to what was ruled out', async (deeds) => {
      await deeds.idea('designer', orange);
      await sayWhatDiffers(deeds, 'designer', differs);
    }),
  ];
}
