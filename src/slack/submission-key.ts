import { createHash } from 'node:crypto';
import type { Raw } from './fields.ts';

/**
 * The identity of one submission: its form and what was typed into it. The same words sent again are the same deed; a
 * form that is still open, since its acknowledgement was lost, and is sent with other words is another one.
 * @param formKey made when the form was opened
 * @param values by block id, in any order
 */
export function submissionKey(formKey: string, values: Readonly<Record<string, Raw>>): string {
  const typed = Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `${formKey}/${createHash('sha256').update(JSON.stringify(typed)).digest('base64url').slice(0, 22)}`;
}
