import { z } from 'zod';

/** What came of a reading; the first four are kept. */
const outcomes = ['taken', 'same', 'older', 'overruled', 'refused'] as const;

/** What came of one of the readings that were sent. */
export const resultSchema = z
  .strictObject({
    index: z.int().min(0).meta({ description: 'Its place among what was sent, from 0.' }),
    outcome: z.enum(outcomes).meta({
      description:
        'taken: it is the week’s number. same: that stood there already. older: a newer value counts, this one is kept for how the week went. overruled: somebody typed this week’s number, which counts; this one is kept. refused: nothing was kept, see `code` and `detail`.',
    }),
    metric: z.string().optional().meta({ description: 'The number’s name.' }),
    week: z.string().optional().meta({ description: 'The ISO week, such as "2026-W48".' }),
    value: z.string().optional().meta({ description: 'The value, each digit as it was sent.' }),
    code: z.string().optional().meta({ description: 'Why it was refused; codes stay as they are.' }),
    detail: z.string().optional().meta({ description: 'One sentence that says what to do.' }),
  })
  .meta({ description: 'What came of one reading.' });
export type Result = Readonly<z.infer<typeof resultSchema>>;

/** What came of all of them, in their order. */
export const reportSchema = z
  .strictObject({
    results: z.array(resultSchema),
    counts: z.strictObject({
      taken: z.int(),
      same: z.int(),
      older: z.int(),
      overruled: z.int(),
      refused: z.int(),
    }),
  })
  .meta({ description: 'What came of each reading, in the order in which they were sent.' });
export type Report = Readonly<z.infer<typeof reportSchema>>;

/** A problem as RFC 9457 has it; with results, where all that was sent was refused. */
export const problemSchema = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'For programs; codes stay as they are.' }),
    detail: z.string().meta({ description: 'One sentence that says what to do.' }),
  })
  .meta({ description: 'Why nothing was done (RFC 9457).' });

export function reportOf(results: readonly Result[]): Report {
  const counts = { taken: 0, same: 0, older: 0, overruled: 0, refused: 0 };
  for (const { outcome } of results) counts[outcome] += 1;
  return { results: [...results], counts };
}

/** What is to be known of an outcome that is not refused. */
export const outcomeDetail = {
  taken: undefined,
  same: undefined,
  older: 'A newer value of this week counts; this one is kept for how the week went.',
  overruled: 'Somebody typed this week’s number, which counts; this one is kept beside it.',
} as const;
