import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { dateAt } from '../calendar/zone.ts';
import type { Inline } from '../language/line.ts';
import { speechTo } from '../language/speech.ts';
import type { Metric } from '../metric/metric.ts';
import { asOf, NAME } from '../metric/views.ts';
import { button, buttons, context, rich } from '../slack/blocks.ts';
import { actions, modals } from '../slack/ids.ts';
import { form, input, type Metadata, radio, textField, timeField } from '../slack/modal.ts';
import { typed } from '../slack/typed.ts';
import type { ReaderNow } from '../squad/reader.ts';
import type { Answered } from './ask.ts';
import { type Draft, FIELDS } from './draft.ts';
import type { Problem } from './problem.ts';
import { standingText } from './standing.ts';
import type { Source } from './store.ts';

/** What the form shows beside its fields. */
export interface Shown {
  readonly metric: Metric;
  readonly source: Source | undefined;
  readonly hasFolder: boolean;
  /** What stands in the fields; a secret never does. */
  readonly draft: Draft | undefined;
  /** What came of trying it; undefined: it was not tried. */
  readonly answered: Answered | undefined;
  readonly names: (userId: string) => string;
}

/** Beside which field a problem stands. */
function fieldOf({ why, detail }: Problem): string {
  switch (why) {
    case 'status':
      return detail === '401' || detail === '403' ? FIELDS.secret : FIELDS.address;
    case 'bad-path':
    case 'no-path':
    case 'no-column':
    case 'no-number':
    case 'not-json':
      return FIELDS.pick;
    case 'no-row':
      return FIELDS.dates;
    case 'ambiguous':
      return FIELDS.mark;
    default:
      return FIELDS.address;
  }
}

/** Where a number comes from: what there is, the fields, what came of trying, and the way out. */
export function sourceModal(shown: Shown, reader: ReaderNow, metadata: Metadata): ModalView {
  const { metric, source, answered, names } = shown;
  const { words } = speechTo(reader);
  const told = words.sources;
  const isTried = answered !== undefined && 'values' in answered;
  const problem = answered !== undefined && 'problem' in answered ? answered.problem : undefined;
  const value = `${metric.squadId}/${metric.id}`;
  const remove = { text: told.remove, actionId: actions.removeSource, value, style: 'danger' } as const;
  return form(reader.language, {
    callbackId: modals.source,
    title: told.title,
    submit: isTried ? words.common.save : told.try,
    metadata,
    blocks: [
      rich(...(isTried ? triedLines(answered, reader) : [told.what(typed(metric.name, NAME))])),
      ...(isTried || source === undefined ? [] : [context(standingText(source, names, reader))]),
      ...inputs(shown, reader).flatMap((block): KnownBlock[] => {
        const isWrong = problem !== undefined && fieldOf(problem) === block.block_id;
        return isWrong ? [block, rich(told.problems[problem.why](typed(problem.detail)))] : [block];
      }),
      ...(source === undefined ? [] : [buttons(button({ ...remove, confirm: told.confirm }))]),
    ],
  });
}

function triedLines({ values, asOf: at }: Extract<Answered, { asOf: number }>, reader: ReaderNow): Inline[] {
  const { words, format } = speechTo(reader);
  const told = words.sources;
  const each = values.map(({ week, value }) => told.ofWeek(format.number(value), format.week(week)));
  return [told.tried(each), ...(reader.now - at < 60_000 ? [] : [told.writtenAt(asOf(at, reader))])];
}

function inputs({ draft, source, hasFolder, answered, names }: Shown, reader: ReaderNow): InputBlock[] {
  const { words, format } = speechTo(reader);
  const { fields, marks, ...told } = words.sources;
  const isAmbiguous =
    (answered !== undefined && 'problem' in answered && answered.problem.why === 'ambiguous') ||
    (draft?.mark ?? '') !== '';
  const kept = source !== undefined && source.secret !== null ? source : undefined;
  const secretHint =
    draft !== undefined && draft.secret !== null && draft.secret !== kept?.secret
      ? told.secretTyped
      : kept?.secretBy && kept.secretAt !== null
        ? told.secretSet(names(kept.secretBy), format.shortDate(dateAt(kept.secretAt, reader.zone)))
        : told.secretHint;
  const text = (
    blockId: 'address' | 'pick' | 'dates' | 'header',
    hint: string,
    most: number,
    example: string,
  ) =>
    input({
      blockId,
      label: fields[blockId],
      ...(hint === '' ? {} : { hint }),
      optional: blockId !== 'address',
      element: textField({ initial: draft?.[blockId] ?? null, placeholder: example, most }),
    });
  return [
    text('address', told.addressHint(hasFolder), 1_500, 'https://metrics.example.com/signups.json'),
    text('pick', told.pickHint, 200, 'data.items[-1].value'),
    text('dates', told.datesHint, 100, 'week'),
    ...(isAmbiguous
      ? [
          input({
            blockId: FIELDS.mark,
            label: fields.mark,
            optional: true,
            element: radio(
              (['.', ','] as const).map((sign) => ({ value: sign, label: marks[sign] })),
              draft?.mark,
            ),
          }),
        ]
      : []),
    text('header', '', 60, 'Authorization'),
    input({
      ...{ blockId: FIELDS.secret, label: fields.secret, hint: secretHint, optional: true },
      element: textField({ most: 500 }),
    }),
    input({
      ...{ blockId: FIELDS.daily, label: fields.daily, hint: told.dailyHint, optional: true },
      element: timeField(draft?.dailyAt ?? null),
    }),
  ];
}
