/** What a request says of where it goes and where it comes from. */
export interface Knock {
  readonly host: string | undefined;
  /** The site whose page makes the request; browsers send it with each WebSocket, post and foreign request. */
  readonly origin: string | undefined;
}

/**
 * Whether a request comes by an address of this machine, so that no name that a foreign site has pointed here will do,
 * and from no other site's page.
 */
export function isFromHere({ host = '', origin }: Knock): boolean {
  if (!/^(127\.0\.0\.1|localhost):\d+$/.test(host)) return false;
  return origin === undefined || origin === `http://${host}`;
}
