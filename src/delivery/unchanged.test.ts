import { expect, test } from 'vitest';
import { methods, once, type Rig, rig } from '../../test/support/rigs/delivery-rig.ts';
import { touch } from './changed.ts';
import type { Renderer } from './renderer.ts';
import { want } from './want.ts';

const MINUTE = 60_000;

/** A message that shows what `shown` holds. */
async function board() {
  const shown = { text: 'one' };
  const renderer: Renderer = {
    kind: 'text',
    render: async () => ({
      text: shown.text,
      blocks: [{ type: 'section', text: { type: 'plain_text', text: shown.text } }],
    }),
  };
  const r = await rig();
  const process = await r.boot({ renderers: [renderer] });
  await r.change((change) => want(change, r.wanted('board')));
  await r.moved.settle();
  return { r, shown, process, renderer };
}

const touched = (r: Rig) => r.change(async (change) => touch(change, r.workspaceId, 'board'));
const stands = (r: Rig) => r.posts().map(({ text }) => text);

test('an edit that would show the same is no call', async () => {
  const { r, shown } = await board();
  await touched(r);
  await r.moved.pass(MINUTE);
  expect(methods(r)).toEqual(['chat.postMessage']);
  expect(await r.row('board')).toMatchObject({ state: 'sent', sentRevision: 2 });
  shown.text = 'two';
  await touched(r);
  await r.moved.pass(MINUTE);
  expect(methods(r)).toEqual(['chat.postMessage', 'chat.update']);
});

test('an edit whose end is not known may stand: what stood before is sent again', async () => {
  const { r, shown } = await board();
  shown.text = 'two';
  once(r, 'chat.update', { kind: 'answer lost' });
  await touched(r);
  await r.moved.settle();
  expect(stands(r)).toEqual(['two']);
  shown.text = 'one';
  await r.moved.pass(10 * MINUTE);
  expect(stands(r)).toEqual(['one']);
});

test('so may one that an earlier process made, of which it learned nothing any more', async () => {
  const { r, shown, process, renderer } = await board();
  shown.text = 'two';
  once(r, 'chat.update', { kind: 'slow answer', ms: MINUTE });
  await touched(r);
  await r.moved.pass(1_000);
  process.kill();
  expect(stands(r)).toEqual(['two']);
  shown.text = 'one';
  await r.boot({ renderers: [renderer] });
  await r.moved.pass(10 * MINUTE);
  expect(stands(r)).toEqual(['one']);
});
