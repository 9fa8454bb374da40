import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto';
import { keptSecret } from '../delivery/store/due.ts';
import type { Core } from '../slack/core.ts';

const LABEL = 'growth-squad: secrets of sources';
const ALGORITHM = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/** Encrypts the secrets that sources are asked with, each for one number: rows alone tell nothing of them. */
export interface Sealer {
  seal(metricId: string, secret: string): string;
  /** Undefined: it was sealed for another number, by another database, or is no such text. */
  unseal(metricId: string, sealed: string): string | undefined;
}

/** The sealer of this database. */
export async function createSealer({ change, ids }: Pick<Core, 'change' | 'ids'>): Promise<Sealer> {
  const kept = await change(({ tx }) => keptSecret(tx, 'sources', () => ids.key() + ids.key()));
  const key = Buffer.from(hkdfSync('sha256', kept, '', LABEL, 32));
  return {
    seal(metricId, secret) {
      const nonce = createHash('sha256').update(ids.key()).digest().subarray(0, NONCE);
      const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(metricId));
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url');
    },
    unseal(metricId, sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      try {
        const nonce = bytes.subarray(0, NONCE);
        const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG });
        decipher.setAAD(Buffer.from(metricId)).setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
        const text = [decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()];
        return Buffer.concat(text).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
}
