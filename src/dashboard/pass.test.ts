import { expect, test } from 'vitest';
import { passFor, readPass } from './pass.ts';

const ID = '01a20787-bd10-751d-b279-d95381fde216';
const uses = ['open', 'visit', 'wall'] as const;

test.each(uses)('a pass to %s is good for that, and for nothing else', (use) => {
  const pass = passFor('a secret', use, ID);
  for (const other of uses) expect(readPass('a secret', other, pass)).toBe(other === use ? ID : undefined);
});

test.each([
  ['of another secret', passFor('another secret', 'wall', ID)],
  ['of another id', passFor('a secret', 'wall', ID).replace('01a2', '01a3')],
  ['cut short', passFor('a secret', 'wall', ID).slice(0, -1)],
  ['with something behind it', `${passFor('a secret', 'wall', ID)}A`],
  ['without its mark', `${ID}.`],
  ['that is none', ''],
])('a pass %s is none', (_, pass) => expect(readPass('a secret', 'wall', pass)).toBeUndefined());
