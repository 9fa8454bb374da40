import type { ModalView } from '@slack/types';
import { perform } from '../deeds/deed.ts';
import { answerAt } from '../deeds/words.ts';
import { daysField } from '../hypothesis/views.ts';
import { catalogue } from '../language/catalogue.ts';
import type { Language } from '../language/language.ts';
import { bold } from '../language/line.ts';
import { type Answer, errors, open, type SubmitAnswer } from '../slack/answers.ts';
import { rich } from '../slack/blocks.ts';
import { maybe, optional, readFields } from '../slack/fields.ts';
import { modals } from '../slack/ids.ts';
import type { Click, Submission } from '../slack/listen.ts';
import { form, textInput } from '../slack/modal.ts';
import { sentence } from '../slack/sentence.ts';
import { typed } from '../slack/typed.ts';
import type { Commitment } from './commitment.ts';
import { carrying } from './deeds.ts';
import { commitmentFor, notOpenText, whyNotOpen } from './listeners.ts';

/** Longest words of what is next. */
const NEXT_MOST = 200;

const left = daysField(1, ({ week }) => week.otherWork.daysProblem);

const fields = { nextStep: maybe(NEXT_MOST), left: optional(left) };

/** "Carry over" asks what is next and what is left of it; both may stay as they are. The button's value is the commitment. */
export async function onCarryOver(click: Click): Promise<Answer> {
  const { core } = click;
  const found = await commitmentFor(click, click.value);
  if ('refusal' in found) return found.refusal;
  const { subject: commitment, here } = found;
  if (commitment.state !== 'open') return sentence(await notOpenText(click, here.squad, commitment));
  return open(carryOverModal(here.language, core.ids.key(), commitment));
}

function carryOverModal(language: Language, key: string, commitment: Commitment): ModalView {
  const { week } = catalogue(language);
  const told = week.carryOver;
  return form(language, {
    callbackId: modals.carryOver,
    title: told.title,
    submit: week.buttons.carryOver,
    metadata: { key, commitmentId: commitment.id },
    blocks: [
      rich(bold(typed(commitment.title)), told.intro),
      textInput('nextStep', fields.nextStep, { label: told.next, placeholder: told.nextExample }),
      ...(commitment.actionId === null
        ? [
            textInput('left', fields.left, {
              label: told.left,
              initial: commitment.days === null ? null : String(commitment.days / 10),
              placeholder: week.otherWork.daysExample,
            }),
          ]
        : []),
    ],
  });
}

/** It was submitted. */
export async function saveCarryOver(submission: Submission): Promise<SubmitAnswer> {
  const commitmentId = String(submission.metadata['commitmentId'] ?? '');
  const read = readFields(fields, submission.values, submission.words());
  if ('errors' in read) return errors(read.errors);
  const done = await perform(submission, carrying, { commitmentId, ...read.values });
  return answerAt('nextStep', submission, done, whyNotOpen(submission));
}
