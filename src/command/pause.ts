import { z } from 'zod';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { defineKind } from '../database/kind.ts';
import { touch } from '../delivery/changed.ts';
import { type Renderer, renderer } from '../delivery/renderer.ts';
import { want } from '../delivery/want.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { RitualCore } from '../ritual/core.ts';
import { nextOpening } from '../ritual/next.ts';
import { weekAt } from '../ritual/rules.ts';
import { occurrenceOn, openOccurrence, openStandups } from '../ritual/store.ts';
import { nextOf } from '../setup/next-words.ts';
import { type Answer, say } from '../slack/answers.ts';
import { button, buttons, rich } from '../slack/blocks.ts';
import { actions } from '../slack/ids.ts';
import type { Asked } from '../slack/listen.ts';
import type { Message } from '../slack/message.ts';
import { namesOf } from '../slack/names.ts';
import { sentence } from '../slack/sentence.ts';
import { typed } from '../slack/typed.ts';
import { readingZone } from '../squad/anywhere.ts';
import { memberDeed } from '../squad/member-deed.ts';
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

/** `/squad pause`: nothing new is asked or opened until somebody resumes; the channel reads who did it. */
export async function pause(core: RitualCore, asked: Asked, squadId: string): Promise<Answer> {
  const by = asked.person.userId;
  const deed = await memberDeed(asked, squadId, 'pause', z.boolean(), async (change, { squad }) => {
    if (squad.state !== 'active') return { refused: false };
    const paused = await changeSquad(
      change,
      squad,
      { state: 'paused', pausedBy: by, pausedAt: change.at },
      by,
    );
    await core.rituals.reschedule(change, paused);
    await tell(change, paused, PAUSED, pausedKey(squad.id, change.at), by);
    return { accepted: true };
  });
  if ('refusal' in deed) return say(deed.refusal);
  const { squad, done } = deed;
  const language = asked.language(squad.language);
  const words = catalogue(language).squad.pause;
  if (done) return sentence(words.done);
  const { pausedBy, pausedAt } = squad;
  if (pausedBy === null || pausedAt === null) return sentence(catalogue(language).setup.status.paused);
  const names = await core.database.read((q) => namesOf(q, squad.workspaceId, [pausedBy]));
  const since = formatFor(language).dayTime(pausedAt, readingZone(asked.person, squad));
  return sentence(words.already(names(pausedBy), since));
}

/** `/squad resume`, and the button below the pause: the week goes on with what the calendar still has in it. */
export async function resume(core: RitualCore, asked: Asked, squadId: string): Promise<Answer> {
  const by = asked.person.userId;
  const deed = await memberDeed(asked, squadId, 'resume', z.boolean(), async (change, { squad }) => {
    if (squad.state !== 'paused') return { refused: false };
    const fields = { state: 'active', pausedBy: null, pausedAt: null } as const;
    const active = await changeSquad(change, squad, fields, by);
    await core.rituals.reschedule(change, active);
    if (squad.pausedAt !== null) {
      touch(change, squad.workspaceId, pausedKey(squad.id, squad.pausedAt));
    }
    await tell(change, active, RESUMED, `squad/${squad.id}/resumed/${change.at}`, by);
    return { accepted: true };
  });
  if ('refusal' in deed) return say(deed.refusal);
  const words = asked.words(deed.squad.language).squad.resume;
  return sentence(deed.done ? words.done : words.already(typed(deed.squad.name, 80)));
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
  const next = nextOf(await nextOpening(q, squad), squad, {
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
    return squad && renderPaused(q, squad, by, at);
  }),
  renderer(RESUMED, async (q, owed, { squadId, by }) => {
    const squad = await squadOf(q, owed.workspaceId, squadId);
    return squad && renderResumed(q, squad, by, owed.now);
  }),
];
