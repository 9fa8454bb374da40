import type { KnownBlock, SectionBlock } from '@slack/types';
import { dateAt } from '../calendar/zone.ts';
import { type Line, line, link } from '../language/line.ts';
import { buttonFor, buttons, rich, section } from '../slack/blocks.ts';
import { actions } from '../slack/ids.ts';
import { inOneLine, typed } from '../slack/typed.ts';
import type { SquadOnHome } from './facts.ts';
import type { Look } from './look.ts';
import type { Waiting } from './rules.ts';

/** Most characters of a title. */
const TITLE = 150;

/** One thing that waits, with what can be done about it: one block, two where there is a choice. */
export function waitingBlocks(
  thing: Waiting,
  { squad, current, names }: SquadOnHome,
  look: Look,
): KnownBlock[] {
  const { words, format, zone, now } = look;
  const told = words.home;
  const today = dateAt(now, squad.rituals.zone);
  switch (thing.kind) {
    case 'standup': {
      const until = untilText(thing.closesAt, look);
      const own = thing.date === dateAt(now, zone);
      return [
        section(
          own ? told.standupToday(until) : told.standupOf(format.date(thing.date), until),
          buttonFor(told.answer, actions.answerStandup, thing.occurrenceId),
        ),
      ];
    }
    case 'planning':
    case 'retro':
      return [rich(told[thing.kind](untilText(thing.closesAt, look)), seeLine(thing.address, told.see))];
    case 'topic':
      return topicBlocks(thing, look);
    case 'result': {
      const since = format.shortDate(dateAt(thing.since, zone));
      return [
        section(
          told.result(typed(thing.title, TITLE), since),
          buttonFor(words.week.buttons.enterResult, actions.enterResult, thing.commitmentId),
        ),
      ];
    }
    case 'launch':
      return [launchBlock(thing, thing.liveBy === today ? null : format.shortDate(thing.liveBy), look)];
    case 'number':
      return [rich(told.number(typed(current?.metric.name ?? '', 80)))];
    case 'in-the-way':
    case 'asked-to-help':
    case 'helping': {
      const asked = thing.kind === 'asked-to-help';
      const { iCanHelp, resolved } = words.standup.blocker;
      const line = told.blocker[thing.kind](
        names(thing.userId),
        typed(inOneLine(thing.text), TITLE),
        words.standup.board.since(thing.age),
      );
      const what = asked ? actions.helpWith : actions.resolve;
      return [section(line, buttonFor(asked ? iCanHelp : resolved, what, thing.blockerId))];
    }
    case 'action':
      return [
        section(
          told.action(typed(inOneLine(thing.text), TITLE)),
          buttonFor(words.week.buttons.done, actions.actionDone, thing.actionId),
        ),
      ];
    case 'estimate': {
      const title = typed(thing.title, TITLE);
      return [
        section(
          thing.asked ? told.estimateNow(title) : told.estimate(title),
          buttonFor(told.estimateMine, actions.estimate, thing.hypothesisId),
        ),
      ];
    }
  }
}

/** Who decides says "in" or "later"; the question itself stands in the channel. */
function topicBlocks({ topicId, title }: Extract<Waiting, { kind: 'topic' }>, { words }: Look): KnownBlock[] {
  const { confirmLater, laterUnknown } = words.hotTopic;
  const shown = typed(title, TITLE);
  return [
    rich(words.home.topic(shown)),
    buttons(
      buttonFor(words.week.takeIn.submit, actions.takeInNow, topicId),
      buttonFor(laterUnknown, actions.notNow, topicId, {
        confirm: { ...confirmLater, text: confirmLater.text(shown) },
      }),
    ),
  ];
}

function launchBlock(
  { title, isBet, commitmentId }: Extract<Waiting, { kind: 'launch' }>,
  day: string | null,
  { words }: Look,
): SectionBlock {
  const shown = typed(title, TITLE);
  const { confirmDone, buttons } = words.week;
  return section(
    (isBet ? words.home.launch : words.home.finish)(shown, day),
    isBet
      ? buttonFor(buttons.live, actions.launch, commitmentId)
      : buttonFor(buttons.done, actions.launch, commitmentId, {
          confirm: { ...confirmDone, text: confirmDone.text(shown) },
        }),
  );
}

const seeLine = (address: string | undefined, text: string): Line =>
  address === undefined ? [] : line`${link(address, text)}`;

/** "18:00" today, else with its day. */
const untilText = (instant: number, { format, zone, now }: Look): string =>
  dateAt(instant, zone) === dateAt(now, zone) ? format.time(instant, zone) : format.dayTime(instant, zone);
