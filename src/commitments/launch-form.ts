import type { ModalView } from '@slack/types';
import type { LocalDate } from '../calendar/date.ts';
import type { Estimates } from '../hypothesis/estimate-store.ts';
import { catalogue } from '../language/catalogue.ts';
import type { Language } from '../language/language.ts';
import { bold } from '../language/line.ts';
import { buttonFor, buttons, rich } from '../slack/blocks.ts';
import { date, maybe, optional, people, webAddress } from '../slack/fields.ts';
import { actions, modals } from '../slack/ids.ts';
import { dateField, form, input, multiMenu, textInput } from '../slack/modal.ts';
import type { Names } from '../slack/names.ts';
import { typed } from '../slack/typed.ts';
import type { Member } from '../squad/squad.ts';
import type { Commitment } from './commitment.ts';
import { allMakers, likelyMakers } from './makers.ts';

/** Longest words of what went live, and longest link: both stand in the digest. */
const WHAT_MOST = 200;
const LINK_MOST = 500;

/**
 * "It's live": all is filled in or may stay empty, so that saving can be the first click. Once it is live, the same form
 * corrects what was said, and the day, or takes it back.
 */
export function launchModal(options: {
  readonly language: Language;
  readonly key: string;
  readonly commitment: Commitment;
  readonly members: readonly Member[];
  /** What it was estimated at. */
  readonly days: Estimates;
  readonly names: Names;
  /** The squad's date since which it is live; undefined: it is not yet. */
  readonly since?: LocalDate;
}): ModalView {
  const { language, key, commitment, members, days, names, since } = options;
  const { measurement, week } = catalogue(language);
  const told = week.launch;
  const { launch, id } = commitment;
  const makers = launch ? allMakers(launch) : likelyMakers(commitment, days, members);
  const ids = members.map(({ userId }) => userId);
  // Who was named and has left since stays named.
  const choices = [...new Set([...ids, ...(launch ? makers : [])])];
  const title = typed(commitment.title);
  const back = { ...told.confirmTakeBack, text: told.confirmTakeBack.text(typed(commitment.title, 60)) };
  return form(language, {
    callbackId: since === undefined ? modals.launch : modals.changeLaunch,
    title: told.title,
    metadata: { key, commitmentId: id },
    blocks: [
      rich(bold(title), since === undefined ? told.intro : ''),
      ...(since === undefined
        ? []
        : [
            buttons(
              buttonFor(measurement.change.button, actions.changePlan, id),
              buttonFor(told.takeBack, actions.takeBackLaunch, id, { confirm: back }),
            ),
            input({ blockId: 'since', label: told.since, element: dateField(since) }),
          ]),
      textInput('what', launchFields.what, {
        label: told.what,
        placeholder: told.whatExample,
        initial: launch?.what ?? null,
      }),
      textInput('link', launchFields.link, {
        label: told.link,
        placeholder: 'https://',
        initial: launch?.link ?? null,
      }),
      input({
        blockId: 'makers',
        label: told.makers,
        optional: true,
        hint: told.thanked,
        element: multiMenu(
          choices.map((userId) => ({ value: userId, label: names(userId) })),
          makers,
        ),
      }),
    ],
  });
}

/** How the modal is read. */
export const launchFields = {
  what: maybe(WHAT_MOST),
  link: optional(webAddress(LINK_MOST)),
  makers: people,
};

/** The same where it is corrected. */
export const changeFields = { since: date(), ...launchFields };
