import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isIPv6, type Socket } from 'node:net';

/** Where something is answered over HTTP. */
export interface ServerAddress {
  /** An IP address of this machine, or a name for one. */
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
}

export interface WebServer {
  /** Where it listens, with `/` at the end. */
  readonly url: string;
  /** Lets go of the port; whoever is still being answered is cut off. */
  close(): Promise<void>;
}

/** The port can't be had; the message is one sentence for the operator. */
export class AddressUnavailable extends Error {
  override readonly name = 'AddressUnavailable';
}

/** How long somebody may take to say what they ask for, and to ask again. */
const PATIENCE = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
} as const;

/**
 * Listens for HTTP, bounded in time and connections.
 * @param of.settings what its settings begin with: "MONITORING" of `MONITORING_PORT`
 * @param of.most connections at once; of more, the one goes that has been asking for nothing the longest, and of twice
 *   as many none is taken
 * @throws AddressUnavailable when the port is taken or the address is not this machine's
 */
export async function openServer(
  address: ServerAddress,
  of: { readonly settings: string; readonly most: number },
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<WebServer> {
  const server = createServer(PATIENCE, answer);
  keepFew(server, of.most);
  const { host } = address;
  const port = await listening(server, address, of.settings);
  return {
    url: `http://${isIPv6(host) ? `[${host}]` : host}:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Whoever holds connections without asking for anything keeps nobody else out. */
function keepFew(server: Server, most: number): void {
  const idle = new Set<Socket>();
  let open = 0;
  server.maxConnections = 2 * most;
  server.on('connection', (socket: Socket) => {
    open += 1;
    idle.add(socket);
    socket.once('close', () => {
      open -= 1;
      idle.delete(socket);
    });
    const [oldest] = idle;
    if (open > most) oldest?.destroy();
  });
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    idle.delete(socket);
    response.once('close', () => {
      if (!socket.destroyed) idle.add(socket);
    });
  });
}

/** @returns the port */
function listening(server: Server, { host, port }: ServerAddress, settings: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new AddressUnavailable(whyNot(error, { host, port }, settings))));
    server.listen({ host, port, exclusive: true }, () => {
      const bound = server.address();
      resolve(typeof bound === 'object' && bound !== null ? bound.port : port);
    });
  });
}

function whyNot(error: Error, { host, port }: ServerAddress, settings: string): string {
  switch ('code' in error ? error.code : undefined) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is taken by another program: choose another ${settings}_PORT, or end that program.`;
    case 'EACCES':
      return `Port ${port} on ${host} may not be opened by this user: choose a ${settings}_PORT above 1023.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is no address of this machine: correct ${settings}_ADDRESS, or leave it empty for 127.0.0.1.`;
    default:
      return `Port ${port} on ${host} can’t be opened (${error.message}): choose another ${settings}_PORT or ${settings}_ADDRESS.`;
  }
}
