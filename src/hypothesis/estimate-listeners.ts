import { z } from 'zod';
import { type Deed, perform } from '../deeds/deed.ts';
import { answerAt } from '../deeds/words.ts';
import { changed } from '../delivery/changed.ts';
import type { Catalogue } from '../language/catalogue.ts';
import { type Answer, errors, open, type SubmitAnswer } from '../slack/answers.ts';
import { readFields } from '../slack/fields.ts';
import type { Click, Submission } from '../slack/listen.ts';
import { namesOf } from '../slack/names.ts';
import { sentence } from '../slack/sentence.ts';
import { memberAbout } from '../squad/gate.ts';
import { aboutHypothesis } from './about.ts';
import { estimatesOf, noEstimates } from './estimate-store.ts';
import type { Hypothesis } from './hypothesis.ts';
import { mayEstimate } from './rules.ts';
import { addEstimate, hypothesisOf } from './store.ts';
import { estimateFields, estimateModal } from './views.ts';

/** "Estimate my part": the button's value is the hypothesis. */
export async function estimate(click: Click): Promise<Answer> {
  const { core, workspaceId, value, person } = click;
  const found = await memberAbout(click, (q) => hypothesisOf(q, workspaceId, value));
  if ('refusal' in found) return found.refusal;
  const { subject: hypothesis, here } = found;
  const { language, words } = here;
  if (!mayEstimate(hypothesis.state)) return sentence(tooLate(words, hypothesis));
  const { days, names } = await core.database.read(async (q) => {
    const days = (await estimatesOf(q, [hypothesis.id])).get(hypothesis.id) ?? noEstimates;
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

/** Why nothing can be estimated any more. */
export const tooLate = ({ hypothesis: words }: Catalogue, { state }: Pick<Hypothesis, 'state'>): string =>
  state === 'dropped' ? words.notOpen : words.liveAlready;

type Given = { simple: number; full: number | null; costs: string | null };

const aboutSchema = z.object({ hypothesisId: z.string() });

type Refused = { readonly code: 'live' | 'dropped' };

/** A member's own part of a hypothesis; what they said before stays stored. */
const estimating: Deed<Given & { hypothesisId: string }, Hypothesis, { hypothesisId: string }, Refused> = {
  name: 'hypothesis.estimate',
  accepted: z.object({ hypothesisId: z.string() }),
  find: aboutHypothesis,
  async act(change, { actor: { userId }, squad, members, subject: hypothesis }, { hypothesisId, ...given }) {
    if (!mayEstimate(hypothesis.state)) {
      return { refused: { code: hypothesis.state === 'dropped' ? 'dropped' : 'live' } };
    }
    const roles = members.find((member) => member.userId === userId)?.roles ?? [];
    await addEstimate(change, hypothesis, { userId, roles, ...given });
    changed(change, squad, 'ideas');
    return { accepted: { hypothesisId } };
  },
};

/** A member's own part was submitted. */
export async function saveEstimate(submission: Submission): Promise<SubmitAnswer> {
  const { hypothesisId } = aboutSchema.parse(submission.metadata);
  const read = readFields(estimateFields, submission.values, submission.words());
  if ('errors' in read) return errors(read.errors);
  const done = await perform(submission, estimating, { hypothesisId, ...read.values });
  return answerAt('simple', submission, done, ({ code }, { language }) => {
    const { liveAlready, notOpen } = submission.words(language).hypothesis;
    return code === 'live' ? liveAlready : notOpen;
  });
}
