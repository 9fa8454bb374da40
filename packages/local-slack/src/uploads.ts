import type { IncomingMessage } from 'node:http';
import type { Clock } from '@growth-squad/clock';
import { ApiError } from './api-error.ts';
import type { Core } from './core.ts';
import type { Given, Taker } from './http.ts';
import type { Identity } from './identity.ts';
import type { Ids } from './ids.ts';
import type { JsonObject } from './types.ts';

/** A file that somebody picks on their machine. */
export interface Picked {
  readonly name: string;
  readonly content: string | Uint8Array;
}

interface Upload {
  readonly json: JsonObject;
  readonly bytes: Uint8Array;
}

const MIME: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  txt: 'text/plain',
  json: 'application/json',
};

/** Where the content of a file goes that an app uploads. */
const UPLOAD = '/upload/v1/';

/** A file that is on its way: named, and not shared yet. */
interface Coming {
  readonly name: string;
  readonly length: number;
  bytes: Uint8Array | undefined;
}

/** What people handed in by a form's file field, private until they share it; the app reads it with its token. */
export class Uploads {
  readonly #clock: Clock;
  readonly #ids: Ids;
  readonly #identity: Identity;
  readonly #files = new Map<string, Upload>();
  readonly #coming = new Map<string, Coming>();
  /** Where the server listens, set once it does. */
  base = 'http://127.0.0.1:0';

  constructor(clock: Clock, ids: Ids, identity: Identity) {
    this.#clock = clock;
    this.#ids = ids;
    this.#identity = identity;
  }

  /** @returns the file as payloads and `files.info` tell it (docs: file object) */
  add(userId: string, { name, content }: Picked): JsonObject {
    const id = this.#ids.next('F');
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const created = Math.floor(this.#clock.now() / 1000);
    const filetype = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? 'binary';
    const { teamId, teamUrl } = this.#identity;
    const path = `${teamId}-${id}`;
    const json = {
      ...{ id, created, timestamp: created, name, title: name, filetype, user: userId, user_team: teamId },
      mimetype: MIME[filetype] ?? 'application/octet-stream',
      ...{ pretty_type: filetype.toUpperCase(), size: bytes.byteLength, mode: 'hosted', editable: false },
      ...{ is_external: false, external_type: '', is_public: false, public_url_shared: false },
      ...{ display_as_bot: false, username: '', file_access: 'visible', has_rich_preview: false },
      url_private: `${this.base}/files-pri/${path}/${encodeURIComponent(name)}`,
      url_private_download: `${this.base}/files-pri/${path}/download/${encodeURIComponent(name)}`,
      permalink: `${teamUrl}files/${userId}/${id}/${encodeURIComponent(name)}`,
    };
    this.#files.set(id, { json, bytes });
    return json;
  }

  /** The app is about to upload a file. @returns what it is called from now on, and where its content goes */
  begin(name: string, length: number): JsonObject {
    const id = this.#ids.next('F');
    this.#coming.set(id, { name, length, bytes: undefined });
    return { file_id: id, upload_url: `${this.base}/upload/v1/${id}` };
  }

  /** Its content came. @returns whether it is as long as was said */
  take(path: string, bytes: Uint8Array): boolean {
    const coming = this.#coming.get(path.slice(UPLOAD.length));
    if (coming?.length !== bytes.byteLength) return false;
    coming.bytes = bytes;
    return true;
  }

  /** What the app uploaded is a file. @throws ApiError `file_not_found` */
  complete(id: string, userId: string, title: string | undefined): JsonObject {
    const coming = this.#coming.get(id);
    if (!coming?.bytes) throw new ApiError('file_not_found', [id]);
    this.#coming.delete(id);
    const json = this.add(userId, { name: coming.name, content: coming.bytes });
    return { ...json, title: title ?? coming.name };
  }

  /** @throws ApiError `file_not_found` */
  info(id: string): JsonObject {
    const found = this.#files.get(id);
    if (!found) throw new ApiError('file_not_found', [id]);
    return found.json;
  }

  /** What stands at a private address; undefined: nothing does. */
  at(path: string): Uint8Array | undefined {
    const [, id = ''] = /^\/files-pri\/T\w+-(F\w+)\//.exec(path) ?? [];
    return this.#files.get(id)?.bytes;
  }
}

/**
 * Where an uploaded file's content goes, or what a private address of one gives: its content to the app's token, if the app may read files; to anybody else the
 * page to sign in, as Slack does. Undefined: it is no such address.
 */
export function fileFor(
  { uploads, identity, manifest }: Core,
  request: IncomingMessage,
): Given | Taker | undefined {
  const path = request.url ?? '';
  if (request.method === 'POST' && path.startsWith(UPLOAD)) {
    return {
      type: 'text/plain',
      take: (bytes) => (uploads.take(path, bytes) ? `OK - ${bytes.byteLength}` : undefined),
    };
  }
  if (!path.startsWith('/files-pri/')) return undefined;
  const may =
    request.headers.authorization === `Bearer ${identity.botToken}` && manifest.scopes.has('files:read');
  const body = may ? uploads.at(path) : undefined;
  return body
    ? { type: 'application/octet-stream', body }
    : { type: 'text/html; charset=utf-8', body: '<!DOCTYPE html><title>Sign in | Slack</title>' };
}
