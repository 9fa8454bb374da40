import { z } from 'zod';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { defineKind } from '../database/kind.ts';
import { type Deed, inSquad, perform } from '../deeds/deed.ts';
import { sayBarred } from '../deeds/words.ts';
import { touch } from '../delivery/changed.ts';
import { type Renderer, renderer } from '../delivery/renderer.ts';
import { want } from '../delivery/want.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { RitualCore } from '../ritual/core.ts';
import { nextOpening } from '../ritual/next.ts';
import type { Rituals } from '../ritual/rituals.ts';
import { weekAt } from '../ritual/rules.ts';
import { occurrenceOn, openOccurrence, openStandups } from '../ritual/store.ts';
import { nextRitual } from '../setup/next-words.ts';
import type { Answer } from '../slack/answers.ts';
import { button, buttons, rich } from '../slack/blocks.ts';
import { actions } from '../slack/ids.ts';
import type { Asked } from '../slack/listen.ts';
import type { Message } from '../slack/message.ts';
import { namesOf } from '../slack/names.ts';
import { sentence } from '../slack/sentence.ts';
import { typed } from '../slack/typed.ts';
import { readingZone } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { changeSquad, squadOf } from '../squad/store.ts';
import { timeOn } from '../standup/speech.ts';

const told = z.object({ squadId: z.string(), by: z.string(), at: z.number() });
const PAUSED = defineKind('setup.paused', told);
const RESUMED = defineKind('setup.resumed', told);

const pausedKey = (squadId: string, at: number): string => `squad/${squadId}/paused/${at}`;

async function tell(
  change: Change,
  squad: Squad,
  kind: typeof PAUSED,
  key: string,
  by: string,
): Promise<void> {
  await want(change, {
    workspaceId: squad.workspaceId,
    squadId: squad.id,
    key,
    kind,
    subject: { squadId: squad.id, by, at: change.at },
    to: { channel: squad.channelId },
  });
}

const accepted = z.object({ squadId: z.string() });
type InSquad = z.infer<typeof accepted>;
type Paused = { readonly code: 'paused' } & Pick<Squad, 'pausedBy' | 'pausedAt'>;

/** Nothing new is asked or opened until somebody resumes; the channel reads who did it. */
const pausing = (rituals: Rituals): Deed<InSquad, undefined, InSquad, Paused> => ({
  name: 'squad.pause',
  accepted,
  find: inSquad,
  async act(change, { actor: { userId: by }, squad }, { squadId }) {
    const { pausedBy, pausedAt } = squad;
    if (squad.state !== 'active') return { refused: { code: 'paused', pausedBy, pausedAt } };
    const fields = { state: 'paused', pausedBy: by, pausedAt: change.at } as const;
    const paused = await changeSquad(change, squad, fields, by);
    await rituals.reschedule(change, paused);
    await tell(change, paused, PAUSED, pausedKey(squadId, change.at), by);
    return { accepted: { squadId } };
  },
});

/** The week goes on with what the calendar still has in it. */
const resuming = (rituals: Rituals): Deed<InSquad, undefined, InSquad, { readonly code: 'running' }> => ({
  name: 'squad.resume',
  accepted,
  find: inSquad,
  async act(change, { actor: { userId: by }, squad }, { squadId }) {
    if (squad.state !== 'paused') return { refused: { code: 'running' } };
    const fields = { state: 'active', pausedBy: null, pausedAt: null } as const;
    const active = await changeSquad(change, squad, fields, by);
    await rituals.reschedule(change, active);
    if (squad.pausedAt !== null) touch(change, squad.workspaceId, pausedKey(squadId, squad.pausedAt));
    await tell(change, active, RESUMED, `squad/${squadId}/resumed/${change.at}`, by);
    return { accepted: { squadId } };
  },
});

/** `/squad pause`. */
export async function pause({ rituals }: RitualCore, asked: Asked, squadId: string): Promise<Answer> {
  const done = await perform(asked, pausing(rituals), { squadId });
  if ('barred' in done) return sayBarred(asked, done);
  const { squad, setup } = asked.words(done.there?.squad.language);
  if ('accepted' in done) return sentence(squad.pause.done);
  const { pausedBy, pausedAt } = done.refused;
  if (pausedBy === null || pausedAt === null) return sentence(setup.status.paused);
  const names = await asked.core.database.read((q) => namesOf(q, asked.workspaceId, [pausedBy]));
  const format = formatFor(asked.language(done.there.squad.language));
  const since = format.dayTime(pausedAt, readingZone(asked.person, done.there.squad));
  return sentence(squad.pause.already(names(pausedBy), since));
}

/** `/squad resume`, and the button below the pause. */
export async function resume({ rituals }: RitualCore, asked: Asked, squadId: string): Promise<Answer> {
  const done = await perform(asked, resuming(rituals), { squadId });
  if ('barred' in done) return sayBarred(asked, done);
  const words = asked.words(done.there?.squad.language).squad.resume;
  return sentence('accepted' in done ? words.done : words.already(typed(done.there.squad.name, 80)));
}

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
        format.shortDate(date),
        timeOn(date, closesAt, { language: squad.language, zone }),
      ),
    ),
  ];
}

async function renderPaused(q: Query, squad: Squad, by: string, at: number): Promise<Message> {
  const { pause } = catalogue(squad.language).squad;
  const name = typed(squad.name, 80);
  const nameOf = await namesOf(q, squad.workspaceId, [by]);
  const who = nameOf(by);
  if (squad.pausedAt !== at) return { text: pause.text(who, name), blocks: [rich(pause.over(who, name))] };
  return {
    text: pause.text(who, name),
    blocks: [
      rich(pause.told(who, name), ...(await openNow(q, squad))),
      buttons(button({ text: pause.resume, actionId: actions.resume, value: squad.id })),
    ],
  };
}

async function renderResumed(q: Query, squad: Squad, by: string, now: number): Promise<Message> {
  const { squad: words, setup } = catalogue(squad.language);
  const name = typed(squad.name, 80);
  const nameOf = await namesOf(q, squad.workspaceId, [by]);
  const who = nameOf(by);
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
  renderer(PAUSED, async (q, owed, { squadId, by, at }) => {
    const squad = await squadOf(q, owed.workspaceId, squadId);
    // What is still open is of its moment.
    return squad && { ...(await renderPaused(q, squad, by, at)), isFinal: true };
  }),
  renderer(RESUMED, async (q, owed, { squadId, by }) => {
    const squad = await squadOf(q, owed.workspaceId, squadId);
    return squad && { ...(await renderResumed(q, squad, by, owed.now)), isFinal: true };
  }),
];
