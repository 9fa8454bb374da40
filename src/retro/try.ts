import type { ModalView } from '@slack/types';
import { actionsOfRetro } from '../commitments/action-store.ts';
import { tryById } from '../commitments/note-store.ts';
import { perform } from '../deeds/deed.ts';
import { answerAt } from '../deeds/words.ts';
import { catalogue } from '../language/catalogue.ts';
import type { Language } from '../language/language.ts';
import { bold } from '../language/line.ts';
import { occurrenceById } from '../ritual/store.ts';
import { type Answer, open, type SubmitAnswer } from '../slack/answers.ts';
import { rich } from '../slack/blocks.ts';
import { modals } from '../slack/ids.ts';
import type { Click, Submission } from '../slack/listen.ts';
import { form, input, menu } from '../slack/modal.ts';
import { type Names, namesOf } from '../slack/names.ts';
import { sentence } from '../slack/sentence.ts';
import { typed } from '../slack/typed.ts';
import { memberAbout } from '../squad/gate.ts';
import type { Member } from '../squad/squad.ts';
import { mayTake, taking } from './deeds.ts';
import { retroClosed } from './listeners.ts';

/** "Who takes it?": the button's value is what a note wants to try. */
export async function onTakeAction(click: Click): Promise<Answer> {
  const { core, workspaceId, person, value } = click;
  const noted = await core.database.read((q) => tryById(q, workspaceId, value));
  if (!noted) return sentence(click.words().week.gone);
  const { text } = noted;
  const found = await memberAbout(click, (q) => occurrenceById(q, workspaceId, noted.occurrenceId));
  if ('refusal' in found) return found.refusal;
  const { subject: occurrence, here } = found;
  if (!(await core.database.read((q) => mayTake(q, occurrence)))) {
    return sentence(await retroClosed(click, here.squad, occurrence));
  }
  const { members, language, words } = here;
  const ids = members.map(({ userId }) => userId);
  const { names, taken } = await core.database.read(async (q) => {
    const all = await actionsOfRetro(q, occurrence.id);
    const taken = all.find((action) => action.text === text);
    return { taken, names: await namesOf(q, workspaceId, [...ids, ...(taken ? [taken.ownerId] : [])]) };
  });
  if (taken) return sentence(words.retro.tries.takenBy(names(taken.ownerId)));
  const { userId } = person;
  return open(takeModal(language, { key: core.ids.key(), tryId: value, text, members, names, userId }));
}

function takeModal(
  language: Language,
  given: {
    key: string;
    tryId: string;
    text: string;
    members: readonly Member[];
    names: Names;
    userId: string;
  },
): ModalView {
  const { retro } = catalogue(language);
  const { key, tryId, text, members, names, userId } = given;
  const people = members.map((member) => ({ value: member.userId, label: names(member.userId) }));
  return form(language, {
    callbackId: modals.takeAction,
    title: retro.tries.who,
    metadata: { key, tryId },
    blocks: [
      rich(bold(typed(text, 500)), retro.tries.intro),
      input({ blockId: 'owner', label: retro.tries.owner, element: menu(people, { initial: userId }) }),
    ],
  });
}

/** Somebody takes it. Of two who do, the second reads who has it. */
export async function saveAction(submission: Submission): Promise<SubmitAnswer> {
  const { metadata, values } = submission;
  const given = { tryId: String(metadata['tryId'] ?? ''), ownerId: String(values['owner'] ?? '') };
  const done = await perform(submission, taking, given);
  return answerAt('owner', submission, done, async (refused, squad) => {
    const words = submission.words(squad.language);
    switch (refused.code) {
      case 'closed':
        return retroClosed(submission, squad, refused);
      case 'stranger':
        return words.week.takeIn.notAMember;
      case 'taken': {
        const names = await submission.core.database.read((q) => namesOf(q, squad.workspaceId, [refused.by]));
        return words.retro.tries.takenBy(names(refused.by));
      }
    }
  });
}
