import { dateAt, type Zone } from '../calendar/zone.ts';
import type { Speech } from '../language/speech.ts';
import type { Names } from '../slack/names.ts';
import { inOneLine } from '../slack/typed.ts';
import { estimatesIn } from './estimated.ts';
import type { Form, Put } from './form.ts';
import type { Bet } from './kept-store.ts';

interface Telling extends Speech {
  readonly zone: Zone;
  readonly names: Names;
  readonly squad: string;
  /** UTC milliseconds. */
  readonly now: number;
}

/** What people typed, in one line, with nothing in it that Markdown would format. */
const plainly = (text: string): string => inOneLine(text).replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');

/** What people typed, without anything for what was left empty. */
const orNothing = (text: string | null): string => (text === null ? '' : plainly(text));

const lines = (...all: readonly string[]): string => all.map((line) => `${line}\n`).join('');

/** Facts with a dot between them; what is empty is left out. */
const facts = (...all: readonly string[]): string => all.filter((fact) => fact !== '').join(' · ');

/** Everything to be read, in the reader's language. */
export function asMarkdown(open: (name: string) => Put, telling: Telling): Form {
  const { words, format, zone, names, now } = telling;
  const { exporting: told } = words;
  const put = open('squad.md');
  const titles = new Map<string, string>();
  let part: keyof typeof told.parts | undefined;
  const under = (name: keyof typeof told.parts): void => {
    if (part !== name) put(lines('', `## ${told.parts[name]}`));
    part = name;
  };
  const on = (at: number): string => format.date(dateAt(at, zone));
  const named = (label: string, text: string | null): string =>
    orNothing(text) === '' ? '' : told.field(label, orNothing(text));
  put(lines(`# ${plainly(telling.squad)}`, '', told.asOf(format.date(dateAt(now, zone)))));

  const bet = (one: Bet): void => {
    under('ideas');
    const said = one.versions.find(({ id }) => id === one.versionId) ?? one.versions.at(-1);
    if (!said) return;
    titles.set(one.id, said.title);
    const { hypothesis, ideas } = words;
    const { simple, full } = estimatesIn(one.estimates);
    const result = one.results.at(-1);
    const standing = result?.ruledOut ? words.memory.ruledOut : ideas.states[one.state];
    put(
      lines(
        '',
        `### ${plainly(said.title)}`,
        '',
        facts(
          `**${standing}**`,
          one.score === null ? '' : hypothesis.ice(format.number(Math.round(one.score * 10) / 10)),
          simple === null ? '' : hypothesis.variant.simple(format.days(simple), ''),
          full === null ? '' : hypothesis.variant.full(format.days(full), ''),
          one.sourceUrl === null ? '' : `<${one.sourceUrl}>`,
        ),
        '',
        ...[
          hypothesis.bet({
            effect: orNothing(said.effect),
            worthItFrom: said.worthItFrom === null ? '' : worth(said.worthItFrom, said.worthItKind),
            because: orNothing(said.because),
            differs: orNothing(said.differs),
          }),
          named(told.learned, result?.learned ?? null),
          named(told.against, result?.against ?? null),
          result?.holdsFor ? words.memory.holdsFor(orNothing(result.holdsFor)) : '',
          ...one.transitions.map(({ to, from, by, at, why }) =>
            facts(
              on(at),
              from === null ? ideas.detail.logged(names(by)) : ideas.states[to],
              from === null || by === one.authorId ? '' : names(by),
              orNothing(why),
            ),
          ),
        ].flatMap((line) => (line === '' ? [] : [`- ${line}`])),
      ),
    );
  };
  const worth = (value: string, kind: 'relative' | 'absolute'): string =>
    kind === 'relative' ? format.percent(value) : format.signed(value);

  return {
    number({ name, unit, role, targets, readings }) {
      under('numbers');
      const ofWeek = new Map(readings.flatMap((one) => (one.counts ? [[one.week, one.value]] : [])));
      const target = new Map(targets.map((one) => [one.week, one.value]));
      const weeks = [...new Set([...ofWeek.keys(), ...target.keys()])].sort();
      const value = (digits: string | null | undefined): string => (digits ? format.number(digits) : '');
      put(
        lines(
          '',
          `### ${facts(plainly(name), orNothing(unit), told.roles[role])}`,
          '',
          `| ${told.week} | ${told.value} | ${told.target} |`,
          '| --- | ---: | ---: |',
          ...weeks.map((week) => `| ${week} | ${value(ofWeek.get(week))} | ${value(target.get(week))} |`),
        ),
      );
    },
    bet,
    action({ text, ownerId, state, createdAt }) {
      if (part !== 'actions') {
        under('actions');
        put(lines(''));
      }
      put(lines(`- ${facts(on(createdAt), plainly(text), names(ownerId), told.actionStates[state])}`));
    },
    week({ from, commitments }) {
      under('weeks');
      put(lines('', `### ${format.week(from)}`, ''));
      for (const one of commitments) {
        const title = one.title ?? titles.get(one.hypothesisId ?? '') ?? told.parts.actions;
        const days = one.days === null ? '' : format.days(one.days);
        const live = one.launches[0];
        const state = live
          ? `${told.commitmentStates.launched} ${on(live.at)}`
          : told.commitmentStates[one.state];
        const next = orNothing(one.nextStep);
        put(lines(`- ${facts(plainly(title), names(one.ownerId), days, state, next)}`));
      }
    },
    held({ date, ritual, entries, retroNotes }) {
      if (entries.length + retroNotes.length === 0) return;
      under('rituals');
      put(lines('', `### ${format.date(date)} · ${words.setup.ritualNames[ritual]}`, ''));
      for (const { userId, yesterday, today, inTheWay } of entries) {
        put(
          lines(
            `- ${facts(`**${plainly(names(userId))}**`, orNothing(yesterday), orNothing(today), named(told.inTheWay, inTheWay))}`,
          ),
        );
      }
      for (const { userId, wentWell, didnt, tryNext } of retroNotes) {
        const said = [named(told.wentWell, wentWell), named(told.didnt, didnt), named(told.tryNext, tryNext)];
        put(lines(`- ${facts(`**${plainly(names(userId))}**`, ...said)}`));
      }
    },
    blocked({ blocker, words: what }) {
      if (part !== 'blockers') {
        under('blockers');
        put(lines(''));
      }
      const until = blocker.endedAt === null ? '' : told.until(on(blocker.endedAt));
      put(lines(`- ${facts(format.date(blocker.date), names(blocker.userId), orNothing(what), until)}`));
    },
    end: () => undefined,
  };
}
