import { z } from 'zod';
import type { Change } from '../database/change.ts';
import { once } from '../database/inbox.ts';
import type { Catalogue } from '../language/catalogue.ts';
import { touchBoards } from '../ritual/messages.ts';
import { type Answer, close, errors, open, type SubmitAnswer, say } from '../slack/answers.ts';
import { rich } from '../slack/blocks.ts';
import { type Field, optional, readFields, text } from '../slack/fields.ts';
import { modals } from '../slack/ids.ts';
import type { Click, Submission } from '../slack/listen.ts';
import { namesOf } from '../slack/names.ts';
import { memberOf, squadWithMembers } from '../squad/gate.ts';
import { daysOf, noDays } from './estimate-store.ts';
import type { Hypothesis } from './hypothesis.ts';
import { mayEstimate, tenthsOf } from './rules.ts';
import { addEstimate, hypothesisOf } from './store.ts';
import { touchTopic } from './topic-store.ts';
import { estimateModal } from './views.ts';

/** "Estimate my part": the button's value is the hypothesis. */
export async function estimate(click: Click): Promise<Answer> {
  const { core, workspaceId, value, person } = click;
  const hypothesis = await core.database.read((q) => hypothesisOf(q, workspaceId, value));
  const gate = await memberOf(click, hypothesis?.squadId ?? '');
  if ('refusal' in gate) return say(gate.refusal);
  const { language, words } = gate.here;
  if (!hypothesis || !mayEstimate(hypothesis.state)) {
    const sentence = tooLate(words, hypothesis);
    return say({ text: sentence, blocks: [rich(sentence)] });
  }
  const { days, names } = await core.database.read(async (q) => {
    const days = (await daysOf(q, [hypothesis.id])).get(hypothesis.id) ?? noDays;
    const parts = [...(days.simple?.parts ?? []), ...(days.full?.parts ?? [])];
    return {
      days,
      names: await namesOf(
        q,
        workspaceId,
        parts.map((part) => part.userId),
      ),
    };
  });
  const { userId } = person;
  return open(estimateModal({ language, key: core.ids.key(), hypothesis, days, userId, names }));
}

const tooLate = (words: Catalogue, hypothesis: Pick<Hypothesis, 'state'> | undefined): string =>
  hypothesis === undefined || hypothesis.state === 'dropped'
    ? words.hypothesis.notOpen
    : words.hypothesis.liveAlready;

const tenths: Field<number> = (raw, { hypothesis: words, common }) => {
  const written = String(raw ?? '').trim();
  if (written === '') return { problem: common.required };
  const value = tenthsOf(written);
  return value === undefined ? { problem: words.daysProblem } : { value };
};

const fields = { simple: tenths, full: optional(tenths), costs: optional(text(300)) };

type Given = { simple: number; full: number | null; costs: string | null };

const aboutSchema = z.object({ hypothesisId: z.string() });
const savedSchema = z.object({ hypothesisId: z.string() });
const problemSchema = z.object({ problem: z.enum(['not-a-member', 'live', 'not-open']) });
const answerSchema = z.union([savedSchema, problemSchema]);
type Saved = { accepted: z.infer<typeof savedSchema> } | { refused: z.infer<typeof problemSchema> };

/** A member's own part was submitted; what was said before stays stored. */
export async function saveEstimate(submission: Submission): Promise<SubmitAnswer> {
  const { core, workspaceId, person, key } = submission;
  const { hypothesisId } = aboutSchema.parse(submission.metadata);
  const found = await core.database.read(async (q) => {
    const hypothesis = await hypothesisOf(q, workspaceId, hypothesisId);
    return hypothesis && (await squadWithMembers(q, workspaceId, hypothesis.squadId));
  });
  const words = submission.words(found?.squad.language);
  const read = readFields(fields, submission.values, words);
  if ('errors' in read) return errors(read.errors);
  const { answer } = await core.change((change) => {
    const input = { workspaceId, key, kind: modals.estimate, userId: person.userId, at: change.at };
    return once(change.tx, input, answerSchema, () => save(change, submission, hypothesisId, read.values));
  });
  return 'problem' in answer ? errors({ simple: sentenceOf(answer.problem, words) }) : close;
}

async function save(
  change: Change,
  { workspaceId, person }: Submission,
  hypothesisId: string,
  given: Given,
): Promise<Saved> {
  const { userId } = person;
  const hypothesis = await hypothesisOf(change.tx, workspaceId, hypothesisId);
  const there = hypothesis && (await squadWithMembers(change.tx, workspaceId, hypothesis.squadId));
  if (!hypothesis || !there) return { refused: { problem: 'not-open' } };
  const member = there.members.find((one) => one.userId === userId);
  if (!member) return { refused: { problem: 'not-a-member' } };
  if (!mayEstimate(hypothesis.state)) {
    return { refused: { problem: hypothesis.state === 'dropped' ? 'not-open' : 'live' } };
  }
  await addEstimate(change, hypothesis, { userId, roles: member.roles, ...given });
  await touchBoards(change, there.squad);
  await touchTopic(change, hypothesisId);
  return { accepted: { hypothesisId } };
}

function sentenceOf(problem: z.infer<typeof problemSchema>['problem'], words: Catalogue): string {
  switch (problem) {
    case 'not-a-member':
      return words.hypothesis.onlyMembers;
    case 'live':
      return words.hypothesis.liveAlready;
    case 'not-open':
      return words.hypothesis.notOpen;
  }
}
