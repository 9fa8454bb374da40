import { type Fields, field, listAt, stringAt } from '../text/json.ts';
import { id } from './objects.ts';
import {
  byType,
  type Check,
  list,
  may,
  need,
  number,
  object,
  type Problem,
  refuse,
  string,
  tagged,
} from './schema.ts';

/** Charts one message may hold. No page of Slack read for this says so, apps that post charts do: unverified. */
export const CHARTS_PER_MESSAGE = 2;

const name = string({ max: 20 });

const series = object({
  name: need(name),
  data: need(list(object({ label: need(name), value: need(number()) }), { max: 20 })),
});

const axis = object({
  categories: need(list(name, { max: 20 })),
  x_label: may(string({ max: 50 })),
  y_label: may(string({ max: 50 })),
});

function twice(names: readonly (string | undefined)[]): number {
  return names.findIndex((each, index) => names.indexOf(each) !== index);
}

/** Series have different names; each has exactly one point for each category of the axis. */
function seriesFit(chart: Fields, at: string): readonly Problem[] {
  const all = listAt(chart, 'series');
  const categories = listAt(field(chart, 'axis_config'), 'categories');
  const doubled = twice(all.map((each) => stringAt(each, 'name')));
  if (doubled >= 0) return refuse(`${at}/series/${doubled}/name`, 'must be unique among the series');
  if (new Set(categories).size < categories.length) {
    return refuse(`${at}/axis_config/categories`, 'must be unique');
  }
  return all.flatMap((each, index) => {
    const labels = new Set(listAt(each, 'data').map((point) => stringAt(point, 'label')));
    const fits =
      listAt(each, 'data').length === categories.length &&
      categories.every((category) => typeof category === 'string' && labels.has(category));
    return fits ? [] : refuse(`${at}/series/${index}/data`, 'needs exactly one point for each category');
  });
}

const drawn = (type: string) =>
  tagged(type, { series: need(list(series, { max: 6 })), axis_config: need(axis) }, seriesFit);

/**
 * The `data_visualization` block, which @slack/types 3.2.0 does not know. From Slack's page on it (June 2026):
 * `title` (50) and `chart`, one of
 * - `pie`: `segments` 1–6 of `{ label (20), value > 0 }`
 * - `bar`, `line`, `area`: `series` 1–6 of `{ name (20), data: [{ label (20), value }] }` and
 *   `axis_config { categories: string[] (20 each), x_label? (50), y_label? (50) }`
 * Newer accounts speak of 12 series and 20 points: 6 and 20 stand here.
 */
export const dataVisualization: Check = tagged('data_visualization', {
  block_id: may(id),
  title: need(string({ max: 50 })),
  chart: need(
    byType({
      pie: tagged('pie', {
        segments: need(
          list(object({ label: need(name), value: need(number('a number above 0', (n) => n > 0)) }), {
            max: 6,
          }),
        ),
      }),
      bar: drawn('bar'),
      line: drawn('line'),
      area: drawn('area'),
    }),
  ),
});
