import type { KnownBlock, ModalView } from '@slack/types';
import { worthItFromOf } from '../commitments/arms.ts';
import type { Result } from '../commitments/commitment.ts';
import type { Estimates } from '../hypothesis/estimate-store.ts';
import type { Hypothesis } from '../hypothesis/hypothesis.ts';
import { standingText } from '../hypothesis/lines.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import { bold, join, type Line } from '../language/line.ts';
import type { Speech } from '../language/speech.ts';
import type { Elsewhere } from '../results/elsewhere.ts';
import { tellResult } from '../results/telling.ts';
import { button, buttonFor, buttons, context, divider, rich, section, stack } from '../slack/blocks.ts';
import { actionFor, actions, modals } from '../slack/ids.ts';
import { input, menu, modal, textField } from '../slack/modal.ts';
import type { Names } from '../slack/names.ts';
import { typed } from '../slack/typed.ts';
import { lists, type Place, SEARCH_MOST, turnTo } from './place.ts';

const TITLE = 150;
const LEARNED = 140;

/** One idea of a page with what is told of it there. */
export interface Row {
  readonly hypothesis: Hypothesis;
  readonly days: Estimates;
  readonly result: Result | undefined;
  /** How often somebody proposed it again and gave it up. */
  readonly repeats: number;
}

/** One page of a list. */
export interface Listing {
  readonly place: Place;
  readonly rows: readonly Row[];
  /** Another page is behind it. */
  readonly more: boolean;
  readonly names: Names;
  /** Found in other squads: to be read only. */
  readonly elsewhere: readonly Elsewhere[];
}

/** The list as a modal: a search on top, a page of ideas with their state, and the way to the other pages. */
export function listView(language: Language, key: string, listing: Listing): ModalView {
  const words = catalogue(language);
  const { list } = words.ideas;
  const { place, rows } = listing;
  return modal({
    callbackId: modals.ideas,
    title: list.title,
    submit: list.submit,
    close: words.common.close,
    metadata: { key, ...place },
    blocks: [
      input({
        blockId: 'search',
        label: list.search,
        optional: true,
        element: textField({ initial: place.text, placeholder: list.searchExample, most: SEARCH_MOST }),
      }),
      {
        type: 'actions',
        elements: [
          {
            ...menu(
              lists.map((each) => ({ value: turnTo(each, 0), label: list.groups[each] })),
              {
                initial: turnTo(place.where === 'search' ? 'waiting' : place.where, 0),
                placeholder: list.choose,
              },
            ),
            action_id: actionFor(actions.listIdeas, 'menu'),
          },
        ],
      },
      ...(place.where === 'search' && rows.length > 0 ? [context(list.found(typed(place.text)))] : []),
      ...(rows.length === 0 ? [rich(emptyLine(place, words))] : []),
      ...rows.map((row) => rowBlock(row, language, listing.names)),
      ...turning(language, listing),
      ...elsewhereBlocks(listing, language),
    ],
  });
}

/** What other squads tried; nothing there can be opened or changed. */
function elsewhereBlocks({ elsewhere }: Listing, language: Language): KnownBlock[] {
  if (elsewhere.length === 0) return [];
  const words = catalogue(language);
  const speech = { words, format: formatFor(language) };
  return [
    divider(),
    context(words.memory.elsewhere),
    ...elsewhere.map(({ squad, hypothesis, result }) => {
      const { title, state } = hypothesis;
      const facts = [
        typed(squad, 80),
        result.ruledOut ? words.memory.ruledOut : words.ideas.states[state],
        tellResult(result, worthItFromOf(hypothesis), speech),
        result.learned === '' ? '' : words.memory.learned(typed(result.learned, LEARNED)),
      ];
      return rich(bold(typed(title, TITLE)), join(facts, ' · '));
    }),
  ];
}

function emptyLine({ where, text }: Place, { ideas }: ReturnType<typeof catalogue>): Line {
  const { list } = ideas;
  return where === 'search' ? list.nothingFound(typed(text)) : join([list.empty[where]]);
}

function rowBlock({ hypothesis, days, result, repeats }: Row, language: Language, names: Names): KnownBlock {
  const words = catalogue(language);
  const format = formatFor(language);
  const { id, title, state } = hypothesis;
  const speech = { words, format };
  const facts =
    result === undefined
      ? [standingText(words, format, { ...hypothesis, days }, { most: LEARNED, named: 0, names })]
      : [
          tellResult(result, worthItFromOf(hypothesis), speech),
          ...(result.ruledOut ? ruledOutFacts(result, repeats, speech) : []),
          result.learned === '' ? '' : words.memory.learned(typed(result.learned, LEARNED)),
        ];
  const standing = result?.ruledOut ? words.memory.ruledOut : words.ideas.states[state];
  return section(
    stack(bold(typed(title, TITLE)), join([standing, ...facts], ' · ')),
    buttonFor(words.ideas.list.open, actions.openIdea, id),
  );
}

/** Which way it was ruled out, for whom that holds, when to ask again, and how often it stopped a repeat. */
function ruledOutFacts(
  { rule, holdsFor, askAgain }: Result,
  repeats: number,
  { words: { memory, outcome }, format }: Speech,
): string[] {
  return [
    rule === 'two-sided' || rule === 'none' ? '' : outcome.grade[rule],
    holdsFor === null ? '' : memory.holdsFor(typed(holdsFor, LEARNED)),
    askAgain === null ? '' : memory.askAgain(format.date(askAgain)),
    repeats === 0 ? '' : memory.repeats(repeats),
  ];
}

function turning(language: Language, { place, more }: Listing): KnownBlock[] {
  const { list } = catalogue(language).ideas;
  const { where, page } = place;
  const turn = (text: string, to: number) =>
    button({ text, actionId: actionFor(actions.listIdeas, String(to)), value: turnTo(where, to) });
  const there = [
    ...(page > 0 ? [turn(list.previous, page - 1)] : []),
    ...(more ? [turn(list.next, page + 1)] : []),
  ];
  if (there.length === 0) return [];
  return [context(list.page(formatFor(language).number(page + 1))), buttons(...there)];
}
