import { addDays } from '../calendar/date.ts';
import { formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import type { CastMember } from './cast.ts';
import { Deeds } from './deeds.ts';
import { type PastAnswer, type PastBet, past } from './past.ts';
import type { Stage } from './stage.ts';
import { goAway, tomorrow } from './steps/away.ts';
import { changeTarget, finalNumber, keepTarget } from './steps/monday.ts';
import { askedOn } from './steps/standup.ts';
import { textsIn } from './texts.ts';

/** What the squad aims at first, and once it is nearly there. */
const FIRST_TARGET = '1200';
const RAISED_TARGET = '1500';

/** How many weeks there are before the Monday on which somebody comes to look. */
export const HISTORY_WEEKS = past.en.length;

/**
 * Some weeks of a squad, each with one bet from idea to launch and the answers whose Friday has come, up to an open
 * planning; the last bets are still in the air.
 * @param monday the week after them, by its Monday
 * @param told hears before each week that it begins, the first is 1
 */
export async function playHistory(
  stage: Stage,
  language: Language,
  monday: string,
  told: (week: number) => void = () => undefined,
): Promise<void> {
  await stage.startBot();
  const deeds = new Deeds(stage, language);
  for (const [index, bet] of past[language].entries()) {
    told(index + 1);
    const week = addDays(monday, 7 * (index - HISTORY_WEEKS));
    if (index === 0) await deeds.setUp(textsIn(language).squad, FIRST_TARGET);
    const decided = past[language].filter(({ fridays }, launched) => launched + fridays === index);
    await playPast(deeds, language, bet, week, { before: past[language][index - 1], decided });
  }
  const { payButton, groupBuying } = textsIn(language);
  await stage.goTo(addDays(monday, -1), '18:00');
  await deeds.propose('marketing', groupBuying, { worthItFrom: '3', impact: '8', confidence: '6' });
  await deeds.propose('backend', payButton, { worthItFrom: '5', impact: '6', confidence: '5' });
  await deeds.idea('designer', textsIn(language).referral);
  await stage.pass(10_000);
  everybodyHasRead(stage);
  await stage.goTo(monday, '09:31');
}

/** What came before the week begins is read, and nobody's screen shows what was said to them alone. */
function everybodyHasRead({ slack }: Stage): void {
  for (const userId of slack.users.keys()) {
    slack.reload(userId);
    for (const { id, members } of slack.channels.values())
      if (members.has(userId)) slack.markRead(userId, id);
  }
}

async function playPast(
  deeds: Deeds,
  language: Language,
  bet: PastBet,
  week: string,
  { before, decided }: { before: PastBet | undefined; decided: readonly PastBet[] },
): Promise<void> {
  const { stage } = deeds;
  const at = (weekday: number, time: string): Promise<void> => stage.goTo(addDays(week, weekday - 1), time);
  await at(1, '09:00');
  await deeds.propose('marketing', bet, { ...bet, impact: '6', confidence: '6' });
  await at(1, '09:35');
  if (before) await lookBack(deeds, language, before, week);
  await at(1, '09:40');
  await deeds.estimate('frontend', bet.title, '1');
  await deeds.estimate('designer', bet.title, '0.5');
  await deeds.takeIn('product', bet.title, 'frontend', ['designer'], addDays(week, 2), {
    ...bet.plan,
    decided: addDays(week, 4 + 7 * bet.fridays),
  });
  await deeds.closePlanning('product');
  await standup(deeds, language, addDays(week, 1), 0);
  if (bet.away) {
    await at(2, '17:00');
    await goAway(deeds, bet.away, tomorrow[language]);
  }
  await standup(deeds, language, addDays(week, 2), 1, bet.away);
  await at(3, '15:00');
  await deeds.launch('frontend', bet.title, { what: bet.live, link: bet.link });
  await at(5, '15:00');
  await deeds.number('product', bet.total);
  await at(5, '16:10');
  await answers(deeds, decided, ({ answer }) => answer);
  await deeds.note('backend', { well: bet.note, ...(bet.toTry ? { next: bet.toTry } : {}) });
  if (bet.toTry) await deeds.takeAction('designer', bet.toTry);
  if (bet.tried)
    await deeds
      .person('designer')
      .click(deeds.words.week.buttons.done, { in: deeds.channel, near: bet.tried });
  await deeds.closeRetro('product');
  const corrected = decided.filter(({ answer }) => answer?.corrected);
  if (corrected.length === 0) return;
  await at(5, '17:20');
  await answers(deeds, corrected, ({ answer }) => answer && { ...answer, ...answer.corrected }, true);
}

/** Enters what came of bets. */
async function answers(
  deeds: Deeds,
  bets: readonly PastBet[],
  of: (bet: PastBet) => PastAnswer | undefined,
  corrects = false,
): Promise<void> {
  const { choices } = deeds.words.week.result;
  for (const bet of bets) {
    const answer = of(bet);
    if (!answer) continue;
    const { counts: metric, people: unit } = bet.plan;
    await deeds.result('frontend', bet.title, answer.numbers, {
      ...{ metric, verdict: choices[answer.verdict], learned: answer.learned },
      ...(unit ? { unit } : {}),
      ...(corrects ? { corrects } : {}),
    });
  }
}

/** Last week's number gets its last word; once the target is near, it is raised. */
async function lookBack(deeds: Deeds, language: Language, before: PastBet, week: string): Promise<void> {
  const { metric, setup } = deeds.words;
  await finalNumber(deeds, 'product', before.final, setup.defaultMetric);
  if (Number(before.final) < 0.95 * Number(FIRST_TARGET)) return keepTarget(deeds, 'product');
  const label = metric.targetLabel(setup.defaultMetric, formatFor(language).week(week));
  await changeTarget(deeds, 'product', RAISED_TARGET, label);
}

/** Everybody who is there answers a day's stand-up when they are asked, by their own clock. */
async function standup(
  deeds: Deeds,
  language: Language,
  date: string,
  plan: number,
  away?: CastMember,
): Promise<void> {
  for (const { at, asked } of askedOn(language, date)) {
    const there = asked.filter((part) => part !== away);
    if (there.length === 0) continue;
    await deeds.stage.clock.moveTo(at);
    await Promise.all(there.map((part) => deeds.standup(part, textsIn(language).routine[part][plan] ?? '')));
  }
}
