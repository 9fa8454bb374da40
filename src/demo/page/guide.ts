import type { GuideStep, PageLanguage } from '@growth-squad/local-slack';
import type { Catalogue } from '../../language/catalogue.ts';
import type { CastMember } from '../cast.ts';
import type { Facts } from './facts-store.ts';

/** A step as it is written: who does it, after which move of the clock, and what the bot must know then. */
interface Written {
  readonly fact: keyof Facts;
  readonly by: CastMember;
  readonly move?: string;
  readonly title: string;
  readonly how: string;
}

/** Words on buttons come from the bot's own catalogue, so that the guide never names one that isn't there. */
function en({ setup, planning, hypothesis, week, standup, retro }: Catalogue, channel: string): Written[] {
  return [
    {
      fact: 'squad',
      by: 'product',
      title: 'Bring the bot in',
      how: `Type /invite @Growth Squad in #${channel}, click “${setup.setItUp}”, save the form as it is.`,
    },
    { fact: 'idea', by: 'marketing', title: 'Log an idea', how: `Type /idea and one line, in #${channel}.` },
    {
      fact: 'estimate',
      by: 'frontend',
      move: 'monday',
      title: 'Estimate your part',
      how: `On the planning board: “${hypothesis.estimateTitle}” beside an idea.`,
    },
    {
      fact: 'commitment',
      by: 'product',
      title: 'Take a bet into the week',
      how: `On the board: “${week.takeIn.title}” beside an idea.`,
    },
    { fact: 'plan', by: 'product', title: 'Settle the plan', how: `On the board: “${planning.close}”.` },
    {
      fact: 'answer',
      by: 'designer',
      move: 'next',
      title: 'Answer a stand-up, in Shanghai',
      how: `In the messages of the app: “${standup.answer}”.`,
    },
    {
      fact: 'blocker',
      by: 'frontend',
      move: 'next',
      title: 'Say what is in the way',
      how: `Answer the stand-up, with something under “${standup.modal.inTheWay}”.`,
    },
    {
      fact: 'launch',
      by: 'frontend',
      title: 'Go live',
      how: `Below the week’s plan: “${week.buttons.live}”.`,
    },
    { fact: 'number', by: 'product', move: 'friday', title: 'Enter the number', how: 'Type /metric 1562.' },
    {
      fact: 'result',
      by: 'frontend',
      title: 'Say what came of it',
      how: `On the retro board: “${week.buttons.enterResult}”.`,
    },
    {
      fact: 'note',
      by: 'backend',
      title: 'Look back',
      how: `On the retro board: “${retro.board.addNote}”.`,
    },
    {
      fact: 'digest',
      by: 'product',
      title: 'Close the week, read the digest',
      how: `On the retro board: “${retro.board.close}”.`,
    },
    {
      fact: 'nextMonday',
      by: 'product',
      move: 'monday',
      title: 'And the next Monday',
      how: 'Move the clock: a new board opens.',
    },
  ];
}

function zhCN({ setup, planning, hypothesis, week, standup, retro }: Catalogue, channel: string): Written[] {
  return [
    {
      fact: 'squad',
      by: 'product',
      title: '把机器人请进来',
      how: `在 #${channel} 输入 /invite @Growth Squad，点「${setup.setItUp}」，表单直接保存。`,
    },
    { fact: 'idea', by: 'marketing', title: '记一个想法', how: `在 #${channel} 输入 /idea 加一句话。` },
    {
      fact: 'estimate',
      by: 'frontend',
      move: 'monday',
      title: '评估你那部分的工作量',
      how: `在计划会的消息里，点想法旁的「${hypothesis.estimateTitle}」。`,
    },
    {
      fact: 'commitment',
      by: 'product',
      title: '选一件本周做',
      how: `在计划会的消息里，点想法旁的「${week.takeIn.title}」。`,
    },
    { fact: 'plan', by: 'product', title: '拍板', how: `在计划会的消息里，点「${planning.close}」。` },
    {
      fact: 'answer',
      by: 'designer',
      move: 'next',
      title: '在东京回答站会',
      how: `在应用的私信里，点「${standup.answer}」。`,
    },
    {
      fact: 'blocker',
      by: 'frontend',
      move: 'next',
      title: '说说卡在哪',
      how: `回答站会，并填「${standup.modal.inTheWay}」。`,
    },
    {
      fact: 'launch',
      by: 'frontend',
      title: '上线',
      how: `在本周计划的消息里，点「${week.buttons.live}」。`,
    },
    { fact: 'number', by: 'product', move: 'friday', title: '填本周数字', how: '输入 /metric 1562。' },
    {
      fact: 'result',
      by: 'frontend',
      title: '说说结果',
      how: `在复盘的消息里，点「${week.buttons.enterResult}」。`,
    },
    { fact: 'note', by: 'backend', title: '回头看看', how: `在复盘的消息里，点「${retro.board.addNote}」。` },
    {
      fact: 'digest',
      by: 'product',
      title: '收尾，读周报',
      how: `在复盘的消息里，点「${retro.board.close}」。`,
    },
    {
      fact: 'nextMonday',
      by: 'product',
      move: 'monday',
      title: '下一个周一',
      how: '拨快时钟：新一周的计划会开始了。',
    },
  ];
}

const written: Record<PageLanguage, typeof en> = { en, 'zh-CN': zhCN };

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
  return written[language](words, channel)
    .filter(({ fact }) => withSetUp || fact !== 'squad')
    .map(({ fact, by, move, title, how }) => ({
      id: fact,
      title,
      how,
      as: idOf(by),
      // With a history behind it the page opens on a Monday, in the middle of a planning.
      move: fact === 'estimate' && !withSetUp ? undefined : move,
      done: facts[fact],
    }));
}
