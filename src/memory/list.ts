import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { resultsOf, ruledOutPage } from '../commitments/result-store.ts';
import type { Query } from '../database/database.ts';
import { estimatesOf, noEstimates } from '../hypothesis/estimate-store.ts';
import { listed, type Page, search, type Which } from '../hypothesis/find-store.ts';
import { repeatsOf } from '../hypothesis/repeat-store.ts';
import { hypothesesOf } from '../hypothesis/store.ts';
import { triedElsewhere } from '../results/elsewhere.ts';
import { written } from '../said/blank.ts';
import { type Answer, open, type SubmitAnswer, say, update } from '../slack/answers.ts';
import type { Asked, Click, Command, Submission } from '../slack/listen.ts';
import { notice } from '../slack/modal.ts';
import { namesOf } from '../slack/names.ts';
import { type Here, memberHere, memberOf } from '../squad/gate.ts';
import type { Squad } from '../squad/squad.ts';
import { type Listing, listView } from './list-view.ts';
import { type Place, placeAt, placeIn, placeOf, SEARCH_MOST } from './place.ts';

/** Ideas on one page. */
const SIZE = 6;

/** `/ideas` shows what waits, best first; `/ideas words` searches all there ever was. */
export async function listIdeas(command: Command): Promise<Answer> {
  const gate = await memberHere(command, command.channelId);
  if ('refusal' in gate) return say(gate.refusal);
  return open(await viewAt(command, gate.here, firstPage(gate.here.squad, command.text)));
}

/** The list was opened elsewhere: the button's value is the squad and which list. */
export async function onOpenIdeas(click: Click): Promise<Answer> {
  const place = placeOf(click.value);
  const gate = await memberOf(click, place.squadId);
  if ('refusal' in gate) return say(gate.refusal);
  return open(await viewAt(click, gate.here, place));
}

/** The first page of what is found by a text; of what waits, without one. */
function firstPage({ id: squadId }: Squad, said: string): Place {
  const text = written(said).slice(0, SEARCH_MOST);
  return { squadId, where: text === '' ? 'waiting' : 'search', text, page: 0 };
}

async function viewAt({ core }: Asked, { squad, language }: Here, place: Place): Promise<ModalView> {
  const listing = await core.database.read((q) => listingOf(q, squad, place));
  return listView(language, core.ids.key(), listing);
}

/** One page: a fixed number of queries. */
async function listingOf(q: Query, squad: Squad, place: Place): Promise<Listing> {
  const { where, text, page } = place;
  const which = { page, size: SIZE };
  const { shown, more } = await pageOf(q, squad.id, where, text, which);
  const ids = shown.map(({ id }) => id);
  const days = await estimatesOf(q, ids);
  const results = await resultsOf(q, ids);
  const repeats = await repeatsOf(q, squad.id, ids);
  const names = await namesOf(
    q,
    squad.workspaceId,
    shown.map(({ authorId }) => authorId),
  );
  const rows = shown.map((hypothesis) => ({
    hypothesis,
    days: days.get(hypothesis.id) ?? noEstimates,
    result: results.get(hypothesis.id),
    repeats: repeats.get(hypothesis.id) ?? 0,
  }));
  const elsewhere = where === 'search' ? await triedElsewhere(q, squad, { words: text }, SIZE) : [];
  return { place, rows, more, names, elsewhere };
}

async function pageOf(
  q: Query,
  squadId: string,
  where: Place['where'],
  text: string,
  which: Which,
): Promise<Page> {
  if (where === 'search') return await search(q, squadId, text, which);
  if (where !== 'ruledOut') return await listed(q, squadId, where, which);
  const ids = await ruledOutPage(q, squadId, which);
  const shown = ids.slice(0, which.size);
  const found = await hypothesesOf(q, squadId, shown);
  return { shown: shown.flatMap((id) => found.get(id) ?? []), more: ids.length > which.size };
}

/** A page or group was chosen in the modal. */
export async function onListIdeas(click: Click): Promise<Answer> {
  const from = placeIn(click.modal?.metadata);
  const gate = await memberOf(click, from?.squadId ?? '');
  if ('refusal' in gate) return say(gate.refusal);
  if (!from) throw new Error('A page of the list was chosen outside of it.');
  return update(await viewAt(click, gate.here, placeAt(from, click.value)));
}

const searchSchema = z.string().nullable();

/** The search on top of the list was sent; an empty one shows what waits. */
export async function onSearch(submission: Submission): Promise<SubmitAnswer> {
  const { metadata, values } = submission;
  const from = placeIn(metadata);
  const gate = await memberOf(submission, from?.squadId ?? '');
  if ('refusal' in gate || !from) {
    const { ideas, common } = submission.words();
    const sentence = 'refusal' in gate ? gate.refusal.text : common.noSquadHere;
    return update(notice(submission.language(), ideas.list.title, sentence));
  }
  const text = searchSchema.parse(values['search'] ?? null) ?? '';
  return update(await viewAt(submission, gate.here, firstPage(gate.here.squad, text)));
}
