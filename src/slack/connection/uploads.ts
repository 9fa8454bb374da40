import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Fetch } from './fetch.ts';

/** Without it no form asks for a file; the app runs all the same. */
const SCOPE = 'files:read';
/** Where Slack keeps what people hand in: nowhere else does the token go. */
const SLACK_FILES = 'https://files.slack.com';
/** Largest file that is read, in bytes. */
export const FILE_MOST = 1_000_000;

const told = z.object({ file: z.object({ size: z.number(), url_private_download: z.string() }) });

/** A file, or why it was not read. */
export type FileRead = { readonly bytes: Uint8Array } | { readonly unread: 'too-large' | 'refused' };

/** What people hand in by a field of a form. */
export interface Uploads {
  /** Whether a form can ask for one. */
  readonly canRead: boolean;
  /** Never within a transaction, or before an acknowledgement. @throws where Slack can't be reached or refuses */
  read(id: string): Promise<FileRead>;
}

/** @param options.scopes what the app may do; undefined: Slack did not say @param options.apiUrl of a local Slack, which has its files there too */
export function createUploads(options: {
  readonly client: WebClient;
  readonly fetch: Fetch;
  readonly scopes: readonly string[] | undefined;
  readonly apiUrl: string | undefined;
}): Uploads {
  const { client, fetch, scopes, apiUrl } = options;
  const host = apiUrl === undefined ? SLACK_FILES : new URL(apiUrl).origin;
  return {
    canRead: scopes?.includes(SCOPE) ?? false,
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
