import type { Protection } from '../protection.ts';

/** Promise 3, when: what is too late expires, and nobody is asked on a wrong day. */
export const inTime: readonly Protection[] = [
  {
    name: 'hot-topic-expires',
    promise: 3,
    file: 'src/hypothesis/topic-answer.ts',
    text: '    notAfter: change.at + ASKED_WITHIN_MS,\n',
    instead: '',
    seenBy: ['test/too-late.story.test.ts'],
    test: 'a hot topic',
  },
];
