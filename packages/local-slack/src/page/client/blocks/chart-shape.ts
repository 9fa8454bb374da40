import { field, listAt, stringAt } from '../../../text/json.ts';

/** One series of a chart, its values in the order of the categories. */
export interface Series {
  readonly name: string;
  readonly values: readonly number[];
}

/** What a chart with axes shows. */
export interface Plot {
  readonly type: 'bar' | 'line' | 'area';
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  readonly xLabel: string | undefined;
  readonly yLabel: string | undefined;
}

/** A piece of a pie: from where to where it goes, in turns, beginning at the top. */
export interface Slice {
  readonly label: string;
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

const numberAt = (value: unknown, name: string): number => {
  const found = field(value, name);
  return typeof found === 'number' ? found : 0;
};

/** The pieces of a pie chart. */
export function slicesOf(chart: unknown): readonly Slice[] {
  const segments = listAt(chart, 'segments').map((each) => ({
    label: stringAt(each, 'label') ?? '',
    value: Math.max(0, numberAt(each, 'value')),
  }));
  const sum = segments.reduce((total, each) => total + each.value, 0) || 1;
  let turned = 0;
  return segments.map((each) => {
    const from = turned;
    turned += each.value / sum;
    return { ...each, from, to: turned };
  });
}

/** A chart with axes, each series put in the order of the categories. */
export function plotOf(chart: unknown): Plot {
  const axis = field(chart, 'axis_config');
  const categories = listAt(axis, 'categories').filter((each) => typeof each === 'string');
  const type = stringAt(chart, 'type');
  return {
    type: type === 'line' || type === 'area' ? type : 'bar',
    categories,
    series: listAt(chart, 'series').map((each) => ({
      name: stringAt(each, 'name') ?? '',
      values: categories.map((category) =>
        numberAt(
          listAt(each, 'data').find((point) => stringAt(point, 'label') === category),
          'value',
        ),
      ),
    })),
    xLabel: stringAt(axis, 'x_label'),
    yLabel: stringAt(axis, 'y_label'),
  };
}

/** Round numbers from at most the smallest to at least the largest value, zero among them. */
export function ticksFor(values: readonly number[], about = 4): readonly number[] {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  if (low === high) return [0, 1];
  const rough = (high - low) / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((each) => each * power >= rough) ?? 10) * power;
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** The SVG path of a piece of a pie around 0, 0. A whole turn is drawn as a full circle. */
export function slicePath({ from, to }: Slice, radius: number): string {
  if (to - from >= 1 - 1e-9) {
    return `M 0 ${-radius} A ${radius} ${radius} 0 1 1 0 ${radius} A ${radius} ${radius} 0 1 1 0 ${-radius} Z`;
  }
  const at = (turn: number): string => {
    const angle = turn * 2 * Math.PI;
    return `${(radius * Math.sin(angle)).toFixed(2)} ${(-radius * Math.cos(angle)).toFixed(2)}`;
  };
  return `M 0 0 L ${at(from)} A ${radius} ${radius} 0 ${to - from > 0.5 ? 1 : 0} 1 ${at(to)} Z`;
}
