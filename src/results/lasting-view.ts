import type { ModalView } from '@slack/types';
import { worthItFromOf } from '../commitments/arms.ts';
import type { Commitment, Result } from '../commitments/commitment.ts';
import { lastingOf } from '../commitments/lasting-store.ts';
import { commitmentFor } from '../commitments/listeners.ts';
import { resultsOf } from '../commitments/result-store.ts';
import { commitmentOf } from '../commitments/store.ts';
import type { Query } from '../database/database.ts';
import { perform } from '../deeds/deed.ts';
import { barredAt } from '../deeds/words.ts';
import { renderer } from '../delivery/renderer.ts';
import type { Hypothesis } from '../hypothesis/hypothesis.ts';
import { hypothesisOf } from '../hypothesis/store.ts';
import { catalogue } from '../language/catalogue.ts';
import { languageOf } from '../language/language.ts';
import { bold, plain } from '../language/line.ts';
import { type Speech, speechTo } from '../language/speech.ts';
import { type Answer, errors, open, type SubmitAnswer, update } from '../slack/answers.ts';
import { buttonFor, buttons, rich } from '../slack/blocks.ts';
import { readFields, text } from '../slack/fields.ts';
import { actions, modals } from '../slack/ids.ts';
import type { Click, Submission } from '../slack/listen.ts';
import { form, notice, textInput } from '../slack/modal.ts';
import { personOf } from '../slack/people-store.ts';
import { sentence, sentenceAt } from '../slack/sentence.ts';
import { typed } from '../slack/typed.ts';
import { squadOf } from '../squad/store.ts';
import { LASTING, telling } from './lasting.ts';
import { tellResult } from './telling.ts';

/** Longest number with its unit. */
const MOST = 80;
const fields = { value: text(MOST) };

/** The win that a commitment makes bigger, and what it was won with. */
interface Win {
  readonly hypothesis: Hypothesis;
  readonly result: Result | undefined;
}

async function winBehind(q: Query, { workspaceId, bet }: Commitment): Promise<Win | undefined> {
  const hypothesis = bet?.parentId ? await hypothesisOf(q, workspaceId, bet.parentId) : undefined;
  return hypothesis && { hypothesis, result: (await resultsOf(q, [hypothesis.id])).get(hypothesis.id) };
}

/** What it was won with, in a few words; empty where there were no numbers. */
const wonWith = ({ hypothesis, result }: Win, speech: Speech): string =>
  result === undefined ? '' : tellResult(result, worthItFromOf(hypothesis), speech);

/** The question whether a win lasted; once answered, both numbers. */
export const lastingRenderer = renderer(LASTING, async (q, owed, { commitmentId, userId }) => {
  const commitment = await commitmentOf(q, owed.workspaceId, commitmentId);
  const squad = commitment && (await squadOf(q, owed.workspaceId, commitment.squadId));
  const win = commitment && (await winBehind(q, commitment));
  if (!squad || !win || commitment.launch === null) return undefined;
  const speech = speechTo({
    language: languageOf(await personOf(q, owed.workspaceId, userId), squad.language),
  });
  const { lasting } = speech.words.week;
  const answer = (await lastingOf(q, [win.hypothesis.id])).get(win.hypothesis.id);
  const title = bold(typed(commitment.title, 150));
  const said =
    answer === undefined
      ? lasting.ask(title, wonWith(win, speech))
      : lasting.told(title, wonWith(win, speech), typed(answer.value, MOST));
  const button = buttonFor(
    answer === undefined ? lasting.enter : lasting.correct,
    actions.lasting,
    commitmentId,
  );
  return { text: plain(said), blocks: [rich(said), buttons(button)] };
});

/** "Enter it": the button's value is the commitment. */
export async function onLasting(click: Click): Promise<Answer> {
  const found = await commitmentFor(click, click.value);
  if ('refusal' in found) return found.refusal;
  const { subject, here } = found;
  const { core } = click;
  const { win, known } = await core.database.read(async (q) => {
    const win = await winBehind(q, subject);
    return { win, known: win && (await lastingOf(q, [win.hypothesis.id])).get(win.hypothesis.id) };
  });
  if (!win || !subject.launch) return sentence(here.words.week.result.notLive);
  return open(
    lastingModal(core.ids.key(), subject, speechTo(here), win, known?.value ?? null, here.language),
  );
}

function lastingModal(
  key: string,
  { id, title }: Commitment,
  speech: Speech,
  win: Win,
  value: string | null,
  language: Parameters<typeof form>[0],
): ModalView {
  const { lasting } = speech.words.week;
  return form(language, {
    callbackId: modals.lasting,
    title: lasting.title,
    metadata: { key, commitmentId: id },
    blocks: [
      rich(bold(typed(title, 150)), lasting.then(wonWith(win, speech))),
      textInput('value', fields.value, {
        label: lasting.now,
        initial: value,
        placeholder: lasting.example,
      }),
    ],
  });
}

/** The number was submitted. */
export async function saveLasting(submission: Submission): Promise<SubmitAnswer> {
  const commitmentId = String(submission.metadata['commitmentId'] ?? '');
  const read = readFields(fields, submission.values, submission.words());
  if ('errors' in read) return errors(read.errors);
  const done = await perform(submission, telling, { commitmentId, value: read.values.value });
  if ('barred' in done) return barredAt('value', submission, done);
  const language = submission.language(done.there?.squad.language);
  const { week } = catalogue(language);
  if ('refused' in done) return sentenceAt('value', week.result.notLive);
  return update(notice(language, week.lasting.title, week.lasting.kept(typed(done.accepted.value, MOST))));
}
