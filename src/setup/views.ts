import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import { plain } from '../language/line.ts';
import { asOf, type Reader } from '../metric/views.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import { button, buttons, context, header, list, rich, section } from '../slack/blocks.ts';
import { actions } from '../slack/ids.ts';
import type { Message } from '../slack/message.ts';
import { typed } from '../slack/typed.ts';
import { isActive } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';

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
  /** Display names in the squad's order. */
  readonly memberNames: readonly string[];
  readonly metricName: string;
  readonly target: string | null;
  /** What comes next. */
  readonly next: Pick<Occurrence, 'ritual' | 'date' | 'opensAt'> | undefined;
}

/** A stand-up comes to each reader at their own hour, the other rituals at the squad's. */
function nextOf(
  facts: SquadFacts,
  language: Language,
  zone: string,
): { what: string; when: string } | undefined {
  if (!facts.next) return undefined;
  const { ritual, date, opensAt } = facts.next;
  const format = formatFor(language);
  const when =
    ritual === 'standup'
      ? `${format.shortWeekday(date)} ${facts.squad.rituals.standup.prompt}`
      : format.dayTime(opensAt, zone);
  return { what: catalogue(language).setup.ritualNames[ritual], when };
}

/** The bot is in the channel of a squad again. */
export function backMessage(facts: SquadFacts): Message {
  const { squad } = facts;
  const { setup } = catalogue(squad.language);
  const hello = setup.back(typed(squad.name, 80));
  const next = nextOf(facts, squad.language, squad.rituals.zone);
  const after =
    squad.state === 'paused' ? setup.status.paused : next ? setup.rhythm.next(next.what, next.when) : '';
  return { text: plain(hello, nobody), blocks: [rich(hello, after)] };
}

/** The channel reads what happens when; edited in place when the set-up changes. */
export function rhythmMessage(facts: SquadFacts): Message {
  const { squad } = facts;
  const { rhythm } = catalogue(squad.language).setup;
  const format = formatFor(squad.language);
  const { planning, standup, retro } = squad.rituals;
  const next = nextOf(facts, squad.language, squad.rituals.zone);
  const name = typed(squad.name, 80);
  return {
    text: rhythm.text(name),
    blocks: [
      header(rhythm.title(name)),
      rich(
        rhythm.star(typed(facts.metricName, 80), facts.target === null ? null : format.number(facts.target)),
      ),
      list([
        rhythm.planning(planning.at, planning.closes),
        rhythm.standup(standup.prompt, standup.channelAt),
        rhythm.retro(retro.at, retro.closes),
      ]),
      rich(rhythm.anyTime(), rhythm.members(names(facts.memberNames, squad.language))),
      ...(next ? [context(rhythm.next(next.what, next.when))] : []),
    ],
  };
}

/** How many names are read out before "and N more" would say more. */
const NAMES = 40;

const names = (all: readonly string[], language: Language): string =>
  formatFor(language).list(all.slice(0, NAMES).map((name) => typed(name, 40)));

/** Where a squad stands, for one reader. */
export interface StatusFacts extends SquadFacts {
  readonly value: { readonly value: string; readonly at: number } | undefined;
  readonly commitments: number;
  readonly launched: number;
}

/** What `/squad` answers. */
export function statusMessage(facts: StatusFacts, reader: Reader): Message {
  const { language, zone } = reader;
  const { status } = catalogue(language).setup;
  const format = formatFor(language);
  const { squad, value } = facts;
  const target = facts.target === null ? null : format.number(facts.target);
  const metric = typed(facts.metricName, 80);
  const number = value
    ? status.number(metric, format.number(value.value), target, asOf(value.at, reader))
    : status.noNumber(metric, target);
  const next = nextOf(facts, language, zone);
  return {
    text: plain(number, nobody),
    blocks: [
      rich(status.title(typed(squad.name, 80)), number, status.week(facts.commitments, facts.launched)),
      rich(
        ...(!isActive(squad) ? [status.paused] : []),
        next ? status.next(next.what, next.when) : status.nothingNext,
        status.members(names(facts.memberNames, language)),
      ),
      buttons(button({ text: status.edit, actionId: actions.setUp, value: squad.channelId })),
    ],
  };
}

/** What the commands are, in the reader's language. */
export function helpMessage(language: Language): Message {
  const lines = catalogue(language).setup.help();
  return {
    text: plain(lines[0] ?? [], nobody),
    blocks: [section(lines[0] ?? ''), ...lines.slice(1).map((one) => section(one))],
  };
}
