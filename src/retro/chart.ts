import type { Speech } from '../language/speech.ts';
import type { ChartBlock } from '../slack/message.ts';
import { typed } from '../slack/typed.ts';
import type { Digest } from './snapshot.ts';

/** Most characters of a chart's title and of the names in it (docs/slack-limits.md, sizes). */
const TITLE = 50;
const NAME = 20;

/**
 * The number over the last weeks, against its target where each week had one; from two weeks on. What was entered
 * before its week was over is named so.
 */
export function chartOf(
  { metric }: Pick<Digest, 'metric'>,
  { words, format }: Speech,
): ChartBlock | undefined {
  const { weeks } = metric;
  if (weeks.length < 2) return undefined;
  const told = words.retro.digest;
  const label = ({ week, soFar }: (typeof weeks)[number]): string => {
    const day = format.dayMonth(week);
    return soFar ? told.weekSoFar(day) : day;
  };
  const categories = weeks.map(label);
  const targets = weeks.flatMap((one) =>
    one.target === null ? [] : [{ label: label(one), value: Number(one.target) }],
  );
  // A name of invisible characters alone has nothing to show, and Slack refuses an empty one.
  const name = typed(metric.name, NAME) || '–';
  const series = [
    { name, data: weeks.map((one) => ({ label: label(one), value: Number(one.value) })) },
    ...(targets.length === weeks.length && name !== told.target
      ? [{ name: told.target, data: targets }]
      : []),
  ];
  return {
    type: 'data_visualization',
    title: typed(told.chart(metric.name, weeks.length), TITLE),
    chart: { type: 'line', series, axis_config: { categories } },
  };
}

/**
 * The same in words, which stand below a chart too: not every workspace has charts, and not everybody sees them. Empty
 * where there is no chart.
 */
export function weeksText({ weeks }: Digest['metric'], { words, format }: Speech): string {
  if (weeks.length < 2) return '';
  const told = words.retro.digest;
  return told.weeks(
    weeks.map(({ value, soFar }) => (soFar ? told.soFar(format.number(value)) : format.number(value))),
  );
}
