import { z } from 'zod';
import { LATE_LIMIT_MINUTES } from '../calendar/ritual-settings.ts';
import { isTime, minutesOf } from '../calendar/zone.ts';
import { type OwnDeed, performOwn } from '../deeds/deed.ts';
import { sayBarred } from '../deeds/words.ts';
import { changed } from '../delivery/changed.ts';
import { standupHours, touchFirstDay } from '../first-days/first-day.ts';
import { catalogue } from '../language/catalogue.ts';
import { type Language, languages } from '../language/language.ts';
import type { RitualCore } from '../ritual/core.ts';
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
import { actions, modals } from '../slack/ids.ts';
import type { Click, Submission } from '../slack/listen.ts';
import { input, modal, notice, timeField } from '../slack/modal.ts';
import { chooseLanguage } from '../slack/people-store.ts';
import { sentence } from '../slack/sentence.ts';
import { typed } from '../slack/typed.ts';
import { readingZone } from '../squad/anywhere.ts';
import { memberOf } from '../squad/gate.ts';
import { takeOut } from '../squad/leave.ts';
import { memberDeed } from '../squad/member-deed.ts';
import { setPrompt, squadsOf } from '../squad/store.ts';
import { tellWhoLeft } from './left.ts';

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
    modal({
      callbackId: modals.ownTime,
      title: ownTime.title,
      submit: words.common.save,
      close: words.common.cancel,
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

/** The own hour is saved; it counts from the next question on. */
export const onOwnTime =
  (core: RitualCore) =>
  async (submission: Submission): Promise<SubmitAnswer> => {
    const { squadId, aloud } = ownTimeMetadata.parse(submission.metadata);
    const read = time(submission.values['prompt'] ?? null, submission.words());
    if ('problem' in read) return errors({ prompt: read.problem });
    const prompt = read.value;
    const saved = await memberDeed(
      submission,
      squadId,
      modals.ownTime,
      z.object({ tooLate: z.boolean() }),
      async (change, { squad }) => {
        const { standup } = squad.rituals;
        const isLate = !isTime(prompt) || minutesOf(standup.closes) - minutesOf(prompt) < LATE_LIMIT_MINUTES;
        if (isLate) return { refused: { tooLate: true } };
        const own = prompt === standup.prompt ? null : prompt;
        await setPrompt(change, squad, submission.person.userId, own);
        await core.rituals.reschedule(change, squad);
        touchFirstDay(change, squad, submission.person.userId);
        return { accepted: { tooLate: false } };
      },
    );
    if ('refusal' in saved) return errors({ prompt: saved.refusal.text });
    const language = submission.language(saved.squad.language);
    const { ownTime } = catalogue(language).squad;
    if (saved.done.tooLate) return errors({ prompt: ownTime.tooLate(saved.squad.rituals.standup.closes) });
    return aloud ? update(notice(language, ownTime.title, ownTime.saved(prompt))) : close;
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

/** "I am not in this squad": they leave it, nothing of theirs is lost, and its owner reads so. */
export const onLeave =
  (core: RitualCore) =>
  async (click: Click): Promise<Answer> => {
    const { about: squadId, aloud } = asked(click.value);
    const { userId } = click.person;
    const left = await memberDeed(
      click,
      squadId,
      actions.leaveSquad,
      z.object({ isLast: z.boolean() }),
      async (change, { squad, members }) => {
        if (members.length === 1) return { refused: { isLast: true } };
        const staying = await takeOut(change, squad, userId, userId);
        await core.rituals.reschedule(change, staying);
        touchFirstDay(change, staying, userId);
        await tellWhoLeft(change, staying, userId, 'said');
        changed(change, staying, 'members');
        return { accepted: { isLast: false } };
      },
    );
    if ('refusal' in left) return say(left.refusal);
    const { squad: words } = click.words(left.squad.language);
    const name = typed(left.squad.name, 80);
    if (left.done.isLast) return sentence(words.lastOne(name));
    return aloud ? sentence(words.firstDay.gone(name)) : nothing;
  };
