import { askReadings, type Reading } from '../absences/asking.ts';
import { daysInWords, listInWords } from '../absences/days-words.ts';
import { speakerOf, written } from '../absences/meant.ts';
import { addDays, type LocalDate } from '../calendar/date.ts';
import { perform } from '../deeds/deed.ts';
import { barredBack, sayBarred } from '../deeds/words.ts';
import { formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import type { RitualCore } from '../ritual/core.ts';
import type { Answer } from '../slack/answers.ts';
import type { Asked, Command } from '../slack/listen.ts';
import { namesOf } from '../slack/names.ts';
import { sentence, sentenceBack } from '../slack/sentence.ts';
import { typed } from '../slack/typed.ts';
import { readingZone } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { type NotPaused, pausing, resuming } from './pausing.ts';

/** `/squad pause`, `/squad pause until 4 January`. */
export async function pause(
  { rituals }: RitualCore,
  asked: Command,
  squadId: string,
  text: string,
): Promise<Answer> {
  const given = { squadId, wish: text, ...speakerOf(asked.person) };
  const done = await perform(asked, pausing(rituals), given);
  if ('barred' in done) return text === '' ? sayBarred(asked, done) : barredBack(asked, done);
  const { squad: words, setup } = asked.words(done.there?.squad.language);
  const language = asked.language(done.there?.squad.language);
  if ('accepted' in done) {
    const { until } = done.accepted;
    return sentence(until === null ? words.pause.done : words.pause.doneUntil(dayIn(until, language)));
  }
  const { squad } = done.there;
  if (done.refused.code === 'not-meant') {
    return notPaused(asked, squad, done.refused.meant);
  }
  const { pausedBy, pausedAt, pausedUntil } = done.refused;
  if (pausedBy === null || pausedAt === null) return sentence(setup.status.paused);
  const names = await asked.core.database.read((q) => namesOf(q, asked.workspaceId, [pausedBy]));
  const since = formatFor(language).dayTime(pausedAt, readingZone(asked.person, squad));
  const until = pausedUntil === null ? null : dayIn(pausedUntil, language);
  return sentence(words.pause.already(names(pausedBy), since, until));
}

const dayIn = (date: LocalDate, language: Language): string =>
  daysInWords({ from: date, to: date }, language);

/** Nothing was paused: what its words may mean, as buttons, or what was not understood. */
function notPaused(
  asked: Command,
  squad: Squad,
  meant: Extract<NotPaused, { code: 'not-meant' }>['meant'],
): Answer {
  const language = asked.language(squad.language);
  const { pause: words, days } = asked.words(squad.language).squad;
  const until = (date: LocalDate): Reading => ({
    label: words.buttonUntil(dayIn(date, language)),
    text: `pause until ${date}`,
  });
  if ('later' in meant) {
    const off = {
      label: words.buttonOff(listInWords(meant.later.days, language)),
      text: `days off ${written(meant.later)}`,
    };
    return askReadings(asked, squad, words.which, [off, until(meant.until)]);
  }
  const { why } = meant;
  if ('readings' in why) {
    const all = why.readings.map(({ days, form }) => {
      const last = days.at(-1)?.to ?? '';
      return until(form === 'until' ? last : addDays(last, 1));
    });
    return askReadings(asked, squad, words.which, all);
  }
  if ('problem' in why) return sentenceBack(days.problems[why.problem], language, asked.text);
  const unread = typed('unread' in why ? why.unread : asked.text, 100);
  return askReadings(asked, squad, words.unread(unread), [{ label: words.buttonOpen, text: 'pause' }]);
}

/** `/squad resume`, `/squad resume on Monday`, and the button below the pause. */
export async function resume(
  { rituals }: RitualCore,
  asked: Asked & { readonly text: string },
  squadId: string,
  wish: string,
): Promise<Answer> {
  const given = { squadId, wish, ...speakerOf(asked.person) };
  const done = await perform(asked, resuming(rituals), given);
  if ('barred' in done) return sayBarred(asked, done);
  const { squad: words } = asked.words(done.there?.squad.language);
  const language = asked.language(done.there?.squad.language);
  if ('accepted' in done) {
    const { until } = done.accepted;
    return sentence(until === null ? words.resume.done : words.pause.doneUntil(dayIn(until, language)));
  }
  const { squad } = done.there;
  const { refused } = done;
  if (refused.code === 'running') {
    const said = words.resume.already(typed(squad.name, 80));
    return sentenceBack(said, language, wish === '' ? '' : asked.text);
  }
  if ('problem' in refused.why) {
    return sentenceBack(words.days.problems[refused.why.problem], language, asked.text);
  }
  const unread = typed('unread' in refused.why ? refused.why.unread : asked.text, 100);
  return askReadings(asked, squad, words.resume.unread(unread), [
    { label: words.pause.resume, text: 'resume' },
  ]);
}
