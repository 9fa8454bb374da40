import { createServer, type RequestListener } from 'node:http';
import { onTestFinished } from 'vitest';

/** A server of the test's own on this machine, until the test ends. @returns its port */
export async function standIn(answer: RequestListener): Promise<number> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It listens nowhere');
  return address.port;
}
