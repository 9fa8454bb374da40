import { expect, test } from 'vitest';
import { type Inline, parseMrkdwn } from './mrkdwn-tree.ts';

/** A tree as short notation: `b(bold)`, `i(…)`, `s(…)`, `c(code)`, `p(preformatted)`, `@` for a control sequence. */
const told = (nodes: readonly Inline[]): string =>
  nodes
    .map((node) => {
      switch (node.kind) {
        case 'text':
          return node.text;
        case 'control':
          return `@${node.control.kind}`;
        case 'code':
          return `${node.block ? 'p' : 'c'}(${told(node.inside)})`;
        default:
          return `${node.kind[0]}(${told(node.inside)})`;
      }
    })
    .join('');

const TREES: [string, string][] = [
  ['*bold* _italic_ ~struck~', 'b(bold) i(italic) s(struck)'],
  ['*bold and _both_*', 'b(bold and i(both))'],
  ['_*both*_', 'i(b(both))'],
  ['*a* and *b*', 'b(a) and b(b)'],
  ['*a**b*', '*a**b*'],
  ['*one _two* three_', 'b(one _two) three_'],
  ['`*a*` ```\n_b_\n```', 'c(*a*) p(_b_)'],
  ['*<@U1>* in <#C1>', 'b(@user) in @channel'],
  ['`<@U1>`', 'c(@user)'],
  ['&lt;b&gt; *&amp;*', '<b> b(&)'],
];

test.each(TREES)('%j is read as %j', (mrkdwn, tree) => {
  expect(told(parseMrkdwn(mrkdwn))).toBe(tree);
});
