import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { accountOf } from '../src/demo/account.ts';
import { MONDAY, openSquadStory, type Story } from './support/story/story.ts';

/** From now on each new row of that table fails, as on a full disk. @returns how to end it */
function fail({ stage }: Story, table: string): () => void {
  const database = new Sqlite(stage.file);
  database.exec(
    `create trigger full_disk before insert on ${table} begin select raise(abort, 'database or disk is full'); end`,
  );
  return () => {
    database.exec('drop trigger full_disk');
    database.close();
  };
}

describe('when the store fails', () => {
  test('a command says so with a reference and gives back what was typed', async () => {
    const story = await openSquadStory({ expectedErrors: [/disk is full/] });
    const { people, channel } = story;
    const heal = fail(story, 'hypotheses');
    const seen = await people.marketing.command('/idea Group buying', channel);
    heal();
    expect(seen.text).toMatch(/our fault.*\(reference [2-9A-Z]{4}\)/);
    expect(seen.text).toContain('You wrote: Group buying');
    expect((await people.marketing.command('/idea Group buying', channel)).text).toContain('Logged');
  });

  test('a modal stays open with its text and says so; submitted again it is stored once', async () => {
    const story = await openSquadStory({ expectedErrors: [/disk is full/] });
    const { people, channel, words } = story;
    const { title } = words.hypothesis;
    await people.marketing.command('/idea', channel);
    await people.marketing.fill({ [title]: 'Group buying' });
    const heal = fail(story, 'inbox');
    const seen = await people.marketing.submit();
    heal();
    const field = seen.modal?.fields.find(({ label }) => label === title);
    expect(field?.error).toMatch(/our fault.*\(reference [2-9A-Z]{4}\)/);
    expect(field?.value).toBe('Group buying');
    const again = await people.marketing.submit();
    expect(again.text).toContain('Logged');
    expect((await accountOf(story.stage)).rows.get('hypotheses')).toBe(1);
  });
});

describe('when Slack does not say who somebody is', () => {
  test.each(['/idea Group buying', '/standup five interviews', '/metric 312'])(
    '%s is answered in time, with what was typed, and works once Slack is back',
    async (line) => {
      const story = await openSquadStory({ expectedErrors: [/no answer within 30 s/] });
      const { channel, people, stage, words } = story;
      const sam = stage.addPerson({ name: 'Sam', zone: 'Europe/Berlin', locale: 'en-GB' });
      const heal = stage.slack.intercept(({ method }) =>
        method === 'users.info' ? { kind: 'hang' } : undefined,
      );
      await people.product.invite(channel, 'Sam');
      const seen = await sam.command(line, channel);
      expect(seen.text).toContain(words.common.notToldYet);
      expect(seen.text).toContain(`You wrote: ${line.slice(line.indexOf(' ') + 1)}`);
      heal();
      const again = await sam.command(line, channel);
      expect(again.text).not.toMatch(/our fault/);
      expect(again.text).not.toContain(words.common.notToldYet);
      // Until the bot itself gives up what was never answered.
      await stage.pass(35_000);
    },
  );
});

describe('what comes too late', () => {
  test('a plan that closed while the bot was away for a week is not told as this week’s', async () => {
    const { stage, people, channel, words, read } = await openSquadStory();
    await people.marketing.command('/idea Group buying', channel);
    await stage.goTo(MONDAY, '09:40');
    await stage.stopBot();
    await stage.goTo('2026-11-30', '09:00');
    await stage.startBot();
    await stage.pass(10_000);
    expect(read()).not.toContain('This week we');
    await stage.goTo('2026-11-30', '09:31');
    await people.product.click(words.planning.close, { in: channel });
    await stage.pass(5_000);
    expect(read().match(/This week we/g)).toHaveLength(1);
  });

  test('a stand-up whose channel is back after a week is not told any more', async () => {
    const { stage, people, words, read } = await openSquadStory({ from: ['2026-11-24', '08:30'] });
    await stage.goTo('2026-11-24', '10:05');
    await people.product.click(words.standup.answer, { in: 'dm' });
    await people.product.fill({ [words.standup.modal.today]: 'five interviews' });
    await people.product.submit();
    stage.slack.archive(stage.channel.id, people.product.id);
    await stage.goTo('2026-12-01', '09:00');
    stage.slack.unarchive(stage.channel.id, people.product.id);
    await stage.goTo('2026-12-01', '09:30');
    expect(read()).not.toContain('five interviews');
  });
});

test('a scope that the app lacks is named to whoever runs it, and what waited is posted once it is there', async () => {
  const { stage, words, read } = await openSquadStory({
    expectedErrors: [/Slack refuses the bot: the app lacks the scope chat:write\. Add it under "OAuth/],
  });
  const heal = stage.slack.intercept(({ method }) =>
    method === 'chat.postMessage'
      ? { kind: 'error', error: 'missing_scope', needed: 'chat:write' }
      : undefined,
  );
  await stage.goTo(MONDAY, '09:31');
  heal();
  expect(read()).not.toContain(words.planning.close);
  await stage.pass(60 * 60_000);
  expect(read()).toContain(words.planning.close);
});
