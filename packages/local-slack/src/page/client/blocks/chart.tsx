import type { RefObject } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { field, stringAt } from '../../../text/json.ts';
import type { Block } from '../../../types.ts';
import { type Plot, plotOf, slicePath, slicesOf, ticksFor } from './chart-shape.ts';
import { useViewer } from './screen.ts';

/** How wide it is drawn before its place is known. */
const WIDTH = 560;
const HEIGHT = 240;
const TOP = 12;
const RIGHT = 12;

/** A chart with its numbers as a table for who cannot see it. */
export function Chart({ block }: { block: Block }) {
  const id = useId();
  const chart = field(block, 'chart');
  const title = stringAt(block, 'title') ?? '';
  return (
    <figure class="chart" aria-labelledby={id}>
      <figcaption id={id}>{title}</figcaption>
      {stringAt(chart, 'type') === 'pie' ? (
        <Pie chart={chart} />
      ) : (
        <Axes plot={plotOf(chart)} title={title} />
      )}
    </figure>
  );
}

function Legend({ names }: { names: readonly string[] }) {
  return (
    <ul class="legend">
      {names.map((name, index) => (
        <li>
          <span class={`dot series-${index}`} aria-hidden="true" />
          {name}
        </li>
      ))}
    </ul>
  );
}

function Pie({ chart }: { chart: unknown }) {
  const { reader } = useViewer();
  const slices = slicesOf(chart);
  const share = new Intl.NumberFormat(reader.locale, { style: 'percent', maximumFractionDigits: 0 });
  const number = new Intl.NumberFormat(reader.locale);
  const named = slices.map(
    (each) => `${each.label}: ${number.format(each.value)} (${share.format(each.to - each.from)})`,
  );
  return (
    <div class="pie">
      <svg viewBox="-104 -104 208 208" role="img" aria-label={named.join(', ')}>
        {slices.map((slice, index) => (
          <path class={`slice series-${index}`} d={slicePath(slice, 100)} />
        ))}
      </svg>
      <Legend names={named} />
    </div>
  );
}

/** The width of a place on the page, so that letters keep their size on a phone. */
function useWidth(): readonly [RefObject<HTMLDivElement | null>, number] {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(WIDTH);
  useLayoutEffect(() => {
    const box = place.current;
    if (!box) return;
    const measure = () => setWidth(Math.max(200, box.clientWidth));
    const changed = new ResizeObserver(measure);
    changed.observe(box);
    measure();
    return () => changed.disconnect();
  }, []);
  return [place, width];
}

function Axes({ plot, title }: { plot: Plot; title: string }) {
  const [place, width] = useWidth();
  const { reader, words } = useViewer();
  const { categories, series } = plot;
  const number = new Intl.NumberFormat(reader.locale, { maximumFractionDigits: 2 });
  const ticks = ticksFor(series.flatMap((each) => each.values));
  const low = ticks[0] ?? 0;
  const high = ticks.at(-1) ?? 1;
  const left = 18 + Math.max(...ticks.map((each) => number.format(each).length)) * 7;
  const slanted = categories.length * Math.max(...categories.map(widthOf)) * 7 > width - left - RIGHT;
  const bottom = slanted ? 70 : 28;
  const step = (width - left - RIGHT) / Math.max(1, categories.length);
  const x = (index: number): number => left + step * (index + 0.5);
  const y = (value: number): number => TOP + ((high - value) / (high - low)) * (HEIGHT - TOP - bottom);
  return (
    <div ref={place}>
      {plot.yLabel !== undefined && <p class="axis-label">{plot.yLabel}</p>}
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
        {ticks.map((tick) => (
          <g>
            <line
              class={tick === 0 ? 'zero' : 'grid'}
              x1={left}
              x2={width - RIGHT}
              y1={y(tick)}
              y2={y(tick)}
            />
            <text x={left - 8} y={y(tick) + 4} text-anchor="end">
              {number.format(tick)}
            </text>
          </g>
        ))}
        {categories.map((category, index) => (
          <text
            x={x(index)}
            y={HEIGHT - bottom + 18}
            text-anchor={slanted ? 'end' : 'middle'}
            transform={slanted ? `rotate(-35 ${x(index)} ${HEIGHT - bottom + 14})` : undefined}
          >
            {category}
          </text>
        ))}
        {plot.type === 'bar'
          ? series.map((each, nth) => {
              const thick = (step * 0.76) / series.length;
              return each.values.map((value, index) => (
                <rect
                  class={`bar series-${nth}`}
                  x={x(index) - (thick * series.length) / 2 + thick * nth + 1}
                  y={Math.min(y(value), y(0))}
                  width={Math.max(1, thick - 2)}
                  height={Math.abs(y(value) - y(0))}
                />
              ));
            })
          : series.map((each, nth) => {
              const line = each.values.map((value, index) => `${x(index)} ${y(value)}`).join(' L ');
              const first = x(0);
              const last = x(each.values.length - 1);
              return (
                <g>
                  {plot.type === 'area' && (
                    <path
                      class={`under series-${nth}`}
                      d={`M ${first} ${y(0)} L ${line} L ${last} ${y(0)} Z`}
                    />
                  )}
                  <path class={`line series-${nth}`} d={`M ${line}`} />
                  {each.values.map((value, index) => (
                    <circle class={`point series-${nth}`} cx={x(index)} cy={y(value)} r="3" />
                  ))}
                </g>
              );
            })}
      </svg>
      {plot.xLabel !== undefined && <p class="axis-label x">{plot.xLabel}</p>}
      {series.length > 1 && <Legend names={series.map((each) => each.name)} />}
      <table class="unseen">
        <caption>
          {words.chartData}
          {title}
        </caption>
        <thead>
          <tr>
            <td>{plot.xLabel ?? ''}</td>
            {series.map((each) => (
              <th scope="col">{each.name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {categories.map((category, index) => (
            <tr>
              <th scope="row">{category}</th>
              {series.map((each) => (
                <td>{number.format(each.values[index] ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Columns a label takes; a Han character takes two. */
const widthOf = (label: string): number =>
  label.length + (label.match(/[\u2E80-\u9FFF\uFF00-\uFF60]/g)?.length ?? 0);
