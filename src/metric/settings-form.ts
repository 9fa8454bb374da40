import type { ModalView } from '@slack/types';
import { type Catalogue, catalogue } from '../language/catalogue.ts';
import type { Language } from '../language/language.ts';
import { choice, optional, type Raw, readFields, text } from '../slack/fields.ts';
import { modals } from '../slack/ids.ts';
import { form, input, type Metadata, radio, textInput } from '../slack/modal.ts';
import { type Metric, type MetricSettings, metricDirections } from './metric.ts';

const NAME_FIELD = 'name';

/** Where a problem of the whole form stands: every form has this field. */
export const UNIT_FIELD = 'unit';

/** The fields of a number beside the North Star metric, whose name and kind are the set-up's. */
const fields = {
  [NAME_FIELD]: text(80),
  role: choice(['driver', 'guardrail']),
  kind: choice(['total', 'level']),
  direction: choice(metricDirections),
  [UNIT_FIELD]: optional(text(8)),
};

/** The settings of a number; of a new one where none is given. */
export function settingsModal(metric: Metric | undefined, language: Language, metadata: Metadata): ModalView {
  const words = catalogue(language);
  const told = words.metric.settings;
  const radioOf = (
    blockId: string,
    label: string,
    named: Readonly<Record<string, string>>,
    initial: string,
  ) =>
    input({
      blockId,
      label,
      element: radio(
        Object.entries(named).map(([value, name]) => ({ value, label: name })),
        initial,
      ),
    });
  const { northStar: _, ...roles } = told.roles;
  const isNorthStar = metric?.role === 'northStar';
  return form(language, {
    callbackId: modals.numberSettings,
    title: metric ? told.title : told.newTitle,
    metadata,
    blocks: [
      ...(isNorthStar
        ? []
        : [
            textInput(NAME_FIELD, fields[NAME_FIELD], {
              label: told.name,
              hint: told.nameHint,
              initial: metric?.name ?? null,
            }),
            radioOf('role', told.role, roles, metric?.role ?? 'driver'),
          ]),
      ...(metric
        ? []
        : [
            radioOf(
              'kind',
              words.setup.kind,
              { total: words.setup.kindTotal, level: words.setup.kindLevel },
              'total',
            ),
          ]),
      radioOf('direction', told.direction, words.metric.directions, metric?.direction ?? 'up'),
      textInput(UNIT_FIELD, fields[UNIT_FIELD], {
        label: told.unit,
        hint: told.unitHint,
        initial: metric?.unit ?? null,
      }),
    ],
  });
}

/** What somebody wants of a number, or a sentence for each field that keeps it from being so. @param metric undefined: a new one */
export function readSettings(
  values: Readonly<Record<string, Raw>>,
  metric: Metric | undefined,
  words: Catalogue,
): { readonly values: MetricSettings } | { readonly errors: Record<string, string> } {
  const { direction, unit, kind, ...named } = fields;
  if (metric?.role === 'northStar') {
    const read = readFields({ direction, unit }, values, words);
    return 'errors' in read ? read : { values: { ...metric, ...read.values } };
  }
  if (!metric) return readFields(fields, values, words);
  const read = readFields({ ...named, direction, unit }, values, words);
  return 'errors' in read ? read : { values: { ...read.values, kind: metric.kind } };
}

/** Where a refusal of the settings stands: beside the name, or, where that is not asked, beside what is. */
export const fieldOfName = (values: Readonly<Record<string, Raw>>): string =>
  NAME_FIELD in values ? NAME_FIELD : UNIT_FIELD;
