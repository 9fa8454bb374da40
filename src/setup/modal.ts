import type { KnownBlock, ModalView } from '@slack/types';
import { isZone } from '../calendar/zone.ts';
import { catalogue } from '../language/catalogue.ts';
import { type Language, languages } from '../language/language.ts';
import type { Line } from '../language/line.ts';
import { metricDirections } from '../metric/metric.ts';
import { divider, rich } from '../slack/blocks.ts';
import { modals } from '../slack/ids.ts';
import {
  form,
  input,
  type Metadata,
  menu,
  peopleField,
  personField,
  radio,
  textField,
  timeField,
} from '../slack/modal.ts';
import type { Person } from '../slack/people-store.ts';
import type { Role } from '../squad/squad.ts';
import type { SubmittedSquad } from './form.ts';
import { zoneChoices } from './zones.ts';

/**
 * What the form shows when it opens: a squad as it is or is wanted, or the defaults of a new one. A name that is empty,
 * also the metric's, is the language's default.
 */
export interface SquadDraft extends SubmittedSquad {
  /** What is known of the members: their zones are offered first. */
  readonly people: readonly Person[];
}

/**
 * The set-up in one form. Every field has a default, so that "Save" can be the first click.
 * @param pointedOut what is better read before saving
 */
export function setupModal(
  draft: SquadDraft,
  pointedOut: readonly Line[],
  language: Language,
  metadata: Metadata,
): ModalView {
  const { setup, metric: words } = catalogue(language);
  const channel = catalogue(draft.language).setup;
  const having = (role: Role): string[] =>
    draft.members.filter((member) => member.roles.includes(role)).map((member) => member.userId);
  const withoutRole = draft.members
    .filter((member) => member.roles.length === 0)
    .map((member) => member.userId);
  const { planning, standup, retro, zone } = draft.rituals;
  const people = (blockId: string, label: string, ids: readonly string[], hint?: string): KnownBlock =>
    input({ blockId, label, element: peopleField(ids), optional: true, ...(hint ? { hint } : {}) });
  const time = (blockId: string, label: string, at: string): KnownBlock =>
    input({ blockId, label, element: timeField(at) });

  return form(language, {
    callbackId: modals.setUp,
    title: setup.title,
    submit: setup.save,
    metadata,
    blocks: [
      ...(pointedOut.length > 0 ? [rich(...pointedOut)] : []),
      input({
        blockId: 'name',
        label: setup.name,
        element: textField({ initial: draft.name || channel.defaultName, most: 80 }),
      }),
      people('product', setup.product, having('product')),
      people('marketing', setup.marketing, having('marketing')),
      people('engineer', setup.engineers, having('engineer')),
      people('designer', setup.designers, having('designer')),
      people('others', setup.others, withoutRole, setup.othersHint),
      divider(),
      input({
        blockId: 'metric',
        label: setup.metric,
        hint: setup.metricHint,
        element: textField({ initial: draft.metric.name || channel.defaultMetric, most: 80 }),
      }),
      input({
        blockId: 'kind',
        label: setup.kind,
        element: radio(
          [
            { value: 'total', label: setup.kindTotal },
            { value: 'level', label: setup.kindLevel },
          ],
          draft.metric.kind,
        ),
      }),
      input({
        blockId: 'direction',
        label: setup.direction,
        element: radio(
          metricDirections.map((value) => ({ value, label: words.directions[value] })),
          draft.metric.direction,
        ),
      }),
      input({
        blockId: 'target',
        label: setup.target,
        hint: setup.targetHint,
        optional: true,
        element: textField({ initial: draft.target, placeholder: '1500', most: 20 }),
      }),
      input({ blockId: 'keeper', label: setup.keeper, element: personField(draft.keeperId) }),
      divider(),
      input({
        blockId: 'zone',
        label: setup.zone,
        element: menu(zoneChoices([zone, ...draft.people.map((person) => person.zone).filter(isZone)]), {
          initial: zone,
        }),
      }),
      input({
        blockId: 'language',
        label: setup.language,
        hint: setup.languageHint,
        element: radio(
          languages.map((value) => ({ value, label: setup.languages[value] })),
          draft.language,
        ),
      }),
      time('planningAt', setup.planningAt, planning.at),
      time('planningCloses', setup.planningCloses, planning.closes),
      time('standupPrompt', setup.standupPrompt, standup.prompt),
      time('standupChannel', setup.standupChannel, standup.channelAt),
      time('standupCloses', setup.standupCloses, standup.closes),
      time('retroAt', setup.retroAt, retro.at),
      time('retroCloses', setup.retroCloses, retro.closes),
    ],
  });
}
