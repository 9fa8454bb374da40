import { type Done, perform } from '../deeds/deed.ts';
import { barredAt, sayBarred } from '../deeds/words.ts';
import { formatFor } from '../language/format.ts';
import { type Answer, close, nothing, type SubmitAnswer } from '../slack/answers.ts';
import type { Asked, Click, Submission } from '../slack/listen.ts';
import { namesOf } from '../slack/names.ts';
import { sentence, sentenceAt } from '../slack/sentence.ts';
import { memberAbout } from '../squad/gate.ts';
import { readingZone } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { actionDone, actionDropped, actionOn, dropping, type NotOpen } from './deeds.ts';
import { commitmentOf } from './store.ts';

/** The commitment a button or modal is about, and the squad whose member asks; else what is wrong. */
export const commitmentFor = (asked: Asked, id: string, find: typeof commitmentOf = commitmentOf) =>
  memberAbout(
    asked,
    (q) => find(q, asked.workspaceId, id),
    ({ week }) => week.gone,
  );

/** Why a commitment that is not open takes no more deeds. */
export async function notOpenText(
  asked: Asked,
  squad: Squad,
  { state, launch }: Pick<NotOpen, 'state' | 'launch'>,
): Promise<string> {
  const { core, workspaceId, person } = asked;
  const { already, gone } = asked.words(squad.language).week;
  switch (state) {
    case 'launched': {
      if (!launch) return already.done;
      const { by, at } = launch;
      const names = await core.database.read((q) => namesOf(q, workspaceId, [by]));
      const time = formatFor(asked.language(squad.language)).dayTime(at, readingZone(person, squad));
      return already.launched(names(by), time);
    }
    case 'done':
      return already.done;
    case 'carried':
      return already.carried;
    case 'dropped':
      return already.dropped;
    case 'open':
      return gone;
  }
}

/** What a click on a commitment's button leads to: whoever comes second reads what happened. */
export async function answerTo(click: Click, done: Done<unknown, NotOpen>): Promise<Answer> {
  if ('accepted' in done) return nothing;
  if ('barred' in done) return sayBarred(click, done);
  return sentence(await notOpenText(click, done.there.squad, done.refused));
}

/** The same of a form, beside its first field. */
export async function answerAt(
  field: string,
  submission: Submission,
  done: Done<unknown, NotOpen>,
): Promise<SubmitAnswer> {
  if ('accepted' in done) return close;
  if ('barred' in done) return barredAt(field, submission, done);
  return sentenceAt(field, await notOpenText(submission, done.there.squad, done.refused));
}

/** "Drop": the button's value is the commitment. */
export const onDrop = async (click: Click): Promise<Answer> =>
  answerTo(click, await perform(click, dropping, { commitmentId: click.value }));

/** A button of what an earlier retro wanted to try; its value is the action. */
const onAction =
  (deed: typeof actionDone) =>
  async (click: Click): Promise<Answer> => {
    const done = await perform(click, deed, { actionId: click.value });
    if ('accepted' in done) return nothing;
    if ('barred' in done) return sayBarred(click, done);
    return sentence(click.words(done.there.squad.language).week.actions.already);
  };

export const onActionDone = onAction(actionDone);
export const onDropAction = onAction(actionDropped);
/** "Still on". */
export const onActionOn = onAction(actionOn);
