import { expect, test } from 'vitest';
import { inThread, questions, texts } from './questions.ts';

test('each text that the form reads is asked, and told in the thread', () => {
  const names = Object.keys(texts);
  expect(questions.map(({ name }) => name)).toEqual(names);
  expect(inThread.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
});
