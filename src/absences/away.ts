import { z } from 'zod';
import { type Deed, inSquad, perform } from '../deeds/deed.ts';
import { barredBack, sayBarred } from '../deeds/words.ts';
import { plain } from '../language/line.ts';
import type { RitualCore } from '../ritual/core.ts';
import type { Rituals } from '../ritual/rituals.ts';
import { type Answer, open, say } from '../slack/answers.ts';
import { button, buttons, rich } from '../slack/blocks.ts';
import { withTyped } from '../slack/given-back.ts';
import { actions } from '../slack/ids.ts';
import type { Command } from '../slack/listen.ts';
import { sentence, sentenceBack } from '../slack/sentence.ts';
import { declaredFrom } from '../squad/absence-store.ts';
import { memberHere, squadHere } from '../squad/gate.ts';
import { endAway } from './away-deed.ts';
import { awayModal } from './away-form.ts';
import { notedLine, noting, notNotedLine } from './away-note.ts';
import { daysInWords } from './days-words.ts';
import { todayOf } from './when.ts';

/** `/squad away until Friday`, for oneself or for `@somebody`; alone it opens a form. */
export async function away({ rituals }: RitualCore, command: Command, text: string): Promise<Answer> {
  const gate = await (text === '' ? memberHere : squadHere)(command, command.channelId);
  if ('refusal' in gate) return say(withTyped(gate.refusal, command.language(), command.text));
  if (text === '') return open(await awayModal(command, gate.here));
  const { squad, language, words } = gate.here;
  const given = { squadId: squad.id, zone: command.person.zone, wish: text };
  const done = await perform(command, noting(rituals), given);
  if ('barred' in done) return barredBack(command, done);
  if ('refused' in done) {
    return sentenceBack(await notNotedLine(command, squad, done.refused), language, command.text);
  }
  const told = await notedLine(command, squad, done.accepted);
  const { takeBack } = words.squad.days;
  const undo = button({ text: takeBack, actionId: actions.takeBackDays, value: done.accepted.id });
  return say({ text: plain(told), blocks: [rich(told), buttons(undo)] });
}

const daysSchema = z.object({ from: z.string(), to: z.string() });

/** Whoever is away now, or will be next, is there after all. */
const returning = (
  rituals: Rituals,
): Deed<
  { squadId: string; zone: string },
  undefined,
  z.infer<typeof daysSchema>,
  { readonly code: 'none' }
> => ({
  name: 'squad.back',
  accepted: daysSchema,
  find: inSquad,
  async act(change, { actor: { userId }, squad }, { zone }) {
    const today = todayOf({ zone }, squad, change.at);
    const [next] = (await declaredFrom(change.tx, squad.id, today))
      .filter((each) => each.kind === 'away' && each.userId === userId)
      .toSorted((a, b) => (a.from < b.from ? -1 : 1));
    if (!next) return { refused: { code: 'none' } };
    await endAway(change, rituals, squad, next, today);
    return { accepted: { from: next.from < today ? today : next.from, to: next.to } };
  },
});

/** `/squad back`. */
export async function back({ rituals }: RitualCore, command: Command): Promise<Answer> {
  const gate = await squadHere(command, command.channelId);
  if ('refusal' in gate) return say(gate.refusal);
  const { squad, language, words } = gate.here;
  const given = { squadId: squad.id, zone: command.person.zone };
  const done = await perform(command, returning(rituals), given);
  if ('barred' in done) return sayBarred(command, done);
  const { days } = words.squad;
  if ('refused' in done) return sentence(days.nothingToTakeBack);
  return sentence(days.back(undefined, daysInWords(done.accepted, language)));
}
