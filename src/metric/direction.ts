import { z } from 'zod';
import { type Deed, perform } from '../deeds/deed.ts';
import { barredBack } from '../deeds/words.ts';
import { changed } from '../delivery/changed.ts';
import type { Answer } from '../slack/answers.ts';
import type { Command } from '../slack/listen.ts';
import { sentence } from '../slack/sentence.ts';
import { typed } from '../slack/typed.ts';
import type { Squad } from '../squad/squad.ts';
import { type Metric, type MetricDirection, metricDirections } from './metric.ts';
import { metricOf, setMetric } from './store.ts';
import { NAME } from './views.ts';

const WORDS: Readonly<Record<MetricDirection, RegExp>> = {
  up: /^(?:(?:higher|more|up) (?:is )?better|越(?:高|多|大)越好)[.。!]?$/iu,
  down: /^(?:(?:lower|less|fewer|down) (?:is )?better|越(?:低|少|小)越好)[.。!]?$/iu,
};

/** What somebody says is better; undefined: the words say something else. @example readDirection('越低越好') // 'down' */
export const readDirection = (text: string): MetricDirection | undefined =>
  metricDirections.find((direction) => WORDS[direction].test(text.trim()));

const acceptedSchema = z.object({ metric: z.string() });

/** Whether the squad's number is to rise or to fall. */
const turning: Deed<
  { squadId: string; direction: MetricDirection },
  Metric,
  z.infer<typeof acceptedSchema>
> = {
  name: 'metric.direction',
  accepted: acceptedSchema,
  async find(q, _, { squadId }) {
    const metric = await metricOf(q, squadId);
    return metric && { squadIds: [squadId], subject: metric };
  },
  async act(change, { squad, subject: metric }, { direction }) {
    await setMetric(change, squad, { ...metric, direction });
    changed(change, squad, 'number', 'squad');
    return { accepted: { metric: metric.name } };
  },
};

/** `/metric lower is better`. */
export async function turnMetric(
  command: Command,
  squad: Squad,
  direction: MetricDirection,
): Promise<Answer> {
  const done = await perform(command, turning, { squadId: squad.id, direction });
  if ('barred' in done) return barredBack(command, done);
  if ('refused' in done) return done.refused;
  const { directionSet } = command.words(squad.language).metric;
  return sentence(directionSet[direction](typed(done.accepted.metric, NAME)));
}
