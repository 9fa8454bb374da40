import { expect, it } from 'vitest';
import { hiddenIn } from './hidden.ts';

it('hides tokens, tickets and addresses that answer, wherever they stand', () => {
  const payload = {
    token: 'abc',
    bot: { access_token: 'x', list: [{ token: 'y' }] },
    text: 'the token is xoxb-1-2-abc, the other xapp-1-A1-2-def.',
    response_url: 'http://127.0.0.1:1/response/7-abc.d',
    url: 'ws://127.0.0.1:1/link/?ticket=0-1-2&app_id=A1',
    n: 1,
    none: null,
  };
  expect(hiddenIn(payload)).toEqual({
    token: '•••',
    bot: { access_token: '•••', list: [{ token: '•••' }] },
    text: 'the token is •••, the other •••.',
    response_url: 'http://127.0.0.1:1/response/•••',
    url: 'ws://127.0.0.1:1/link/?ticket=•••&app_id=A1',
    n: 1,
    none: null,
  });
});
