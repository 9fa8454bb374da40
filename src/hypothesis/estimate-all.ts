import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { type Deed, inSquad, perform } from '../deeds/deed.ts';
import { barredAt } from '../deeds/words.ts';
import { changed } from '../delivery/changed.ts';
import { type Answer, errors, open, type SubmitAnswer, say, update } from '../slack/answers.ts';
import type { Asked, Click, Submission } from '../slack/listen.ts';
import { notice } from '../slack/modal.ts';
import { namesOf } from '../slack/names.ts';
import { sentence } from '../slack/sentence.ts';
import { type Here, memberOf } from '../squad/gate.ts';
import { estimateAllModal, type Part, partField, readParts } from './estimate-all-form.ts';
import { tooLate } from './estimate-listeners.ts';
import { estimatesOf } from './estimate-store.ts';
import { type Last, withoutPartOf } from './find-store.ts';
import { type State, variants } from './hypothesis.ts';
import { mayEstimate } from './rules.ts';
import { addEstimate, hypothesesOf } from './store.ts';

/** Ideas in one form. */
const SIZE = 10;

/** "Estimate all at once": the button's value is the squad. */
export async function estimateAll(click: Click): Promise<Answer> {
  const gate = await memberOf(click, click.value);
  if ('refusal' in gate) return say(gate.refusal);
  const view = await pageBehind(click, gate.here, null);
  return view ? open(view) : sentence(gate.here.words.hypothesis.estimateAll.allDone);
}

/** The next ideas without the person's part; undefined: there are none. */
async function pageBehind(asked: Asked, here: Here, last: Last | null): Promise<ModalView | undefined> {
  const { core, person } = asked;
  const { squad, language } = here;
  const found = await core.database.read(async (q) => {
    const { shown, more } = await withoutPartOf(q, squad.id, person.userId, { last, size: SIZE });
    const days = await estimatesOf(
      q,
      shown.map(({ id }) => id),
    );
    const estimators = [...days.values()].flatMap(({ simple, full }) =>
      [simple, full].flatMap((one) => one?.parts.map(({ userId }) => userId) ?? []),
    );
    const people = [...shown.map(({ authorId }) => authorId), ...estimators];
    return { ideas: shown, more, days, names: await namesOf(q, squad.workspaceId, people) };
  });
  if (found.ideas.length === 0) return undefined;
  return estimateAllModal({ language, key: core.ids.key(), squadId: squad.id, ...found });
}

type Late = Pick<Part, 'hypothesisId'> & { readonly state: State };

/** A member's own parts of several ideas: all of them, or none where one can't be estimated any more. */
const estimatingAll: Deed<
  { readonly squadId: string; readonly parts: readonly Part[] },
  undefined,
  { estimated: number },
  { readonly code: 'too-late'; readonly late: readonly Late[] }
> = {
  name: 'hypothesis.estimate-all',
  accepted: z.object({ estimated: z.number() }),
  find: inSquad,
  async act(change, { actor: { userId }, squad, members }, { parts }) {
    const ids = parts.map(({ hypothesisId }) => hypothesisId);
    const known = await hypothesesOf(change.tx, squad.id, ids);
    const all = parts.map((part) => ({ part, hypothesis: known.get(part.hypothesisId) }));
    const late = all.flatMap(({ part: { hypothesisId }, hypothesis }): Late[] => {
      const state = hypothesis?.state ?? 'dropped';
      return mayEstimate(state) ? [] : [{ hypothesisId, state }];
    });
    if (late.length > 0) return { refused: { code: 'too-late', late } };
    const roles = members.find((member) => member.userId === userId)?.roles ?? [];
    for (const { part, hypothesis } of all) {
      if (!hypothesis) continue;
      const { simple, full } = part;
      await addEstimate(change, hypothesis, { userId, roles, simple, full, costs: null });
    }
    changed(change, squad, 'ideas');
    return { accepted: { estimated: parts.length } };
  },
};

const aboutSchema = z.object({ squadId: z.string(), lastScore: z.number().nullable(), lastId: z.string() });

/** One page was sent: it is saved, and the next one takes its place. */
export async function saveAll(submission: Submission): Promise<SubmitAnswer> {
  const { squadId, lastScore, lastId } = aboutSchema.parse(submission.metadata);
  const read = readParts(submission.values, submission.words());
  if ('errors' in read) return errors(read.errors);
  const { parts } = read;
  const [first] = parts;
  if (first) {
    const done = await perform(submission, estimatingAll, { squadId, parts });
    if ('barred' in done) return barredAt(fieldOf(first), submission, done);
    if ('refused' in done) {
      const words = submission.words(done.there.squad.language);
      const late = new Map(done.refused.late.map((one) => [one.hypothesisId, one]));
      const problems = parts.flatMap((part) => {
        const found = late.get(part.hypothesisId);
        return found ? [[fieldOf(part), tooLate(words, found)]] : [];
      });
      return errors(Object.fromEntries(problems));
    }
  }
  return await next(submission, squadId, { score: lastScore, id: lastId });
}

/** The field in which something was said of an idea. */
const fieldOf = (part: Part): string =>
  partField(variants.find((variant) => part[variant] !== null) ?? 'simple', part.hypothesisId);

async function next(submission: Submission, squadId: string, last: Last): Promise<SubmitAnswer> {
  const gate = await memberOf(submission, squadId);
  const language = submission.language('here' in gate ? gate.here.squad.language : undefined);
  const told = (said: string) =>
    update(notice(language, submission.words(language).hypothesis.estimateTitle, said));
  if ('refusal' in gate) return told(gate.refusal.text);
  const { here } = gate;
  const view = await pageBehind(submission, here, last);
  if (view) return update(view);
  const skipped = await pageBehind(submission, here, null);
  const { allDone, last: wasLast } = here.words.hypothesis.estimateAll;
  return told(skipped ? wasLast : allDone);
}
