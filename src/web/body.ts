import { waiting } from '@growth-squad/clock';

/**
 * What was sent, as text.
 * @param most bytes; nothing beyond them is read
 * @returns undefined: there is more
 * @throws when whoever sends it stops in the middle, or it is no UTF-8
 */
export async function bodyOf(request: Request, most: number): Promise<string | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return undefined;
  const reader = request.body?.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    // As long as the sender takes: whoever moves the clock does not wait for them.
    const read = await waiting(reader?.read() ?? Promise.resolve(undefined));
    if (!read?.value) return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
    size += read.value.length;
    if (size > most) {
      await reader?.cancel();
      return undefined;
    }
    parts.push(read.value);
  }
}
