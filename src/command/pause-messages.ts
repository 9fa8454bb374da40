import { daysInWords } from '../absences/days-words.ts';
import type { Query } from '../database/database.ts';
import { type Renderer, renderer } from '../delivery/renderer.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import { nextOpening } from '../ritual/next.ts';
import { weekAt } from '../ritual/rules.ts';
import { occurrenceOn, openOccurrence, openStandups } from '../ritual/store.ts';
import { nextRitual } from '../setup/next-words.ts';
import { button, buttons, rich } from '../slack/blocks.ts';
import { actions } from '../slack/ids.ts';
import type { Message } from '../slack/message.ts';
import { namesOf } from '../slack/names.ts';
import { typed } from '../slack/typed.ts';
import type { Squad } from '../squad/squad.ts';
import { squadOf } from '../squad/store.ts';
import { timeOn } from '../standup/speech.ts';
import { PAUSED, RESUMED } from './pausing.ts';

/** What is open goes on until its hour, and takes what people have to say: a sentence for each. */
async function openNow(q: Query, squad: Squad): Promise<string[]> {
  const { squad: words, setup } = catalogue(squad.language);
  const { zone } = squad.rituals;
  const meetings = [
    await openOccurrence(q, squad.id, 'planning'),
    await openOccurrence(q, squad.id, 'retro'),
  ].flatMap((occurrence) => occurrence ?? []);
  const format = formatFor(squad.language);
  return [
    ...meetings.map(({ ritual, closesAt }) =>
      words.pause.stillOpen(setup.ritualNames[ritual], format.time(closesAt, zone)),
    ),
    ...(await openStandups(q, squad.id)).map(({ date, closesAt }) =>
      words.pause.stillAnswered(
        format.date(date),
        timeOn(date, closesAt, { language: squad.language, zone }),
      ),
    ),
  ];
}

async function renderPaused(q: Query, squad: Squad, by: string | null, version: number): Promise<Message> {
  const { pause } = catalogue(squad.language).squad;
  const name = typed(squad.name, 80);
  const nameOf = await namesOf(q, squad.workspaceId, [by ?? '']);
  const who = nameOf(by ?? '');
  if (squad.pausedVersion !== version)
    return { text: pause.text(who, name), blocks: [rich(pause.over(who, name))] };
  const until =
    squad.pausedUntil === null
      ? null
      : daysInWords({ from: squad.pausedUntil, to: squad.pausedUntil }, squad.language);
  return {
    text: pause.text(who, name),
    blocks: [
      rich(pause.told(who, name, until), ...(await openNow(q, squad))),
      buttons(button({ text: pause.resume, actionId: actions.resume, value: squad.id })),
    ],
  };
}

async function renderResumed(q: Query, squad: Squad, by: string | null, now: number): Promise<Message> {
  const { squad: words, setup } = catalogue(squad.language);
  const name = typed(squad.name, 80);
  const nameOf = await namesOf(q, squad.workspaceId, [by ?? '']);
  const who = by === null ? null : nameOf(by);
  const planning = await occurrenceOn(q, squad.id, 'planning', weekAt(squad, now));
  const next = nextRitual(await nextOpening(q, squad), squad, {
    language: squad.language,
    zone: squad.rituals.zone,
  });
  return {
    text: words.resume.text(who, name),
    blocks: [
      rich(
        words.resume.told(who, name),
        ...(next ? [setup.status.next(next.what, next.when)] : []),
        ...(planning?.state === 'skipped' ? [words.resume.planningSkipped] : []),
      ),
    ],
  };
}

/** What the channel reads of a pause and its end. */
export const pauseRenderers: readonly Renderer[] = [
  renderer(PAUSED, async (q, owed, { squadId, by, version }) => {
    const squad = await squadOf(q, owed.workspaceId, squadId);
    // What is still open is of its moment.
    return squad && { ...(await renderPaused(q, squad, by, version)), isFinal: true };
  }),
  renderer(RESUMED, async (q, owed, { squadId, by }) => {
    const squad = await squadOf(q, owed.workspaceId, squadId);
    return squad && { ...(await renderResumed(q, squad, by, owed.now)), isFinal: true };
  }),
];
