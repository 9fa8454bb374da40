import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openSquadStory, type Story } from './story.ts';

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
});

describe('when Slack does not say who somebody is', () => {
  test.each(['/idea Group buying', '/standup five interviews', '/metric 312'])(
    '%s is answered in time, with what was typed, and works once Slack is back',
    async (line) => {
      const story = await openSquadStory({ expectedErrors: [/A request failed/, /no answer within 30 s/] });
      const { channel, people, stage } = story;
      const sam = stage.addPerson({ name: 'Sam', zone: 'Europe/Berlin', locale: 'en-GB' });
      const heal = stage.slack.intercept(({ method }) =>
        method === 'users.info' ? { kind: 'hang' } : undefined,
      );
      await people.product.invite(channel, 'Sam');
      const seen = await sam.command(line, channel);
      expect(seen.text).toMatch(/our fault/);
      expect(seen.text).toContain(`You wrote: ${line.slice(line.indexOf(' ') + 1)}`);
      heal();
      const again = await sam.command(line, channel);
      expect(again.text).not.toMatch(/our fault/);
      // Until the bot itself gives up what was never answered.
      await stage.pass(35_000);
    },
  );
});
