import {
  type RitualProblem,
  type RitualSettings,
  ritualSettingsSchema,
} from '../calendar/ritual-settings.ts';
import type { Catalogue } from '../language/catalogue.ts';
import { type Language, languages } from '../language/language.ts';
import { targetField } from '../metric/field.ts';
import type { Known } from '../metric/meant.ts';
import { type Metric, metricDirections } from '../metric/metric.ts';
import * as fields from '../slack/fields.ts';
import { type Member, roles } from '../squad/squad.ts';

/** The fields of the set-up by their block ids. */
const form = {
  name: fields.text(80),
  product: fields.people,
  marketing: fields.people,
  engineer: fields.people,
  designer: fields.people,
  others: fields.people,
  metric: fields.text(80),
  kind: fields.choice(['total', 'level']),
  direction: fields.optional(fields.choice(metricDirections)),
  keeper: fields.person,
  zone: fields.text(64),
  language: fields.choice(languages),
  planningAt: fields.time,
  planningCloses: fields.time,
  standupPrompt: fields.time,
  standupChannel: fields.time,
  standupCloses: fields.time,
  retroAt: fields.time,
  retroCloses: fields.time,
};

/** A squad has at most so many members: what a stand-up in one message can hold. */
export const MOST_MEMBERS = 40;

/** What somebody wants their squad to be. */
export interface SubmittedSquad {
  readonly name: string;
  readonly members: readonly Pick<Member, 'userId' | 'roles'>[];
  readonly metric: Pick<Metric, 'name' | 'kind' | 'direction'>;
  readonly target: string | null;
  readonly keeperId: string;
  readonly language: Language;
  readonly rituals: RitualSettings;
}

const blockOf: Record<string, string> = {
  'planning/closes': 'planningCloses',
  'planning/at': 'planningAt',
  'standup/channelAt': 'standupChannel',
  'standup/closes': 'standupCloses',
  'standup/prompt': 'standupPrompt',
  'retro/closes': 'retroCloses',
  'retro/at': 'retroAt',
  zone: 'zone',
};

const sentenceOf = (problem: string, { setup, common }: Catalogue): string => {
  const known: Partial<Record<RitualProblem, string>> = {
    closes_too_soon: setup.problems.closesTooSoon,
    channel_not_after_prompt: setup.problems.channelNotAfterPrompt,
  };
  return Object.entries(known).find(([code]) => code === problem)?.[1] ?? common.required;
};

/**
 * What somebody wants their squad to be, or a sentence for each field that keeps it from being so. Weekdays and the
 * nudge are not in the form and stay as they are in `current`.
 * @param number what is known of the squad's number: a target of the same metric is measured against it
 */
export function readForm(
  values: Readonly<Record<string, fields.Raw>>,
  current: RitualSettings,
  words: Catalogue,
  number?: Known,
): { wish: SubmittedSquad } | { errors: Record<string, string> } {
  const metric = {
    name: String(values['metric'] ?? '').trim(),
    kind: values['kind'] === 'level' ? 'level' : 'total',
  } as const;
  const isSame = number?.metric.name === metric.name && number.metric.kind === metric.kind;
  const target = targetField(isSame ? number : { metric, before: undefined, others: [] });
  const read = fields.readFields({ ...form, target: fields.optional(target) }, values, words);
  if ('errors' in read) return read;
  const given = read.values;
  const rituals = ritualSettingsSchema.safeParse({
    zone: given.zone,
    planning: { ...current.planning, at: given.planningAt, closes: given.planningCloses },
    standup: {
      ...current.standup,
      prompt: given.standupPrompt,
      channelAt: given.standupChannel,
      closes: given.standupCloses,
    },
    retro: { ...current.retro, at: given.retroAt, closes: given.retroCloses },
  });
  if (!rituals.success) {
    const found = rituals.error.issues.map((issue) => [
      blockOf[issue.path.join('/')] ?? 'retroAt',
      sentenceOf(issue.message, words),
    ]);
    return { errors: Object.fromEntries(found) };
  }
  const userIds = [...new Set([...roles.flatMap((role) => given[role]), ...given.others])];
  if (userIds.length > MOST_MEMBERS) return { errors: { others: words.setup.problems.tooMany } };
  if (!userIds.includes(given.keeper)) return { errors: { keeper: words.setup.problems.keeperNotMember } };
  return {
    wish: {
      name: given.name,
      members: userIds.map((userId) => ({
        userId,
        roles: roles.filter((role) => given[role].includes(userId)),
      })),
      metric: { name: given.metric, kind: given.kind, direction: given.direction ?? 'up' },
      target: given.target,
      keeperId: given.keeper,
      language: given.language,
      rituals: rituals.data,
    },
  };
}
