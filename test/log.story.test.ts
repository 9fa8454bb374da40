import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { instantOf } from '../src/calendar/zone.ts';
import { castIn } from '../src/demo/cast.ts';
import { Stage } from '../src/demo/stage.ts';
import { catalogue } from '../src/language/catalogue.ts';
import { createLog } from '../src/slack/log.ts';
import { temporaryFolder } from './support/database/temporary-database.ts';
import { MONDAY, type Story, setUp } from './support/story/story.ts';

const logLine = z.looseObject({
  msg: z.string(),
  reference: z.string().optional(),
  key: z.string().optional(),
  messages: z.array(z.string()).optional(),
});

/** A squad whose bot writes the log that an operator has, at its most talkative. */
async function withRealLog() {
  const written: string[] = [];
  const cast = castIn('en');
  const log = createLog({
    level: 'trace',
    destination: { write: (text: string) => void written.push(text) },
  });
  const file = join(temporaryFolder(), 'squad.sqlite');
  const stage = await Stage.open({ cast, start: instantOf(MONDAY, '08:30', cast.zone), file, log });
  onTestFinished(() => stage.close());
  await stage.startBot();
  const { people } = stage;
  const { channel } = cast;
  await people.product.invite(channel);
  const words = catalogue('en');
  const story: Pick<Story, 'people' | 'words' | 'stage'> = { people, words, stage };
  await setUp(story);
  const lines = () => written.map((line) => logLine.parse(JSON.parse(line)));
  return { ...story, channel, lines, text: () => written.join('') };
}

test('from the reference that a person is shown the log leads to their deed, and on to the messages it caused', async () => {
  const { people, stage, channel, lines } = await withRealLog();
  await stage.goTo(MONDAY, '09:31');
  const before = lines().length;
  await people.marketing.command('/idea Group buying', channel);
  await stage.pass(10_000);
  const since = lines().slice(before);
  const owed = since.find(({ msg }) => msg === 'Messages are owed');
  expect(owed?.reference).toMatch(/^[2-9A-Z]{4}$/);
  const sent = since.filter(({ msg }) => msg === 'Slack did what a message needed').map(({ key }) => key);
  expect(owed?.messages).not.toEqual([]);
  for (const key of owed?.messages ?? []) expect(sent).toContain(key);
  const heard = since.find(({ msg }) => msg === 'Slack was heard');
  expect(heard?.reference).toBe(owed?.reference);
});

test('a person is shown the reference that stands in the log', async () => {
  const { people, stage, channel, lines } = await withRealLog();
  await stage.bot.core.database.close();
  const { text } = await people.marketing.command('/idea Group buying', channel);
  const [, reference] = /reference (\w{4})/.exec(text) ?? [];
  const about = lines().filter((line) => line.reference === reference);
  expect(about.map(({ msg }) => msg)).toEqual(['A request failed', 'Slack was heard']);
});

test('no token and nothing that people typed reaches the log, whatever goes wrong', async () => {
  const { people, stage, channel, words, text } = await withRealLog();
  await people.marketing.command('/idea canary1 pricing', channel);
  await people.marketing.command('/squad canary2', channel);
  await people.backend.command('/metric canary3', channel);
  await stage.goTo(MONDAY, '09:31');
  const heal = stage.slack.intercept(({ method }) =>
    /^(chat|views)\./.test(method) ? { kind: 'error', error: 'fatal_error' } : undefined,
  );
  await people.frontend.command('/idea canary4 checkout', channel);
  await stage.pass(60_000);
  heal();
  await stage.goTo('2026-11-24', '10:01');
  await people.product.click(words.standup.answer, { in: 'dm' });
  await people.product.fill({ [words.standup.modal.today]: 'canary5 interviews' });
  await people.product.submit();
  stage.slack.cut();
  await stage.pass(60_000);
  await people.marketing.click(words.standup.answer, { in: 'dm' });
  await people.marketing.fill({ [words.standup.modal.today]: 'canary6 interviews' });
  await stage.bot.core.database.close();
  await people.marketing.submit();
  await people.designer.command('/idea canary7 page', channel);
  expect(text()).toContain('A request failed');
  expect(text()).toContain('A message could not be sent');
  expect(text()).not.toMatch(/canary/i);
  expect(text()).not.toContain(stage.slack.botToken);
  expect(text()).not.toContain(stage.slack.appToken);
});
