import { expect, test } from 'vitest';
import { builderLink } from './builder.ts';
import { unfolded } from './unfolded.ts';

const read = (of: object) => JSON.parse(decodeURIComponent(builderLink(of)?.split('#')[1] ?? 'null'));
const blocks = [{ type: 'divider', block_id: 'b' }];

test('a message is opened by its blocks, a view by what its author wrote', () => {
  expect(read({ ts: '1', text: 'x', blocks })).toEqual({ blocks });
  expect(read({ type: 'modal', id: 'V1', hash: 'h', title: { text: 'T' }, submit: null, blocks })).toEqual({
    type: 'modal',
    title: { text: 'T' },
    blocks,
  });
  expect(read({ type: 'home', title: { text: 'View Title' }, blocks })).toEqual({ type: 'home', blocks });
  expect(builderLink({ text: 'no blocks' })).toBeUndefined();
});

test('JSON inside of texts is read, other texts stay', () => {
  expect(unfolded({ view: '{"blocks":[1]}', text: '[Take it]', n: 1 })).toEqual({
    view: { blocks: [1] },
    text: '[Take it]',
    n: 1,
  });
});
