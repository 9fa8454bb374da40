import type { z } from 'zod';

/** Anything that survives JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What messages, or timers, of one sort have in common. A row has the kind's name, and a subject of this shape. */
export interface Kind<Subject extends Json = Json> {
  readonly name: string;
  readonly schema: z.ZodType<Subject>;
}

/**
 * A kind of message or timer: whoever wants one gives a subject of this shape, whoever takes it gets one.
 * @param name as it stands in the rows; another name or shape leaves those of older versions without a taker
 */
export function defineKind<Subject extends Json>(name: string, schema: z.ZodType<Subject>): Kind<Subject> {
  return { name, schema };
}
