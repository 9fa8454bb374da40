import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Calls, Pacing, type SlackMethod } from './pacing.ts';

const post = (lane: string, workspaceId = 'T1'): Calls => ({
  workspaceId,
  lane,
  methods: ['chat.postMessage'],
});
const update: Calls = { workspaceId: 'T1', lane: 'C1', methods: ['chat.update'] };

test('the first post goes at once, the next into the same channel more than a second later', () => {
  const pacing = new Pacing();
  expect(pacing.reserve(0, post('C1')).at).toBe(0);
  expect(pacing.reserve(10, post('C1')).at).toBe(1112);
  expect(pacing.reserve(20, post('C1')).at).toBe(2224);
  expect(pacing.reserve(20, post('C2')).at).toBe(20);
});

test('updates are not bound to a second, but to 45 a minute in a workspace', () => {
  const pacing = new Pacing();
  const slots = Array.from({ length: 46 }, (_, n) => pacing.reserve(n, update).at);
  expect(slots.slice(0, 45)).toEqual(Array.from({ length: 45 }, (_, n) => n));
  expect(slots[45]).toBe(60_000);
  expect(pacing.reserve(50, { ...update, workspaceId: 'T2' }).at).toBe(50);
});

test('posts into many channels are bound to 270 a minute in a workspace', () => {
  const pacing = new Pacing();
  const slots = Array.from({ length: 271 }, (_, n) => pacing.reserve(n, post(`C${n}`)).at);
  expect(slots.slice(0, 270)).toEqual(Array.from({ length: 270 }, (_, n) => n));
  expect(slots[270]).toBe(60_000);
  expect(pacing.reserve(271, post('C1', 'T2')).at).toBe(271);
});

test('what was not called is given back', () => {
  const pacing = new Pacing();
  pacing.giveBack(pacing.reserve(0, post('C1')));
  expect(pacing.reserve(0, post('C1')).at).toBe(0);
});

test('a method that Slack told to wait waits so long, in that workspace', () => {
  const pacing = new Pacing();
  pacing.block('T1', 'chat.postMessage', 17_000);
  expect(pacing.reserve(0, post('C1')).at).toBe(17_000);
  expect(pacing.reserve(0, update).at).toBe(0);
  expect(pacing.reserve(0, post('C1', 'T2')).at).toBe(0);
  pacing.forget(17_000);
  expect(pacing.blockedUntil(17_000, post('C1'))).toBe(17_000);
});

test('calls that were made late let those after them wait, and who was planned earlier goes first', () => {
  const pacing = new Pacing();
  const late = pacing.reserve(0, post('C1'));
  const next = pacing.reserve(0, post('C1'));
  const last = pacing.reserve(0, post('C1'));
  expect(next.at).toBe(1112);
  pacing.made(late, 700);
  const confirmed = pacing.confirm(next, 1112);
  expect(confirmed.at).toBe(1812);
  expect(pacing.confirm(confirmed, 1812).at).toBe(1812);
  expect(last.at).toBe(2224);
  expect(pacing.confirm(last, 2224).at).toBe(2924);
});

test('a time that nobody was late for is kept when it comes', () => {
  const pacing = new Pacing();
  for (let n = 0; n < 270; n += 1) pacing.made(pacing.reserve(0, post(`C${n}`)), 0);
  const planned = Array.from({ length: 300 }, (_, n) => pacing.reserve(0, post(`D${n}`)));
  expect(planned.map((slot) => pacing.confirm(slot, slot.at).at)).toEqual(planned.map(({ at }) => at));
});

test('however late calls are made, no minute and no second holds more than allowed', () => {
  const lateness = fc.array(fc.integer({ min: 0, max: 8_000 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(lateness, (late) => {
      const pacing = new Pacing();
      const waiting = late.map((ms, n) => ({ ms, slot: pacing.reserve(0, { ...update, lane: `C${n}` }) }));
      const made: number[] = [];
      let now = 0;
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        now = Math.max(now, next.slot.at);
        const slot = pacing.confirm(next.slot, now);
        if (slot.at > now) {
          waiting.push({ ...next, slot });
          waiting.sort((a, b) => a.slot.at - b.slot.at);
          continue;
        }
        now += next.ms;
        pacing.made(slot, now);
        made.push(now);
      }
      for (const at of made)
        expect(made.filter((call) => call >= at && call < at + 60_000).length).toBeLessThanOrEqual(45);
    }),
    { numRuns: 50 },
  );
});

test('however calls are asked for and given back, no minute and no second holds more than allowed', () => {
  const asked = fc.record({
    after: fc.integer({ min: 0, max: 3_000 }),
    lane: fc.constantFrom('C1', 'C2', 'C3'),
    method: fc.constantFrom<SlackMethod>('chat.postMessage', 'chat.update', 'conversations.open'),
    giveBack: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(asked, { maxLength: 400 }), (list) => {
      const pacing = new Pacing();
      const kept: { at: number; lane: string; method: SlackMethod }[] = [];
      let now = 0;
      for (const { after, lane, method, giveBack } of list) {
        now += after;
        const slot = pacing.reserve(now, { workspaceId: 'T', lane, methods: [method] });
        expect(slot.at).toBeGreaterThanOrEqual(now);
        if (giveBack && slot.at > now) pacing.giveBack(slot);
        else kept.push({ at: slot.at, lane, method });
      }
      const most = (calls: { at: number }[], span: number) =>
        Math.max(0, ...calls.map(({ at }) => calls.filter((c) => c.at >= at && c.at < at + span).length));
      const of = (method: SlackMethod) => kept.filter((call) => call.method === method);
      expect(most(of('chat.update'), 60_000)).toBeLessThanOrEqual(45);
      expect(most(of('chat.postMessage'), 60_000)).toBeLessThanOrEqual(270);
      for (const lane of ['C1', 'C2', 'C3'])
        expect(
          most(
            of('chat.postMessage').filter((c) => c.lane === lane),
            1_000,
          ),
        ).toBeLessThanOrEqual(1);
    }),
    { numRuns: 50 },
  );
});
