import { z } from 'zod';
import { addDays, type LocalDate } from '../calendar/date.ts';
import type { Change } from '../database/change.ts';
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
import { awayFrom, declaredOf } from '../squad/absence-store.ts';
import { todayOf } from '../squad/rules.ts';
import type { Declared } from '../squad/squad.ts';
import { squadsOf } from '../squad/store.ts';
import { endAway, followAway } from './away-deed.ts';
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
    const named = await declaredOf(q, workspaceId, await idsBehind(q, workspaceId, value));
    const all = [...named, ...(await twinsOf(q, workspaceId, named, by))];
    const [first, ...rest] = new Set(all.map(({ squadId }) => squadId));
    return first === undefined ? undefined : { squadIds: [first, ...rest], subject: { named, all } };
  },
  async act(change, { actor, squad, squads, subject: { named, all } }, { zone }) {
    const days = named.map(({ kind, userId, from, to }) => ({ kind, userId, from, to }));
    const valid = all.filter(({ cancelledAt }) => cancelledAt === null);
    if (valid.length === 0) return { refused: { code: 'before', days } };
    const today = todayOf({ zone }, squad, change.at);
    for (const there of squads) {
      const here = valid.filter(({ squadId }) => squadId === there.squad.id);
      for (const declared of here)
        await takeBackOne(change, rituals, there, declared, { by: actor.userId, today });
      const away = new Set(here.flatMap(({ userId }) => userId ?? []));
      if (away.size > 0) await followAway(change, rituals, there.squad, [...away]);
    }
    return { accepted: days };
  },
});

/** The same days of the same members in the other squads of whoever takes them back. */
async function twinsOf(
  q: Query,
  workspaceId: string,
  named: readonly Declared[],
  by: string,
): Promise<Declared[]> {
  const same = ({ userId, from, to }: Declared): string => `${userId} ${from} ${to}`;
  const wanted = new Set(named.filter(({ userId }) => userId !== null).map(same));
  const known = new Set(named.map(({ squadId }) => squadId));
  if (wanted.size === 0) return [];
  const userIds = [...new Set(named.flatMap(({ userId }) => userId ?? []))];
  const first = named.map(({ from }) => from).reduce((a, b) => (a < b ? a : b));
  const twins: Declared[] = [];
  for (const { id } of await squadsOf(q, workspaceId, by)) {
    if (known.has(id)) continue;
    twins.push(...(await awayFrom(q, id, userIds, first)).filter((each) => wanted.has(same(each))));
  }
  return twins;
}

/** Of days away, those that are over stay noted. */
async function takeBackOne(
  change: Change,
  rituals: Rituals,
  { squad }: There,
  declared: Declared,
  { by, today }: { by: string; today: LocalDate },
): Promise<void> {
  if (declared.kind !== 'away') return endDays(change, rituals, squad, declared, by);
  const { from, to } = declared;
  const there = { from: from < today ? today : from, to: to < today ? addDays(today, -1) : to };
  return endAway(change, squad, declared, there);
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
