import { perform } from '../deeds/deed.ts';
import { answerTo } from '../deeds/words.ts';
import { formatFor } from '../language/format.ts';
import type { Answer } from '../slack/answers.ts';
import type { Asked, Click } from '../slack/listen.ts';
import { namesOf } from '../slack/names.ts';
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

/** The same where a deed finds it so. */
export const whyNotOpen = (asked: Asked) => (refused: NotOpen, squad: Squad) =>
  notOpenText(asked, squad, refused);

/** "Drop": the button's value is the commitment. */
export const onDrop = async (click: Click): Promise<Answer> =>
  answerTo(click, await perform(click, dropping, { commitmentId: click.value }), whyNotOpen(click));

/** A button of what an earlier retro wanted to try; its value is the action. */
const onAction =
  (deed: typeof actionDone) =>
  async (click: Click): Promise<Answer> => {
    const done = await perform(click, deed, { actionId: click.value });
    return answerTo(click, done, (_, { language }) => click.words(language).week.actions.already);
  };

export const onActionDone = onAction(actionDone);
export const onDropAction = onAction(actionDropped);
/** "Still on". */
export const onActionOn = onAction(actionOn);
