import { dateAt } from '../calendar/zone.ts';
import { firstWeekBlocks } from '../first-days/first-week.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import { type Line, plain } from '../language/line.ts';
import { speechTo } from '../language/speech.ts';
import type { MetricDirection } from '../metric/metric.ts';
import { aimText, asOf, numberButton } from '../metric/views.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import { button, buttons, context, header, list, rich } from '../slack/blocks.ts';
import { actions } from '../slack/ids.ts';
import type { Message } from '../slack/message.ts';
import type { Names } from '../slack/names.ts';
import { typed } from '../slack/typed.ts';
import type { ReaderNow } from '../squad/reader.ts';
import { isActive } from '../squad/rules.ts';
import type { Absence, Member, Squad } from '../squad/squad.ts';
import { nextRitual } from './next-words.ts';

const nobody = (): string => '';

/** The first words in a channel. */
export function welcomeMessage(given: { language: Language; inviter: string; channelId: string }): Message {
  const { setup } = catalogue(given.language);
  const hello = setup.welcome(typed(given.inviter, 80));
  const setItUp = button({
    text: setup.setItUp,
    actionId: actions.setUp,
    value: given.channelId,
    style: 'primary',
  });
  return {
    text: plain(hello, nobody),
    blocks: [rich(hello), rich(setup.welcomeNext), buttons(setItUp)],
  };
}

/** What a squad's week and state are drawn from. */
export interface SquadFacts {
  readonly squad: Squad;
  readonly members: readonly Member[];
  readonly nameOf: Names;
  readonly metricName: string;
  readonly direction?: MetricDirection | undefined;
  readonly target: string | null;
  /** What comes next. */
  readonly next: Pick<Occurrence, 'ritual' | 'date' | 'opensAt'> | undefined;
}

/** The bot is in the channel of a squad again. */
export function backMessage(facts: SquadFacts): Message {
  const { setup } = catalogue(facts.squad.language);
  return withNext(setup.back(typed(facts.squad.name, 80)), facts);
}

/** What the channel reads first, and below it what comes next. */
export function withNext(hello: Line, facts: SquadFacts): Message {
  const { squad } = facts;
  const { setup } = catalogue(squad.language);
  const next = nextRitual(facts.next, squad, { language: squad.language, zone: squad.rituals.zone });
  const after =
    squad.state === 'paused' ? setup.status.paused : next ? setup.rhythm.next(next.what, next.when) : '';
  return { text: plain(hello, nobody), blocks: [rich(hello, after)] };
}

/** The channel reads what happens when; edited in place when the set-up changes. */
export function rhythmMessage(facts: SquadFacts, now: number): Message {
  const { squad, nameOf } = facts;
  const { rhythm } = catalogue(squad.language).setup;
  const { planning, standup, retro } = squad.rituals;
  const next = nextRitual(facts.next, squad, { language: squad.language, zone: squad.rituals.zone });
  const name = typed(squad.name, 80);
  return {
    text: rhythm.text(name),
    blocks: [
      header(rhythm.title(name)),
      rich(rhythm.star(typed(facts.metricName, 80), aimText(facts, facts.target, speechTo(squad)))),
      list([
        rhythm.planning(planning.at, planning.closes),
        rhythm.standup(standup.prompt, standup.channelAt),
        rhythm.retro(retro.at, retro.closes),
      ]),
      rich(rhythm.anyTime(), rhythm.members(names(facts, squad.language))),
      ...firstWeekBlocks(squad, nameOf, now),
      ...(next ? [context(rhythm.next(next.what, next.when))] : []),
    ],
  };
}

/** How many names are read out before "and N more" would say more. */
const NAMES = 40;

const names = ({ members, nameOf }: SquadFacts, language: Language): string =>
  formatFor(language).list(members.slice(0, NAMES).map(({ userId }) => nameOf(userId)));

/** Where a squad stands, for one reader. */
export interface StatusFacts extends SquadFacts {
  readonly readerId: string;
  /** Who is away on the reader's day, and until when. */
  readonly away: readonly Absence[];
  /** Whether it was said of anybody whose public holidays are theirs. */
  readonly knowsHolidays: boolean;
  readonly value: { readonly value: string; readonly at: number } | undefined;
  readonly commitments: number;
  readonly launched: number;
}

function pausedLine({ squad, nameOf }: StatusFacts, { language, zone }: ReaderNow): string[] {
  const { status } = catalogue(language).setup;
  if (isActive(squad)) return [];
  const { pausedBy, pausedAt, pausedUntil } = squad;
  const format = formatFor(language);
  if (pausedBy === null || pausedAt === null) return [status.paused];
  return [
    status.pausedBy(
      nameOf(pausedBy),
      format.dayTime(pausedAt, zone),
      pausedUntil && format.shortDate(pausedUntil),
    ),
  ];
}

/** What `/squad` answers. */
export function statusMessage(facts: StatusFacts, reader: ReaderNow): Message {
  const { language, zone } = reader;
  const { setup, holidays } = catalogue(language);
  const { status } = setup;
  const format = formatFor(language);
  const { squad, value } = facts;
  const target = aimText(facts, facts.target, speechTo(reader));
  const metric = typed(facts.metricName, 80);
  const number = value
    ? status.number(
        metric,
        format.number(value.value),
        target,
        asOf(value.at, reader),
        facts.direction === 'down',
      )
    : status.noNumber(metric, target);
  const own = facts.members.find((member) => member.userId === facts.readerId);
  // Only members enter it.
  const enter =
    own && numberButton(value?.at, { ...speechTo(reader), squadId: squad.id, day: dateAt(reader.now, zone) });
  const next = nextRitual(facts.next, squad, { language, zone, own });
  const away = facts.away.map(({ userId, to }) =>
    status.awayUntil(facts.nameOf(userId), format.shortDate(to)),
  );
  return {
    text: plain(number, nobody),
    blocks: [
      rich(status.title(typed(squad.name, 80)), number, status.week(facts.commitments, facts.launched)),
      rich(
        ...pausedLine(facts, reader),
        next ? status.next(next.what, next.when) : status.nothingNext,
        status.members(names(facts, language)),
        ...(away.length > 0 ? [status.away(format.list(away))] : []),
      ),
      buttons(
        ...(enter ? [enter] : []),
        button({ text: status.edit, actionId: actions.setUp, value: squad.channelId }),
        ...(own && !facts.knowsHolidays
          ? [button({ text: holidays.title, actionId: actions.openHolidays, value: squad.id })]
          : []),
      ),
    ],
  };
}
