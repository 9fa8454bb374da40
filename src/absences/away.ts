import { perform } from '../deeds/deed.ts';
import { barredBack } from '../deeds/words.ts';
import { plain } from '../language/line.ts';
import type { RitualCore } from '../ritual/core.ts';
import { type Answer, open, say } from '../slack/answers.ts';
import { button, buttons, rich, stack } from '../slack/blocks.ts';
import { withTyped } from '../slack/given-back.ts';
import { actions } from '../slack/ids.ts';
import type { Command } from '../slack/listen.ts';
import { sentenceBack } from '../slack/sentence.ts';
import { type Here, memberHere, squadHere } from '../squad/gate.ts';
import { todayOf } from '../squad/rules.ts';
import { askReadings, dayReadings, unclear } from './asking.ts';
import { awayModal } from './away-form.ts';
import { type NotNoted, notedUnder, noting } from './away-note.ts';
import { notedLines, notWhomLine } from './away-words.ts';
import { speakerOf, written } from './meant.ts';

/** `/squad away until Friday`, for oneself or for members by name; what is not clear opens a form. */
export async function away({ rituals }: RitualCore, command: Command, text: string): Promise<Answer> {
  const gate = await (text === '' ? memberHere : squadHere)(command, command.channelId);
  if ('refusal' in gate) return say(withTyped(gate.refusal, command.language(), command.text));
  if (text === '') return open(await awayModal(command, gate.here));
  const { squad, words } = gate.here;
  const by = command.person.userId;
  const given = { squadId: squad.id, by, ...speakerOf(command.person), wish: text };
  const done = await perform(command, noting(rituals), given);
  if ('barred' in done) return barredBack(command, done);
  if ('refused' in done) return notNoted(command, gate.here, done.refused);
  const told = stack(...(await notedLines(command, squad, done.accepted)));
  const undo = button({
    text: words.squad.days.takeBack,
    actionId: actions.takeBackDays,
    value: notedUnder(by, command.key),
  });
  return say({ text: plain(told), blocks: [rich(told), buttons(undo)] });
}

async function notNoted(command: Command, here: Here, refused: NotNoted): Promise<Answer> {
  const { squad, language, words } = here;
  if (refused.code !== 'not-meant') {
    return sentenceBack(await notWhomLine(command, squad, refused), language, command.text);
  }
  const { why, userIds } = refused;
  const { days } = words.squad;
  if ('problem' in why) return sentenceBack(days.problems[why.problem], language, command.text);
  if ('readings' in why) {
    const whom = userIds.map((id) => `<@${id}> `).join('');
    const text = dayReadings(why.readings, here, (named) => `away ${whom}${written(named)}`);
    return askReadings(command, squad, days.which, text);
  }
  const today = todayOf(command.person, squad, command.core.clock.now());
  const shown = { userIds, ...unclear(why, words, today), typed: command.text };
  return open(await awayModal(command, here, shown));
}
