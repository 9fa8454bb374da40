import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { rowsIn } from './support/database/rows.ts';
import { openSquadStory, type Story } from './support/story/story.ts';
import { saveSetup } from './support/story/time.ts';

const BERLIN = 'Europe/Berlin';
const MANY = 300;
const MINUTE = 60_000;
const LOGGED = 'Your idea is logged.';

/** Colleagues who stand in the channel; the bot hears nothing of it. */
function strangersIn({ stage }: Story): readonly { readonly id: string; readonly name: string }[] {
  const { slack, channel } = stage;
  return Array.from({ length: MANY }, (_, index) => {
    const user = slack.addUser({ name: `Colleague ${index}`, zone: BERLIN, locale: 'en-GB' });
    slack.channels.get(channel.id)?.members.add(user.id);
    return user;
  });
}

/** All of them propose something within a minute. @returns what each reads */
async function propose({ stage }: Story, who: readonly { readonly id: string; readonly name: string }[]) {
  const { slack, channel } = stage;
  const seen: string[] = [];
  const all = who.map(async ({ id, name }, index) => {
    await new Promise<void>((resolve) => {
      stage.clock.side('slack').after((index * MINUTE) / MANY, resolve, 'somebody types');
    });
    await slack.command(id, channel.id, `/idea Idea of ${name}`);
    seen.push(
      slack
        .ephemerals(id, channel.id)
        .map(({ text }) => text)
        .join(' '),
    );
  });
  await stage.pass(2 * MINUTE);
  await Promise.all(all);
  return seen;
}

describe(`${MANY} people whom the bot never met do something within a minute`, () => {
  test('in a channel that was compared with Slack before: all of it is stored', {
    timeout: 120_000,
  }, async () => {
    const story = await openSquadStory();
    const strangers = strangersIn(story);
    await story.stage.restartBot();
    await story.stage.pass(6 * MINUTE);
    const seen = await propose(story, strangers);
    expect(seen.filter((text) => !text.includes(LOGGED))).toEqual([]);
    const [stored] = rowsIn(story.stage.file, 'select count(*) as count from hypotheses');
    expect(stored).toEqual({ count: MANY });
  });

  test('in one that was not: who can’t be asked for in time reads so, and nobody that we are at fault', {
    timeout: 120_000,
  }, async () => {
    const story = await openSquadStory({ expectedRefusals: ['ratelimited'] });
    const strangers = strangersIn(story);
    const seen = await propose(story, strangers);
    const told = story.words.common.notToldYet;
    const isStored = (text: string) => text.includes(LOGGED);
    const isPutOff = (text: string) => text.includes(told);
    expect(seen.filter((text) => !isStored(text) && !isPutOff(text))).toEqual([]);
    expect(seen.filter(isStored).length).toBeGreaterThan(90);
    // Slack is asked in vain no more than a few times.
    expect(story.stage.slack.refused.filter(({ method }) => method === 'users.info').length).toBeLessThan(10);
  });

  test('a member whose name is not known yet answers the stand-up all the same', async () => {
    const story = await openSquadStory({ drawnAnew: false });
    const { stage, people, words, read } = story;
    await stage.goTo('2026-11-24', '10:30');
    // As after a set-up that named more people than Slack told of in time.
    await stage.stopBot();
    const sqlite = new Sqlite(stage.file);
    sqlite.prepare('delete from people where user_id = ?').run(people.backend.id);
    sqlite.close();
    stage.slack.intercept(({ method }) =>
      /^users\./.test(method) ? { kind: 'ratelimited', retryAfter: 600 } : undefined,
    );
    await stage.startBot();
    await people.backend.command('/standup', story.channel);
    await people.backend.fill({ [words.standup.modal.today]: 'five interviews' });
    expect((await people.backend.submit()).text).toContain('Noted.');
    await stage.goTo('2026-11-24', '11:05');
    expect(read()).toContain(`${people.backend.id} — five interviews`);
  });

  test('a set-up that names somebody of whom Slack does not tell stays open and says why', async () => {
    const story = await openSquadStory();
    const { stage, people, words } = story;
    const kira = stage.addPerson({ name: 'Kira', zone: BERLIN, locale: 'en-GB' });
    const mend = stage.slack.intercept(({ method }) =>
      /^users\./.test(method) ? { kind: 'ratelimited', retryAfter: 60 } : undefined,
    );
    await people.product.invite(story.channel, kira.name);
    await people.product.command('/squad setup', story.channel);
    const engineers = [people.frontend.name, people.backend.name, kira.name];
    await people.product.fill({ [words.setup.engineers]: engineers });
    expect((await people.product.submit()).modal?.text).toContain(words.common.notToldYet);
    mend();
    await stage.pass(61_000);
    await saveSetup(people.product);
  });
});
