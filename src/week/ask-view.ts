import { z } from 'zod';
import type { LocalDate } from '../calendar/date.ts';
import { dateAt, type Zone } from '../calendar/zone.ts';
import type { Renderer } from '../delivery/renderer.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import { languageOf } from '../language/language.ts';
import { bold, type Line, line, plain } from '../language/line.ts';
import { button, buttons, context, rich } from '../slack/blocks.ts';
import { fitted } from '../slack/fitted.ts';
import { actionFor, actions } from '../slack/ids.ts';
import type { Message, MessageBlock } from '../slack/message.ts';
import { personOf } from '../slack/people-store.ts';
import { typed } from '../slack/typed.ts';
import { squadOf } from '../squad/store.ts';
import { ASK } from './ask.ts';
import type { Commitment } from './commitment.ts';
import { commitmentsById } from './store.ts';
import type { Speech } from './telling.ts';

/** Most bets in one question; the retro lists the rest. */
const MOST = 10;

const subject = z.object({
  squadId: z.string(),
  userId: z.string(),
  date: z.string(),
  commitmentIds: z.array(z.string()),
});

/** How a question is told. */
interface AskSpeech extends Speech {
  /** The squad's. */
  readonly zone: Zone;
  /** The day on which it is asked. */
  readonly date: LocalDate;
}

/** "Group buying has been live since Thursday. What came of it?", or what has come of it since. */
function askMessage(asked: readonly Commitment[], speech: AskSpeech): Message {
  const { words } = speech;
  const told = words.week.ask;
  const shown = asked.slice(0, MOST);
  const [only] = shown;
  const text =
    shown.length === 1 && only ? plain(sentence(only, 120, speech), () => '') : told.many(asked.length);
  return {
    text,
    blocks: fitted((most) => [
      ...(shown.length > 1 ? [rich(bold(told.many(asked.length)))] : []),
      ...shown.flatMap((one): MessageBlock[] => {
        const said = rich(sentence(one, Math.min(most, 150), speech));
        if (one.launch === null) return [said];
        if (one.result !== null) return [said, buttons(resultButton(one, words.week.buttons.correct))];
        const later = button({
          text: words.week.buttons.notYet,
          actionId: actionFor(actions.notYet, one.id),
          value: one.id,
        });
        return [said, buttons(resultButton(one, words.week.buttons.enterResult), later)];
      }),
      ...(shown.some(({ result }) => result === null) ? [context(told.anyDay)] : []),
    ]),
  };
}

/** Leads to what came of a bet; its words say whether it is entered or corrected. */
export const resultButton = ({ id: value }: Commitment, text: string) =>
  button({ text, actionId: actionFor(actions.enterResult, value), value });

/** @param most characters of the title */
function sentence({ title, launch, result, checkIn }: Commitment, most: number, speech: AskSpeech): Line {
  const { words, format, zone, date } = speech;
  const told = words.week.ask;
  const name = bold(typed(title, most));
  if (result) return told.answered(name, words.week.verdicts[result.verdict]);
  if (checkIn && checkIn.date > date) return told.later(name, format.date(checkIn.date));
  if (checkIn) return told.again(name);
  return launch ? told.since(name, format.date(dateAt(launch.at, zone))) : line`${name}`;
}

export const askRenderer: Renderer = {
  kind: ASK,
  async render(q, owed) {
    const { squadId, userId, date, commitmentIds } = subject.parse(owed.subject);
    const squad = await squadOf(q, squadId);
    const found = squad && (await commitmentsById(q, owed.workspaceId, commitmentIds));
    const asked = [...(found?.values() ?? [])];
    const waits = asked.filter(({ result, bet }) => result === null && bet?.state === 'launched');
    // Answered before it was sent: nothing to ask any more.
    if (!squad || asked.length === 0 || (owed.sentAt === null && waits.length === 0)) return undefined;
    const person = await personOf(q, owed.workspaceId, userId);
    const language = languageOf(person, squad.language);
    const { zone } = squad.rituals;
    return askMessage(asked, { words: catalogue(language), format: formatFor(language), zone, date });
  },
};
