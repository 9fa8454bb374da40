import type { ModalView } from '@slack/types';
import { tenthsOf } from '../hypothesis/rules.ts';
import { catalogue } from '../language/catalogue.ts';
import type { Language } from '../language/language.ts';
import { bold } from '../language/line.ts';
import { type Answer, close, errors, open, type SubmitAnswer } from '../slack/answers.ts';
import { rich } from '../slack/blocks.ts';
import { type Field, optional, readFields, text } from '../slack/fields.ts';
import { modals } from '../slack/ids.ts';
import type { Click, Submission } from '../slack/listen.ts';
import { input, modal, textField } from '../slack/modal.ts';
import { typed } from '../slack/typed.ts';
import { carryInto, weekAfter } from './carry.ts';
import type { Commitment } from './commitment.ts';
import { already, commitmentFor, deedIn, saySentence } from './deeds.ts';
import { commitmentOf } from './store.ts';

/** Longest words of what is next. */
const NEXT_MOST = 200;

/** Tenths of a person-day. */
const left: Field<number> = (raw, { week }) => {
  const tenths = tenthsOf(String(raw ?? '').trim());
  return tenths === undefined || tenths === 0 ? { problem: week.otherWork.daysProblem } : { value: tenths };
};

const fields = { nextStep: optional(text(NEXT_MOST)), left: optional(left) };

/** "Carry over" asks what is next and what is left of it; both may stay as they are. The button's value is the commitment. */
export async function onCarryOver(click: Click): Promise<Answer> {
  const { core } = click;
  const found = await commitmentFor(click, click.value);
  if ('refusal' in found) return found.refusal;
  const { commitment, here } = found;
  if (commitment.state !== 'open') {
    return saySentence(await core.database.read((q) => already(q, click, commitment, here)));
  }
  return open(carryOverModal(here.language, core.ids.key(), commitment));
}

function carryOverModal(language: Language, key: string, commitment: Commitment): ModalView {
  const { week, common } = catalogue(language);
  const told = week.carryOver;
  return modal({
    callbackId: modals.carryOver,
    title: told.title,
    submit: week.buttons.carryOver,
    close: common.cancel,
    metadata: { key, commitmentId: commitment.id },
    blocks: [
      rich(bold(typed(commitment.title)), told.intro),
      input({
        blockId: 'nextStep',
        label: told.next,
        optional: true,
        element: textField({ placeholder: told.nextExample, most: NEXT_MOST }),
      }),
      ...(commitment.actionId === null
        ? [
            input({
              blockId: 'left',
              label: told.left,
              optional: true,
              element: textField({
                initial: commitment.days === null ? null : String(commitment.days / 10),
                placeholder: week.otherWork.daysExample,
                most: 10,
              }),
            }),
          ]
        : []),
    ],
  });
}

/** It was submitted. A second time it is not carried a week further. */
export async function saveCarryOver(submission: Submission): Promise<SubmitAnswer> {
  const { person, metadata } = submission;
  const id = String(metadata['commitmentId'] ?? '');
  const found = await commitmentFor(submission, id);
  if ('refusal' in found) return errors({ nextStep: submission.words().week.gone });
  const { here } = found;
  const read = readFields(fields, submission.values, here.words);
  if ('errors' in read) return errors(read.errors);
  const refusal = await deedIn(
    submission,
    { kind: modals.carryOver, id, find: commitmentOf },
    here,
    async (change, squad, fresh) => {
      const week = weekAfter(squad, fresh, change.at);
      return (await carryInto(change, squad, [fresh], week, person.userId, read.values)) === 1;
    },
  );
  return refusal === null ? close : errors({ nextStep: refusal });
}
