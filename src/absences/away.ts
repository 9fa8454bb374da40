import { z } from 'zod';
import { catalogue } from '../language/catalogue.ts';
import type { Language } from '../language/language.ts';
import { type Line, plain } from '../language/line.ts';
import type { RitualCore } from '../ritual/core.ts';
import { type Answer, open, say } from '../slack/answers.ts';
import { button, buttons, rich } from '../slack/blocks.ts';
import { withTyped } from '../slack/given-back.ts';
import { actions } from '../slack/ids.ts';
import type { Command } from '../slack/listen.ts';
import type { Message } from '../slack/message.ts';
import { namesOf } from '../slack/names.ts';
import { sentence, sentenceBack } from '../slack/sentence.ts';
import { typed } from '../slack/typed.ts';
import { declaredFrom } from '../squad/absence-store.ts';
import { memberHere } from '../squad/gate.ts';
import { memberDeed } from '../squad/member-deed.ts';
import { endAway } from './away-deed.ts';
import { awayModal } from './away-form.ts';
import { note, todayOf } from './away-note.ts';
import { daysInWords } from './days-words.ts';
import { readDays } from './when.ts';
import { whenSentence } from './when-words.ts';
import { whoIn } from './who.ts';

/** `/squad away until Friday`, for oneself or for `@somebody`; alone it opens a form. */
export async function away(core: RitualCore, command: Command, text: string): Promise<Answer> {
  const gate = await memberHere(command, command.channelId);
  if ('refusal' in gate) return say(withTyped(gate.refusal, command.language(), command.text));
  const { here } = gate;
  if (text === '') return open(await awayModal(command, here));
  const { squad, members, language, words } = here;
  const ids = members.map((member) => member.userId);
  const names = await core.database.read((q) => namesOf(q, command.workspaceId, ids));
  const who = whoIn(text, ids, names);
  const back = (said: Line | string): Answer => sentenceBack(said, language, command.text);
  if (who.kind === 'unknown') return back(words.squad.days.problems.nobody(typed(who.name, 40)));
  const read = readDays(who.rest, todayOf(command, squad));
  if ('problem' in read) return back(whenSentence(read.problem, language, 'away'));
  const userId = who.kind === 'member' ? who.userId : command.person.userId;
  const noted = await note(core, command, squad.id, { userId, days: read.days });
  if ('refusal' in noted) return say(withTyped(noted.refusal, language, command.text));
  if ('stranger' in noted) {
    const name = await core.database.read((q) => namesOf(q, command.workspaceId, [userId]));
    return back(words.squad.days.problems.notAMember(name(userId), typed(squad.name, 80)));
  }
  return say(notedMessage(noted.id, noted.told, language));
}

function notedMessage(id: string, told: Line, language: Language): Message {
  const { takeBack } = catalogue(language).squad.days;
  const back = button({ text: takeBack, actionId: actions.takeBackDays, value: id });
  return { text: plain(told, () => ''), blocks: [rich(told), buttons(back)] };
}

/** `/squad back`: whoever is away now, or will be next, is there after all. */
export async function back(core: RitualCore, command: Command): Promise<Answer> {
  const gate = await memberHere(command, command.channelId);
  if ('refusal' in gate) return say(gate.refusal);
  const { userId } = command.person;
  const deed = await memberDeed(
    command,
    gate.here.squad.id,
    'back',
    z.object({ days: z.object({ from: z.string(), to: z.string() }).nullable() }),
    async (change, { squad }) => {
      const today = todayOf(command, squad);
      const own = (await declaredFrom(change.tx, squad.id, today))
        .filter((each) => each.kind === 'away' && each.userId === userId)
        .toSorted((a, b) => (a.from < b.from ? -1 : 1));
      const [next] = own;
      if (!next) return { refused: { days: null } };
      await endAway(change, core, squad, next, today);
      return { accepted: { days: { from: next.from < today ? today : next.from, to: next.to } } };
    },
  );
  if ('refusal' in deed) return say(deed.refusal);
  const language = command.language(deed.squad.language);
  const { days: words } = catalogue(language).squad;
  const { days } = deed.done;
  return sentence(days ? words.back(undefined, daysInWords(days, language)) : words.nothingToTakeBack);
}
