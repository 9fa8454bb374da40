import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { stopOnSignal } from './stop-on-signal.ts';

/** A process that is told to stop and takes its time. */
function stopping() {
  const codes: number[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let asked = 0;
  const emitter = new EventEmitter();
  const process = Object.assign(emitter, { exit: (code: number) => codes.push(code) });
  stopOnSignal(process, () => {
    asked += 1;
    return promise;
  });
  const settled = async (settle: () => void): Promise<void> => {
    settle();
    await promise.catch(() => undefined);
    await Promise.resolve();
  };
  return {
    signal: (name: 'SIGINT' | 'SIGTERM') => emitter.emit(name),
    ends: () => settled(resolve),
    fails: () => settled(() => reject(new Error('busy'))),
    codes,
    asked: () => asked,
  };
}

test('SIGTERM stops once and cleanly, however often it comes', async () => {
  const run = stopping();
  for (let time = 0; time < 3; time += 1) run.signal('SIGTERM');
  expect([run.asked(), run.codes]).toEqual([1, []]);
  await run.ends();
  expect(run.codes).toEqual([0]);
});

test('a second Ctrl-C does not wait', () => {
  const run = stopping();
  run.signal('SIGINT');
  expect(run.codes).toEqual([]);
  run.signal('SIGINT');
  expect(run.codes).toEqual([1]);
});

test('a stop that fails is told by the exit code', async () => {
  const run = stopping();
  run.signal('SIGTERM');
  await run.fails();
  expect(run.codes).toEqual([1]);
});
