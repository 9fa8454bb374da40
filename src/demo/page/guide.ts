import type { GuideStep, PageLanguage } from '@growth-squad/local-slack';
import type { Catalogue } from '../../language/catalogue.ts';
import type { CastMember } from '../cast.ts';
import type { Facts } from './facts-store.ts';

/** Who does each step, and after which move of the clock; a step is done once the bot knows its fact. */
const steps: readonly { readonly fact: keyof Facts; readonly by: CastMember; readonly move?: string }[] = [
  { fact: 'squad', by: 'product' },
  { fact: 'idea', by: 'marketing' },
  { fact: 'estimate', by: 'frontend', move: 'monday' },
  { fact: 'commitment', by: 'product' },
  { fact: 'plan', by: 'product' },
  { fact: 'answer', by: 'designer', move: 'next' },
  { fact: 'blocker', by: 'frontend', move: 'next' },
  { fact: 'launch', by: 'frontend' },
  { fact: 'number', by: 'product', move: 'friday' },
  { fact: 'result', by: 'frontend' },
  { fact: 'note', by: 'backend' },
  { fact: 'digest', by: 'product' },
  { fact: 'nextMonday', by: 'product', move: 'monday' },
];

/** What a step is called, and how it is done. */
type Told = Readonly<Record<keyof Facts, readonly [title: string, how: string]>>;

/** Words on buttons come from the bot's own catalogue, so that the guide never names one that isn't there. */
function en({ setup, planning, hypothesis, week, standup, retro }: Catalogue, channel: string): Told {
  return {
    squad: [
      'Bring the bot in',
      `Type /invite @Growth Squad in #${channel}, click “${setup.setItUp}”, save the form as it is.`,
    ],
    idea: ['Log an idea', `Type /idea and one line, in #${channel}.`],
    estimate: ['Estimate your part', `On the planning board: “${hypothesis.estimateTitle}” beside an idea.`],
    commitment: ['Take a bet into the week', `On the board: “${week.takeIn.title}” beside an idea.`],
    plan: ['Settle the plan', `On the board: “${planning.close}”.`],
    answer: ['Answer a stand-up, in Shanghai', `In the messages of the app: “${standup.answer}”.`],
    blocker: [
      'Say what is in the way',
      `Answer the stand-up, with something under “${standup.modal.inTheWay}”.`,
    ],
    launch: ['Go live', `Below the week’s plan: “${week.buttons.live}”.`],
    number: ['Enter the number', 'Type /metric 1562.'],
    result: ['Say what came of it', `On the retro board: “${week.buttons.enterResult}”.`],
    note: ['Look back', `On the retro board: “${retro.board.addNote}”.`],
    digest: ['Close the week, read the digest', `On the retro board: “${retro.board.close}”.`],
    nextMonday: ['And the next Monday', 'Move the clock: a new board opens.'],
  };
}

function zhCN({ setup, planning, hypothesis, week, standup, retro }: Catalogue, channel: string): Told {
  return {
    squad: [
      '把机器人请进来',
      `在 #${channel} 输入 /invite @Growth Squad，点「${setup.setItUp}」，表单直接保存。`,
    ],
    idea: ['记一个想法', `在 #${channel} 输入 /idea 加一句话。`],
    estimate: ['评估你那部分的工作量', `在计划会的消息里，点想法旁的「${hypothesis.estimateTitle}」。`],
    commitment: ['选一件本周做', `在计划会的消息里，点想法旁的「${week.takeIn.title}」。`],
    plan: ['拍板', `在计划会的消息里，点「${planning.close}」。`],
    answer: ['在东京填站会', `在应用的私信里，点「${standup.answer}」。`],
    blocker: ['说说卡在哪', `填站会，并填「${standup.modal.inTheWay}」。`],
    launch: ['上线', `在本周计划的消息里，点「${week.buttons.live}」。`],
    number: ['填本周数据', '输入 /metric 1562。'],
    result: ['说说结果', `在复盘的消息里，点「${week.buttons.enterResult}」。`],
    note: ['回头看看', `在复盘的消息里，点「${retro.board.addNote}」。`],
    digest: ['收尾，读周报', `在复盘的消息里，点「${retro.board.close}」。`],
    nextMonday: ['下一个周一', '拨快时钟：新一周的计划会开始了。'],
  };
}

const told: Record<PageLanguage, typeof en> = { en, 'zh-CN': zhCN };

/**
 * The guided week: its steps in order, each done or not by what happened in the bot.
 * @param words the catalogue of the language in which the squad's buttons are labelled
 * @param withSetUp whether the squad is still to be set up
 */
export function guideOf(
  facts: Facts,
  {
    language,
    words,
    channel,
    idOf,
    withSetUp,
  }: {
    language: PageLanguage;
    words: Catalogue;
    channel: string;
    idOf: (part: CastMember) => string;
    withSetUp: boolean;
  },
): GuideStep[] {
  const said = told[language](words, channel);
  return steps
    .filter(({ fact }) => withSetUp || fact !== 'squad')
    .map(({ fact, by, move }) => ({
      id: fact,
      title: said[fact][0],
      how: said[fact][1],
      as: idOf(by),
      // With a history behind it the page opens on a Monday, in the middle of a planning.
      move: fact === 'estimate' && !withSetUp ? undefined : move,
      done: facts[fact],
    }));
}
