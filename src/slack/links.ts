/**
 * The address of a message: what `chat.getPermalink` answers, without asking.
 * @param workspace "https://acme.slack.com/"
 * @param thread the `ts` of the message in whose thread it stands
 */
export function messageAddress(
  workspace: string,
  at: { readonly channel: string; readonly ts: string; readonly thread?: string | undefined },
): string {
  const address = new URL(`/archives/${at.channel}/p${at.ts.replace('.', '')}`, workspace);
  if (at.thread !== undefined && at.thread !== at.ts) {
    address.search = new URLSearchParams({ thread_ts: at.thread, cid: at.channel }).toString();
  }
  return address.href;
}
