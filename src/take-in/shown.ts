import type { ModalView } from '@slack/types';
import { dateAt } from '../calendar/zone.ts';
import { weekToTakeInto } from '../commitments/carry.ts';
import type { Commitment } from '../commitments/commitment.ts';
import { commitmentsOf } from '../commitments/store.ts';
import type { Query } from '../database/database.ts';
import { estimatesOf, noEstimates } from '../hypothesis/estimate-store.ts';
import type { Hypothesis } from '../hypothesis/hypothesis.ts';
import { holdersOf, sideLines } from '../hypothesis/quarrel-sides.ts';
import { quarrelOf } from '../hypothesis/quarrel-store.ts';
import { type Speech, speechTo } from '../language/speech.ts';
import { planBasis } from '../measurement/plan-basis.ts';
import { type PlanDraft, planDraft } from '../measurement/plan-draft.ts';
import { answeredLike, rememberedLine } from '../results/memory.ts';
import { sprintOn } from '../ritual/store.ts';
import type { Asked } from '../slack/listen.ts';
import { namesOf } from '../slack/names.ts';
import type { Here } from '../squad/gate.ts';
import { readerOf } from '../squad/reader.ts';
import type { Member, Squad } from '../squad/squad.ts';
import { capacityOf } from './capacity.ts';
import { takeInModal } from './form.ts';

/** Most that is told of what comes close. */
const CLOSE = 2;
/** Most of a side of a quarrel. */
const SIDE = 200;

/** What the modal shows of a hypothesis and of the week it would be taken into. */
export async function shownFor(
  q: Query,
  asked: Asked,
  { squad, members }: { readonly squad: Squad; readonly members: readonly Member[] },
  hypothesis: Hypothesis,
  week: string,
  topicId: string | null,
  way?: PlanDraft['way'],
): Promise<
  Pick<
    Parameters<typeof takeInModal>[0],
    'capacity' | 'days' | 'names' | 'topic' | 'close' | 'sides' | 'basis'
  >
> {
  const ids = members.map((member) => member.userId);
  const today = dateAt(asked.core.clock.now(), squad.rituals.zone);
  const { close, names } = await answeredLike(q, hypothesis, CLOSE);
  const recall = { ...speechTo(readerOf(asked, squad)), names };
  return {
    close: close.map((one) => rememberedLine(one, recall)),
    sides: await sidesOf(q, hypothesis, recall),
    topic: topicId === null ? undefined : { id: topicId, open: await openIn(q, squad, week) },
    capacity: await capacityOf(q, squad, members, week, today),
    basis: await planBasis(q, squad, hypothesis, today, way),
    days: (await estimatesOf(q, [hypothesis.id])).get(hypothesis.id) ?? noEstimates,
    names: await namesOf(q, squad.workspaceId, ids),
  };
}

/** Both sides of the quarrel that a hypothesis is to answer. */
async function sidesOf(q: Query, { id, workspaceId }: Hypothesis, speech: Speech): Promise<string[]> {
  const quarrel = await quarrelOf(q, id);
  if (!quarrel) return [];
  const names = await namesOf(q, workspaceId, holdersOf(quarrel));
  return sideLines(quarrel, SIDE, { ...speech, names });
}

/** What could give way in a week. */
async function openIn(q: Query, squad: Squad, week: string): Promise<Commitment[]> {
  const sprint = await sprintOn(q, squad.id, week);
  const commitments = sprint ? await commitmentsOf(q, sprint.id) : [];
  return commitments.filter(({ state }) => state === 'open');
}

/** The modal that takes a hypothesis in. @param topicId the question that it answers, in which something may give way */
export async function takeInView(
  asked: Asked,
  here: Here,
  hypothesis: Hypothesis,
  topicId: string | null,
): Promise<ModalView> {
  const { core, person } = asked;
  const { userId } = person;
  const { squad, members, language } = here;
  const shown = await core.database.read(async (q) =>
    shownFor(q, asked, here, hypothesis, await weekToTakeInto(q, squad, core.clock.now()), topicId),
  );
  const draft = planDraft(shown.basis);
  return takeInModal({ language, key: core.ids.key(), userId, hypothesis, members, draft, ...shown });
}
