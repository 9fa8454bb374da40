import { openAsBlob } from 'node:fs';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Fetch } from './fetch.ts';

/** Without it no form asks for a file; the app runs all the same. */
const SCOPE = 'files:read';
/** Without it no file is sent; whoever asks for one reads how to get it all the same. */
const SENDING = 'files:write';
/** Where Slack keeps what people hand in: nowhere else does the token go. */
const SLACK_FILES = 'https://files.slack.com';
/** Largest file that is read, in bytes. */
export const FILE_MOST = 1_000_000;

const told = z.object({ file: z.object({ size: z.number(), url_private_download: z.string() }) });

/** A file, or why it was not read. */
export type FileRead = { readonly bytes: Uint8Array } | { readonly unread: 'too-large' | 'refused' };

const begun = z.object({ file_id: z.string(), upload_url: z.string() });
const opened = z.object({ channel: z.object({ id: z.string() }) });

/** A file on this machine. */
interface Sent {
  readonly name: string;
  readonly path: string;
}

/** What people hand in by a field of a form, and get as files. */
export interface Uploads {
  /** Whether a form can ask for one. */
  readonly canRead: boolean;
  /** Never within a transaction, or before an acknowledgement. @throws where Slack can't be reached or refuses */
  read(id: string): Promise<FileRead>;
  /** Whether files can be sent. */
  readonly canSend: boolean;
  /** Sends files into somebody's private messages, in one message. As `read`, and it throws likewise. */
  send(userId: string, said: string, files: readonly Sent[]): Promise<void>;
}

/** @param options.scopes what the app may do; undefined: Slack did not say @param options.apiUrl of a local Slack, which has its files there too */
export function createUploads(options: {
  readonly client: WebClient;
  readonly fetch: Fetch;
  readonly scopes: readonly string[] | undefined;
  readonly apiUrl: string | undefined;
}): Uploads {
  const { client, fetch, scopes, apiUrl } = options;
  const contentOf = async ({ name, path }: Sent): Promise<{ id: string; title: string }> => {
    const content = await openAsBlob(path);
    const answer = await client.files.getUploadURLExternal({ filename: name, length: content.size });
    const { file_id: id, upload_url } = begun.parse(answer);
    if (new URL(upload_url).origin !== host) throw new Error('Slack named another place for a file.');
    const response = await fetch(upload_url, { method: 'POST', body: content, redirect: 'error' });
    if (!response.ok) throw new Error(`Slack took no file: ${response.status}`);
    return { id, title: name };
  };
  const host = apiUrl === undefined ? SLACK_FILES : new URL(apiUrl).origin;
  return {
    canRead: scopes?.includes(SCOPE) ?? false,
    canSend: scopes?.includes(SENDING) ?? false,
    async send(userId, said, files) {
      const { channel } = opened.parse(await client.conversations.open({ users: userId }));
      const [first, ...rest] = await inTurn(files, contentOf);
      if (!first) return;
      const where = { channel_id: channel.id, initial_comment: said };
      await client.files.completeUploadExternal({ files: [first, ...rest], ...where });
    },
    async read(id) {
      const { file } = told.parse(await client.files.info({ file: id }));
      if (file.size > FILE_MOST) return { unread: 'too-large' };
      const { origin } = new URL(file.url_private_download);
      if (origin !== host) return { unread: 'refused' };
      const headers = { authorization: `Bearer ${client.token ?? ''}` };
      const response = await fetch(file.url_private_download, { headers, redirect: 'error' });
      // Who may not read it gets Slack's page to sign in.
      if (!response.ok || response.headers.get('content-type')?.startsWith('text/html')) {
        return { unread: 'refused' };
      }
      const bytes = new Uint8Array(await response.arrayBuffer());
      return bytes.byteLength > FILE_MOST ? { unread: 'too-large' } : { bytes };
    },
  };
}

/** One after the other: a file is as large as it is. */
async function inTurn<A, B>(all: readonly A[], work: (one: A) => Promise<B>): Promise<B[]> {
  const done: B[] = [];
  for (const one of all) done.push(await work(one));
  return done;
}
