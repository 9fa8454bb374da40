import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { Activities, MovedClock, systemClock } from '@growth-squad/clock';
import { expect, onTestFinished, test } from 'vitest';
import type { Database } from '../database/database.ts';
import { AddressUnavailable } from '../web/server.ts';
import type { CheckOptions } from './checks.ts';
import { openEndpoints } from './endpoints.ts';
import { Metrics } from './metrics.ts';

function partsOver(read: () => Promise<never>) {
  const clock = new MovedClock(0);
  const database: Database = {
    read,
    readLong: read,
    write: read,
    onCommit: () => () => undefined,
    changedElsewhere: () => undefined,
    close: async () => undefined,
  };
  const checked: CheckOptions = {
    clock: clock.side('bot'),
    database,
    connected: () => true,
    overdueMs: () => 0,
    isHeld: async () => false,
  };
  return { clock, parts: { ...checked, activities: new Activities(), metrics: new Metrics() } };
}

const broken = () => Promise.reject(new Error('disk I/O error'));

async function opened(read: () => Promise<never>) {
  const { clock, parts } = partsOver(read);
  const endpoints = await openEndpoints({ host: '127.0.0.1', port: 0 }, parts);
  onTestFinished(() => endpoints.close());
  return { clock, endpoints, activities: parts.activities };
}

test('a database that can’t be read is neither healthy nor ready, and the metrics say so', async () => {
  const { endpoints } = await opened(broken);
  const health = await fetch(`${endpoints.url}healthz`);
  expect([health.status, await health.json()]).toEqual([
    503,
    { ok: false, process: 'ok', database: 'can’t be read' },
  ]);
  expect((await fetch(`${endpoints.url}readyz`)).status).toBe(503);
  expect(await (await fetch(`${endpoints.url}metrics`)).text()).toContain('growth_squad_database_readable 0');
});

test('a database that hangs is given up after two seconds', async () => {
  let asked = (): void => undefined;
  const reading = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const { clock, endpoints } = await opened(() => {
    asked();
    return new Promise(() => undefined);
  });
  const answer = fetch(`${endpoints.url}healthz`);
  await reading;
  await clock.pass(2_000);
  expect((await answer).status).toBe(503);
});

test('whoever sends half a request, however often, keeps nobody out, and is let go', async () => {
  const { endpoints } = await opened(broken);
  const { port, hostname } = new URL(endpoints.url);
  const halves = await Promise.all(
    Array.from({ length: 40 }, async () => {
      const socket = connect(Number(port), hostname);
      onTestFinished(() => void socket.destroy());
      socket.on('error', () => undefined).resume();
      await once(socket, 'connect');
      socket.write('GET /healthz HTTP/1.1\r\nHost: ');
      return socket;
    }),
  );
  const asked = systemClock.monotonic();
  expect((await fetch(`${endpoints.url}healthz`)).status).toBe(503);
  expect(systemClock.monotonic() - asked).toBeLessThan(2_000);
  expect(halves.filter((socket) => !socket.closed).length).toBeLessThanOrEqual(32);
  const ends = halves.map((socket) => (socket.closed ? undefined : once(socket, 'close')));
  await Promise.all(ends);
  expect(systemClock.monotonic() - asked).toBeLessThan(9_000);
});

test('a taken port and an address of another machine are said in one sentence', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => {
    other.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => void other.close());
  const bound = other.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  const { parts } = partsOver(broken);
  const taken = openEndpoints({ host: '127.0.0.1', port }, parts);
  await expect(taken).rejects.toThrow(AddressUnavailable);
  await expect(taken).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken by another program`);
  // An address for documentation (RFC 5737), nobody's.
  const elsewhere = openEndpoints({ host: '192.0.2.1', port: 0 }, parts);
  await expect(elsewhere).rejects.toThrow('192.0.2.1 is no address of this machine');
});
