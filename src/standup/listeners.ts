import type { App } from '@slack/bolt';
import type { LocalDate } from '../calendar/date.ts';
import { standupDateFor } from '../calendar/standup-times.ts';
import type { Query } from '../database/database.ts';
import { formatFor } from '../language/format.ts';
import { join, link } from '../language/line.ts';
import type { RitualCore } from '../ritual/core.ts';
import { weekAt } from '../ritual/rules.ts';
import { occurrenceById } from '../ritual/store.ts';
import { type Answer, open, say } from '../slack/answers.ts';
import { withTyped } from '../slack/given-back.ts';
import { actions, modals } from '../slack/ids.ts';
import { type Asked, type Click, type Command, onClick, onSubmit } from '../slack/listen.ts';
import { sentenceBack } from '../slack/sentence.ts';
import { type Here, memberAbout, memberHere } from '../squad/gate.ts';
import { readerOf } from '../squad/reader.ts';
import { isActive } from '../squad/rules.ts';
import { onAsPlanned } from './as-planned.ts';
import { blockerResolved, canHelp } from './blockers/deeds.ts';
import { standupDraft } from './draft.ts';
import type { Written } from './entry.ts';
import { standupModal } from './modal.ts';
import { onNotToday } from './not-today.ts';
import { MOST } from './questions.ts';
import { takingOf } from './rules.ts';
import { standupClosed } from './speech.ts';
import { saveStandup } from './submit.ts';

/** `/standup`, any time of the day: the reader's own date's questions; what stands behind it is today's plan. */
export async function standupCommand(command: Command): Promise<Answer> {
  const { text } = command;
  const gate = await memberHere(command, command.channelId);
  if ('refusal' in gate) return say(withTyped(gate.refusal, command.language(), text));
  const { here } = gate;
  const { standup } = here.words;
  if (text.length > MOST) {
    const most = formatFor(here.language).number(MOST);
    return sentenceBack(standup.problems.longCommand(most), here.language, text);
  }
  const { zone } = readerOf(command, here.squad);
  const date = standupDateFor(command.core.clock.now(), zone);
  return openStandup(command, here, { date, written: text === '' ? {} : { today: text }, back: text });
}

/** The button of a question; its value is the stand-up's id, since two days may be open at once. */
async function answerClick(click: Click): Promise<Answer> {
  const { workspaceId, value } = click;
  const find = (q: Query) => occurrenceById(q, workspaceId, value);
  const found = await memberAbout(click, find, ({ standup }) => standup.problems.gone);
  return 'refusal' in found
    ? found.refusal
    : openStandup(click, found.here, { date: found.subject.date, written: {}, back: '' });
}

/** The form of a date's stand-up. @param how.back typed text that is given back where there is nothing to answer */
export async function openStandup(
  asked: Asked,
  here: Here,
  { date, written, back }: { readonly date: LocalDate; readonly written: Written; readonly back: string },
): Promise<Answer> {
  const { core, person } = asked;
  const { squad, language } = here;
  const reader = readerOf(asked, squad);
  const now = core.clock.now();
  const week = weekAt(squad, now);
  const found = await core.database.read((q) => standupDraft(q, here, { userId: person.userId, date, week }));
  const { occurrence } = found;
  const taking = takingOf(occurrence);
  if (occurrence && taking === 'closed') {
    const over = standupClosed(occurrence, reader, 'closedNow');
    const { answers } = here.words.standup.problems;
    const read = found.address === undefined ? '' : link(found.address, answers);
    return sentenceBack(join([over, read], here.words.standup.prompt.between), language, back);
  }
  if (taking === 'open' && !isActive(squad)) {
    const { paused } = here.words.standup.problems;
    return sentenceBack(paused(squad.name), language, back);
  }
  const closesAt = taking === 'take' ? occurrence?.closesAt : undefined;
  const metricId = found.number?.metric.id ?? null;
  const metadata = { key: core.ids.key(), squadId: squad.id, date, week, metricId };
  return open(standupModal({ ...found, written, closesAt, now }, reader, metadata));
}

/** The questions' buttons, the modal, and what can be done with what is in the way. */
export function register(bolt: App, core: RitualCore): void {
  onClick(bolt, core, actions.answerStandup, answerClick);
  onClick(bolt, core, actions.asPlanned, onAsPlanned(core.rituals));
  onClick(bolt, core, actions.notToday, onNotToday);
  onClick(bolt, core, actions.helpWith, canHelp);
  onClick(bolt, core, actions.resolve, blockerResolved);
  onSubmit(bolt, core, modals.standup, saveStandup(core.rituals));
}
