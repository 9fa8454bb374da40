import type { LocalDate } from '../calendar/date.ts';
import { dateAt, type Zone } from '../calendar/zone.ts';
import type { Commitment } from '../commitments/commitment.ts';
import { commitmentsById } from '../commitments/store.ts';
import type { Query } from '../database/database.ts';
import { renderer } from '../delivery/renderer.ts';
import { type Language, languageOf } from '../language/language.ts';
import { bold, type Line, plain } from '../language/line.ts';
import type { Speech } from '../language/speech.ts';
import { speechTo } from '../language/speech.ts';
import { dueOf } from '../measurement/dates.ts';
import { judge, type Outcome } from '../measurement/judge.ts';
import type { PlanVersion } from '../measurement/plan.ts';
import { plansOf } from '../measurement/store.ts';
import { tellOutcome } from '../measurement/tell-outcome.ts';
import { buttonFor, buttons, context, rich } from '../slack/blocks.ts';
import { fitted } from '../slack/fitted.ts';
import { actions } from '../slack/ids.ts';
import type { Message, MessageBlock } from '../slack/message.ts';
import { personOf } from '../slack/people-store.ts';
import { typed } from '../slack/typed.ts';
import type { Squad } from '../squad/squad.ts';
import { squadOf } from '../squad/store.ts';
import { ASK } from './ask.ts';
import { countedByItself, plannedBy } from './live.ts';

/** Most bets in one question; the retro lists the rest. */
const MOST = 10;

/** How a question is told. */
interface AskSpeech extends Speech {
  /** The day on which it is asked. */
  readonly date: LocalDate;
}

/** A bet that is asked about. */
interface Asked {
  readonly commitment: Commitment;
  /** The squad's. */
  readonly zone: Zone;
  /** Where the squad's own number is counted, and its week is over: what it says, known without asking. */
  readonly outcome: Outcome | undefined;
  /** Its squad, as people typed it, before the first of its bets where several squads ask; else empty. */
  readonly squadName: string;
}

/** "Group buying has been live since Thursday. What came of it?", or what has come of it since. */
function askMessage(asked: readonly Asked[], speech: AskSpeech): Message {
  const { words } = speech;
  const told = words.week.ask;
  const shown = asked.slice(0, MOST);
  const [only] = shown;
  const text = shown.length === 1 && only ? plain(sentence(only, 120, speech)) : told.many(asked.length);
  return {
    text,
    blocks: fitted((most) => [
      ...(shown.length > 1 ? [rich(bold(told.many(asked.length)))] : []),
      ...shown.flatMap((each): MessageBlock[] => {
        const { commitment: one, squadName } = each;
        const name = squadName === '' ? '' : bold(typed(squadName, Math.min(most, 80)));
        const said = rich(name, sentence(each, Math.min(most, 150), speech), standing(each, speech));
        if (one.launch === null) return [said];
        if (one.result !== null)
          return [said, buttons(buttonFor(words.week.buttons.correct, actions.enterResult, one.id))];
        const later = buttonFor(words.week.buttons.notYet, actions.notYet, one.id);
        return [said, buttons(buttonFor(words.week.buttons.enterResult, actions.enterResult, one.id), later)];
      }),
      ...(shown.some(({ commitment }) => commitment.launch !== null && commitment.result === null)
        ? [context(told.anyDay)]
        : []),
    ]),
  };
}

/** What is known without asking. */
const standing = ({ commitment, outcome }: Asked, speech: AskSpeech): string =>
  outcome === undefined || commitment.result !== null ? '' : tellOutcome(outcome, null, speech);

/** @param most characters of the title */
function sentence({ commitment, zone }: Asked, most: number, { words, format, date }: AskSpeech): Line {
  const { title, launch, result, checkIn } = commitment;
  const told = words.week.ask;
  const name = bold(typed(title, most));
  if (result) return told.answered(name, words.week.verdicts[result.verdict]);
  if (launch === null) return told.notLive(name);
  if (checkIn && checkIn.date > date) return told.later(name, format.date(checkIn.date));
  if (checkIn) return told.again(name);
  return told.since(name, format.date(dateAt(launch.at, zone)));
}

async function outcomeKnown(
  q: Query,
  squad: Squad,
  { launch }: Commitment,
  version: PlanVersion,
  date: LocalDate,
): Promise<Outcome | undefined> {
  if (launch === null) return undefined;
  const planned = await plannedBy(q, version, dueOf(version.plan, launch.at, squad.rituals));
  const counted = countedByItself(planned, date);
  return counted && judge(planned.plan, counted);
}

export const askRenderer = renderer(ASK, async (q, owed, { userId, date, asks }) => {
  const asked: Asked[] = [];
  let squadLanguage: Language | undefined;
  for (const { squadId, commitmentIds } of asks) {
    const squad = await squadOf(q, owed.workspaceId, squadId);
    if (!squad) continue;
    squadLanguage ??= squad.language;
    const found = await commitmentsById(q, owed.workspaceId, commitmentIds);
    const plans = await plansOf(
      q,
      [...found.values()].flatMap(({ bet }) => bet?.id ?? []),
    );
    for (const [index, commitment] of [...found.values()].entries()) {
      const squadName = asks.length > 1 && index === 0 ? squad.name : '';
      const version = plans.get(commitment.bet?.id ?? '');
      const outcome = version && (await outcomeKnown(q, squad, commitment, version, date));
      asked.push({ commitment, zone: squad.rituals.zone, outcome, squadName });
    }
  }
  const waits = asked.filter(
    ({ commitment: { result, bet } }) => result === null && bet?.state === 'launched',
  );
  // Answered before it was sent: nothing to ask any more.
  if (asked.length === 0 || (owed.sentAt === null && waits.length === 0)) return undefined;
  const language = languageOf(await personOf(q, owed.workspaceId, userId), squadLanguage);
  return askMessage(asked, speechTo({ language, date }));
});
