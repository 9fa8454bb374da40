import type { Input, InputKind } from '../../test/support/life/ledger.ts';
import type { Problem } from './problems.ts';
import type { Stored } from './stored.ts';

const tables: Record<InputKind, string> = {
  idea: 'hypothesis_versions',
  'stand-up': 'entries',
  number: 'readings',
  estimate: 'estimates',
  note: 'retro_notes',
  launch: 'launches',
  result: 'results',
};

/**
 * The first promise: what Slack saw acknowledged is stored, exactly once and for who entered it; what was not is stored
 * once or not at all. A number typed again as a command is a new deed: it may stand there once for each attempt.
 */
export function checkInputs(inputs: readonly Input[], stored: Stored): Problem[] {
  const rows = new Map<string, string[]>();
  for (const { table, text, userId } of stored.inputs) {
    for (const word of new Set(text.match(/[\w.]+/g) ?? [])) {
      const key = `${table}/${word}/${userId}`;
      rows.set(key, [...(rows.get(key) ?? []), text]);
    }
  }
  return inputs.flatMap((input): Problem[] => {
    const { kind, token, userId, fate, attempts } = input;
    const texts = rows.get(`${tables[kind]}/${token}/${userId}`) ?? [];
    const found = texts.length;
    const what = `${kind} ${token}: ${fate} after ${attempts} attempts, stored ${found} times; they read: ${input.said}`;
    if (fate === 'acknowledged' && found === 0) return [{ kind: 'lost', what }];
    if (texts.some((text) => text !== input.text))
      return [{ kind: 'wrong', what: `${kind} ${token} is stored as “${texts[0]?.slice(0, 80)}”` }];
    if (fate === 'refused' && attempts === 1 && found > 0) return [{ kind: 'wrong', what }];
    const most = kind === 'number' ? Math.max(1, attempts) : 1;
    return found > most ? [{ kind: 'doubled', what }] : [];
  });
}
