import type { FileRead } from './connection/uploads.ts';
import type { Core } from './core.ts';

/** The bytes of a file that somebody handed in by a form, or why there are none. Never within a transaction. */
export async function uploaded(
  { uploads, log }: Pick<Core, 'uploads' | 'log'>,
  id: string,
): Promise<Uint8Array | Extract<FileRead, { unread: unknown }>['unread']> {
  try {
    const file = await uploads.read(id);
    return 'unread' in file ? file.unread : file.bytes;
  } catch (error) {
    log.warn({ error }, 'A file could not be read');
    return 'refused';
  }
}
