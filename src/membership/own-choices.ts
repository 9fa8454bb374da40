import { z } from 'zod';
import { LATE_LIMIT_MINUTES } from '../calendar/ritual-settings.ts';
import { isTime, type LocalTime, minutesOf } from '../calendar/zone.ts';
import { type Deed, inSquad, type OwnDeed, perform, performOwn } from '../deeds/deed.ts';
import { barredAt, sayBarred } from '../deeds/words.ts';
import { standupHours, touchFirstDay } from '../first-days/first-day.ts';
import { catalogue } from '../language/catalogue.ts';
import { type Language, languages } from '../language/language.ts';
import type { RitualCore } from '../ritual/core.ts';
import type { Rituals } from '../ritual/rituals.ts';
import {
  type Answer,
  close,
  errors,
  nothing,
  open,
  type SubmitAnswer,
  say,
  update,
} from '../slack/answers.ts';
import { time } from '../slack/fields.ts';
import { modals } from '../slack/ids.ts';
import type { Click, Submission } from '../slack/listen.ts';
import { form, input, notice, timeField } from '../slack/modal.ts';
import { chooseLanguage } from '../slack/people-store.ts';
import { sentence } from '../slack/sentence.ts';
import { typed } from '../slack/typed.ts';
import { memberOf } from '../squad/gate.ts';
import { setPrompt } from '../squad/member-store.ts';
import { readingZone } from '../squad/rules.ts';
import { squadsOf } from '../squad/store.ts';
import { leaves } from './leaving.ts';

/** A button's value, and whether what it does is to be said: in the first day's message it is seen. */
const asked = (value: string): { about: string; aloud: boolean } => {
  const [about = '', end] = value.split('/');
  return { about, aloud: end === 'say' };
};

/** "Other time": a form with the member's own hour. */
export async function onOtherTime(click: Click): Promise<Answer> {
  const { about: squadId, aloud } = asked(click.value);
  const gate = await memberOf(click, squadId);
  if ('refusal' in gate) return say(gate.refusal);
  const { squad, members, words, language } = gate.here;
  const { core, person } = click;
  const reader = { language, zone: readingZone(person, squad), now: core.clock.now() };
  const own = members.find((member) => member.userId === person.userId);
  const { channelAt } = standupHours(squad, own, reader);
  const { ownTime } = words.squad;
  return open(
    form(language, {
      callbackId: modals.ownTime,
      title: ownTime.title,
      metadata: { key: core.ids.key(), squadId, aloud },
      blocks: [
        input({
          blockId: 'prompt',
          label: ownTime.label,
          hint: ownTime.hint(squad.rituals.standup.prompt, channelAt),
          element: timeField(own?.prompt ?? squad.rituals.standup.prompt),
        }),
      ],
    }),
  );
}

const ownTimeMetadata = z.object({ squadId: z.string(), aloud: z.boolean() });

/** When the stand-up asks a member; it counts from the next question on. */
const choosingTime = (
  rituals: Rituals,
): Deed<
  { squadId: string; prompt: LocalTime },
  undefined,
  { prompt: LocalTime },
  { readonly code: 'too-late' }
> => ({
  name: 'member.own-time',
  accepted: z.object({ prompt: z.string() }),
  find: inSquad,
  async act(change, { actor: { userId }, squad }, { prompt }) {
    const { standup } = squad.rituals;
    const isLate = !isTime(prompt) || minutesOf(standup.closes) - minutesOf(prompt) < LATE_LIMIT_MINUTES;
    if (isLate) return { refused: { code: 'too-late' } };
    await setPrompt(change, squad, userId, prompt === standup.prompt ? null : prompt);
    await rituals.reschedule(change, squad);
    touchFirstDay(change, squad, userId);
    return { accepted: { prompt } };
  },
});

/** The own hour is saved. */
export const onOwnTime =
  ({ rituals }: RitualCore) =>
  async (submission: Submission): Promise<SubmitAnswer> => {
    const { squadId, aloud } = ownTimeMetadata.parse(submission.metadata);
    const read = time(submission.values['prompt'] ?? null, submission.words());
    if ('problem' in read) return errors({ prompt: read.problem });
    const done = await perform(submission, choosingTime(rituals), { squadId, prompt: read.value });
    if ('barred' in done) return barredAt('prompt', submission, done);
    const language = submission.language(done.there?.squad.language);
    const { ownTime } = catalogue(language).squad;
    if ('refused' in done) {
      return errors({ prompt: ownTime.tooLate(done.there.squad.rituals.standup.closes) });
    }
    return aloud ? update(notice(language, ownTime.title, ownTime.saved(done.accepted.prompt))) : close;
  };

/** Private messages speak that language from now on. */
const choosing: OwnDeed<{ language: Language }, boolean> = {
  name: 'person.language',
  accepted: z.boolean(),
  async act(change, { workspaceId, actor: { userId } }, { language }) {
    await chooseLanguage(change, workspaceId, userId, language);
    for (const squad of await squadsOf(change.tx, workspaceId, userId)) {
      touchFirstDay(change, squad, userId);
    }
    return { accepted: true };
  },
};

/** "中文", "English". */
export async function onOtherLanguage(click: Click): Promise<Answer> {
  const { about, aloud } = asked(click.value);
  const language = languages.find((each) => each === about);
  if (!language) return nothing;
  const done = await performOwn(click, choosing, { language });
  if ('barred' in done) return sayBarred(click, { ...done, there: undefined });
  return aloud ? sentence(catalogue(language).squad.language.saved) : nothing;
}

/** A member leaves; nothing of theirs is lost, and the squad's owner reads so. The last one stays. */
const leaving = (
  rituals: Rituals,
): Deed<{ squadId: string }, undefined, { squadId: string }, { readonly code: 'last' }> => ({
  name: 'squad.leave',
  accepted: z.object({ squadId: z.string() }),
  find: inSquad,
  async act(change, { actor: { userId }, squad, members }, { squadId }) {
    if (members.length === 1) return { refused: { code: 'last' } };
    await leaves(change, { rituals, by: userId }, squad, userId, 'said');
    return { accepted: { squadId } };
  },
});

/** "I am not in this squad". */
export const onLeave =
  ({ rituals }: RitualCore) =>
  async (click: Click): Promise<Answer> => {
    const { about: squadId, aloud } = asked(click.value);
    const done = await perform(click, leaving(rituals), { squadId });
    if ('barred' in done) return sayBarred(click, done);
    const { squad: words } = click.words(done.there?.squad.language);
    const name = typed(done.there?.squad.name ?? '', 80);
    if ('refused' in done) return sentence(words.lastOne(name));
    return aloud ? sentence(words.firstDay.gone(name)) : nothing;
  };
