import { z } from 'zod';
import { groups } from '../hypothesis/find-store.ts';
import type { Metadata } from '../slack/modal.ts';

/** Longest text that is searched for. */
export const SEARCH_MOST = 100;

/** What can be listed: the groups, and what was ruled out, which is a part of what has its answer. */
export const lists = [...groups, 'ruledOut'] as const;
type List = (typeof lists)[number];

/** Where somebody stands in the list: a page of a group, or of what was found. */
export interface Place {
  readonly squadId: string;
  readonly where: List | 'search';
  /** What is searched for; '' unless `where` says so. */
  readonly text: string;
  /** 0 is the first. */
  readonly page: number;
}

const placeSchema = z.object({
  squadId: z.string(),
  where: z.enum([...lists, 'search']),
  text: z.string(),
  page: z.number().int().min(0),
});

/** The place that a modal of the list, or of one of its ideas, stands at; undefined for any other modal. */
export function placeIn(metadata: Metadata | undefined): Place | undefined {
  const read = placeSchema.safeParse(metadata);
  return read.success ? read.data : undefined;
}

/** What a button carries that opens a list from elsewhere. */
export const openAt = (squadId: string, where: List): string => `${squadId}/${where}`;

/** The place that such a button opens. */
export function placeOf(value: string): Place {
  const [squadId = '', where = 'waiting'] = value.split('/');
  return placeSchema.parse({ squadId, where, text: '', page: 0 });
}

/** What a button carries that leads to a page. */
export const turnTo = (where: Place['where'], page: number): string => `${where}/${page}`;

/** The place to which a button leads, seen from where it stands. @param value as `turnTo` made it */
export function placeAt(from: Place, value: string): Place {
  const [where, page] = value.split('/');
  const place = { ...from, where, page: Number(page) };
  const read = placeSchema.parse(place);
  return read.where === 'search' ? read : { ...read, text: '' };
}
