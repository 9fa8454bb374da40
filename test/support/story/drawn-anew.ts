import type { LocalSlack } from '@growth-squad/local-slack';
import { and, eq, isNotNull } from 'drizzle-orm';
import { expect } from 'vitest';
import type { GrowthSquad } from '../../../src/app.ts';
import type { Database } from '../../../src/database/database.ts';
import { deliveries } from '../../../src/database/schema/index.ts';
import { contentHash } from '../../../src/delivery/metadata.ts';
import type { Drawn } from '../../../src/delivery/renderer.ts';
import { owedOf } from '../../../src/delivery/renderer.ts';

/**
 * The proof that no topic is forgotten: whatever changes a message raises it. Draws each message anew that stands in
 * Slack, owes nothing and still follows something, with the time at which what stands was drawn, and expects it to be
 * as it stands. Asked again while nothing was committed it does nothing.
 */
export class DrawnAnew {
  #database: Database | undefined;
  #isChanged = true;

  async check(bot: GrowthSquad, slack: LocalSlack): Promise<void> {
    const { database } = bot.core;
    if (this.#database !== database) {
      this.#database = database;
      this.#isChanged = true;
      database.onCommit(() => {
        this.#isChanged = true;
      });
    }
    if (!this.#isChanged) return;
    this.#isChanged = false;
    for (const { row, message } of await differing(bot)) {
      const stands = slack.message(row.channel ?? '', row.ts ?? '');
      expect(message && told(message), `${row.key}, drawn anew, is not as it stands in Slack`).toEqual(
        stands && told(stands),
      );
      throw new Error(`${row.key}, drawn anew, is not what was sent last.`);
    }
  }
}

async function differing({ core, renderers }: GrowthSquad) {
  return await core.database.read(async (q) => {
    const rows = await q
      .select()
      .from(deliveries)
      .where(
        and(
          eq(deliveries.state, 'sent'),
          eq(deliveries.sentRevision, deliveries.wantedRevision),
          ...[deliveries.ts, deliveries.sentHash, deliveries.shows].map((column) => isNotNull(column)),
        ),
      );
    const found: { row: (typeof rows)[number]; message: Drawn }[] = [];
    for (const row of rows) {
      const renderer = renderers.find(({ kind }) => kind === row.kind);
      const message = await renderer?.render(q, owedOf(row, row.drawnAt ?? 0, false));
      // Nothing to show any more: what stands stays.
      if (message && contentHash(message) !== row.sentHash) found.push({ row, message });
    }
    return found;
  });
}

/** What differs is seen by its words and buttons; Slack's own ids and defaults are left out. */
function told({ text, blocks }: { readonly text: string; readonly blocks?: readonly unknown[] }): unknown {
  const plain: unknown = JSON.parse(
    JSON.stringify({ text, blocks }, (name, value: unknown) => (name === 'block_id' ? undefined : value)),
  );
  return plain;
}
