import type { RichTextBlock, SectionBlock } from '@slack/types';
import { dateAt } from '../calendar/zone.ts';
import { type Line, line, link } from '../language/line.ts';
import { button, rich, section } from '../slack/blocks.ts';
import { actionFor, actions } from '../slack/ids.ts';
import { typed } from '../slack/typed.ts';
import type { SquadOnHome } from './facts.ts';
import type { Look } from './look.ts';
import type { Waiting } from './rules.ts';

/** Most characters of a title. */
const TITLE = 150;

/** One thing that waits, with the button that does it. */
export function waitingBlock(
  thing: Waiting,
  { squad, current }: SquadOnHome,
  look: Look,
): SectionBlock | RichTextBlock {
  const { words, format, zone, now } = look;
  const told = words.home;
  const act = (text: string, action: string, subject: string) =>
    button({ text, actionId: actionFor(action, subject), value: subject });
  const today = dateAt(now, squad.rituals.zone);
  switch (thing.kind) {
    case 'standup': {
      const until = untilText(thing.closesAt, look);
      const own = thing.date === dateAt(now, zone);
      return section(
        own ? told.standupToday(until) : told.standupOf(format.date(thing.date), until),
        act(told.answer, actions.answerStandup, thing.occurrenceId),
      );
    }
    case 'planning':
    case 'retro':
      return rich(told[thing.kind](untilText(thing.closesAt, look)), seeLine(thing.address, told.see));
    case 'result': {
      const since = format.shortDate(dateAt(thing.since, zone));
      return section(
        told.result(typed(thing.title, TITLE), since),
        act(words.week.buttons.enterResult, actions.enterResult, thing.commitmentId),
      );
    }
    case 'launch':
      return launchBlock(thing, thing.liveBy === today ? null : format.shortDate(thing.liveBy), look);
    case 'number':
      return rich(told.number(typed(current?.metric.name ?? '', 80)));
    case 'estimate':
      return section(
        told.estimate(typed(thing.title, TITLE)),
        act(told.estimateMine, actions.estimate, thing.hypothesisId),
      );
  }
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
    button({
      text: isBet ? buttons.live : buttons.done,
      actionId: actionFor(actions.launch, commitmentId),
      value: commitmentId,
      ...(isBet ? {} : { confirm: { ...confirmDone, text: confirmDone.text(shown) } }),
    }),
  );
}

const seeLine = (address: string | undefined, text: string): Line =>
  address === undefined ? [] : line`${link(address, text)}`;

/** "18:00" today, else with its day. */
const untilText = (instant: number, { format, zone, now }: Look): string =>
  dateAt(instant, zone) === dateAt(now, zone) ? format.time(instant, zone) : format.dayTime(instant, zone);
