import { z } from 'zod';
import { addDays, type LocalDate } from '../calendar/date.ts';
import type { Query } from '../database/database.ts';
import { type Deed, perform, type There } from '../deeds/deed.ts';
import { sayBarred } from '../deeds/words.ts';
import { catalogue } from '../language/catalogue.ts';
import type { RitualCore } from '../ritual/core.ts';
import type { Rituals } from '../ritual/rituals.ts';
import { type Answer, update } from '../slack/answers.ts';
import { stack } from '../slack/blocks.ts';
import type { Click } from '../slack/listen.ts';
import { namesOf } from '../slack/names.ts';
import { sentence } from '../slack/sentence.ts';
import { declaredOf } from '../squad/absence-store.ts';
import { todayOf } from '../squad/rules.ts';
import type { Declared } from '../squad/squad.ts';
import { squadsOf } from '../squad/store.ts';
import { awayFrom, endAway } from './away-deed.ts';
import { awayModal } from './away-form.ts';
import { idsBehind } from './away-note.ts';
import { daysOffModal } from './days-off.ts';
import { endDays } from './days-off-deed.ts';
import { listInWords } from './days-words.ts';

const takenBackSchema = z.object({
  kind: z.enum(['away', 'day-off', 'working-day']),
  userId: z.string().nullable(),
  from: z.string(),
  to: z.string(),
});
type TakenBack = z.infer<typeof takenBackSchema>;

interface TakingBack {
  /** As `idsBehind` reads it. */
  readonly value: string;
  readonly by: string;
  readonly zone: string;
}

/** Days away, off or worked do not count after all; those of one person in all squads that are whoever's who says it. */
const takingBack = (
  rituals: Rituals,
): Deed<
  TakingBack,
  { readonly named: readonly Declared[]; readonly all: readonly Declared[] },
  readonly TakenBack[],
  { readonly code: 'before'; readonly days: readonly TakenBack[] }
> => ({
  name: 'squad.take-back-days',
  accepted: z.array(takenBackSchema),
  async find(q, workspaceId, { value, by }) {
    const ids = await idsBehind(q, workspaceId, value);
    const all: Declared[] = [];
    for (const id of ids) all.push(...((await withTwins(q, workspaceId, id, by)) ?? []));
    const named = all.filter(({ id }) => ids.includes(id));
    const [first, ...rest] = new Set(all.map(({ squadId }) => squadId));
    return first === undefined ? undefined : { squadIds: [first, ...rest], subject: { named, all } };
  },
  async act(change, { actor, squad, squads, subject: { named, all } }, { zone }) {
    const days = named.map(({ kind, userId, from, to }) => ({ kind, userId, from, to }));
    const valid = all.filter(({ cancelledAt }) => cancelledAt === null);
    if (valid.length === 0) return { refused: { code: 'before', days } };
    const today = todayOf({ zone }, squad, change.at);
    for (const declared of valid) {
      const there = squads.find(({ squad: { id } }) => id === declared.squadId);
      if (there) await takeBackOne(change, rituals, there, declared, { by: actor.userId, today });
    }
    return { accepted: days };
  },
});

/** What was declared, and the same days of the same member in the other squads of whoever takes it back. */
async function withTwins(
  q: Query,
  workspaceId: string,
  id: string,
  by: string,
): Promise<Declared[] | undefined> {
  const declared = await declaredOf(q, workspaceId, id);
  if (!declared || declared.userId === null) return declared && [declared];
  const { userId, squadId, from, to } = declared;
  const twins: Declared[] = [];
  for (const squad of await squadsOf(q, workspaceId, by)) {
    if (squad.id === squadId) continue;
    const away = await awayFrom(q, squad, userId, from);
    twins.push(...away.filter((each) => each.from === from && each.to === to));
  }
  return [declared, ...twins];
}

/** Of days away, those that are over stay noted. */
async function takeBackOne(
  change: Parameters<typeof endAway>[0],
  rituals: Rituals,
  { squad }: There,
  declared: Declared,
  { by, today }: { by: string; today: LocalDate },
): Promise<void> {
  if (declared.kind !== 'away') return endDays(change, rituals, squad, declared, by);
  const { from, to } = declared;
  const there = { from: from < today ? today : from, to: to < today ? addDays(today, -1) : to };
  return endAway(change, rituals, squad, declared, there);
}

/** "Take it back" and "I am there". */
export const onTakeBack =
  ({ rituals }: RitualCore) =>
  async (click: Click): Promise<Answer> => {
    const { core, workspaceId, value, person } = click;
    const given = { value, by: person.userId, zone: person.zone };
    const done = await perform(click, takingBack(rituals), given);
    if ('barred' in done) return sayBarred(click, done);
    const language = click.language(done.there?.squad.language);
    const words = catalogue(language);
    const { days } = words.squad;
    const all = 'accepted' in done ? done.accepted : done.refused.days;
    const isAway = all[0]?.kind === 'away';
    if (click.modal && done.there) {
      const shown = { squad: done.there.squad, language, words };
      return update(await (isAway ? awayModal(click, shown) : daysOffModal(click, shown, 'off')));
    }
    if ('refused' in done) return sentence(days.takenBackAlready);
    if (!isAway) return sentence(days.done);
    const userIds = [...new Set(all.flatMap(({ userId }) => userId ?? []))];
    const names = await core.database.read((q) => namesOf(q, workspaceId, userIds));
    const lines = userIds.map((userId) => {
      const who = userId === person.userId ? undefined : names(userId);
      return days.back(
        who,
        listInWords(
          all.filter((each) => each.userId === userId),
          language,
        ),
      );
    });
    return sentence(stack(...lines));
  };
