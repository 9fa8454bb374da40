import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { openSquadStory, openStory } from './support/story/story.ts';
import { fillTakeIn } from './support/story/take-in.ts';

describe('App Home', () => {
  test.each(['en', 'zh-CN'] as const)(
    'of a member shows the number, what waits and what comes next (%s)',
    async (language) => {
      const { people, words, stage } = await openSquadStory({ language });
      const before = await people.frontend.openHome();
      expect(before).toContain(words.home.nothingWaits);
      expect(before).toContain('09:30');
      await stage.until(1, '10:00');
      const home = await people.frontend.openHome();
      expect(home).toContain('1,500');
      expect(home).toContain(words.home.see);
    },
  );

  test('a stand-up answered from Home waits no more, without opening Home again', async () => {
    const { people, words, stage } = await openSquadStory();
    await stage.until(2, '10:05');
    expect(await people.frontend.openHome()).toContain('Today’s stand-up · open until 18:00 [Answer]');
    await people.frontend.click(words.home.answer, { in: 'home' });
    await people.frontend.fill({ [words.standup.modal.today]: 'Build the page' });
    await people.frontend.submit();
    expect(people.frontend.readHome()).not.toContain('Today’s stand-up');
    expect(await people.designer.openHome()).toContain('Today’s stand-up');
  });

  test('an idea logged and a number entered from Home stand there at once', async () => {
    const { people, words } = await openSquadStory();
    await people.backend.openHome();
    await people.backend.click(words.home.logIdea, { in: 'home' });
    await people.backend.fill({ [words.hypothesis.title]: 'let three people buy together' });
    await people.backend.submit();
    expect(people.backend.readHome()).toContain(
      'let three people buy together: your part is not estimated yet.',
    );
    await people.backend.cancel();
    await people.backend.click(words.home.enterNumber, { in: 'home' });
    await people.backend.fill({ [words.metric.labels.total(words.setup.defaultMetric)]: '312' });
    await people.backend.submit();
    expect(people.backend.readHome()).toContain('312 of 1,500 new sign-ups');
  });

  test('an estimate asked for on Home is gone from it once it is given', async () => {
    const { people, words, channel } = await openSquadStory();
    await people.product.command('/idea Shorter form', channel);
    expect(await people.frontend.openHome()).toContain('Shorter form: your part is not estimated yet.');
    await people.frontend.click(words.home.estimateMine, { in: 'home' });
    await people.frontend.fill({ [words.hypothesis.simple]: '2' });
    await people.frontend.submit();
    expect(people.frontend.readHome()).not.toContain('Shorter form');
  });

  test('what is said to be live on Home then asks for its result there, on its Friday', async () => {
    const { people, words, stage, channel } = await openSquadStory();
    await people.product.command('/idea Shorter form', channel);
    await people.frontend.openHome();
    await people.frontend.click(words.home.estimateMine, { in: 'home' });
    await people.frontend.fill({ [words.hypothesis.simple]: '2' });
    await people.frontend.submit();
    await stage.until(1, '09:35');
    const { takeIn, buttons } = words.week;
    await people.product.click(takeIn.title, { in: channel, near: 'Shorter form' });
    await fillTakeIn(people.product, words, {
      [takeIn.owner]: people.frontend.name,
      [takeIn.liveBy]: '2026-11-24',
    });
    expect((await people.product.submit()).modal).toBeUndefined();
    expect(await people.frontend.openHome()).toContain('Shorter form · live by Tue · Fatima');
    await stage.until(2, '09:00');
    const home = await people.frontend.openHome();
    expect(home).toContain(`Shorter form should go live today. [${buttons.live}]`);
    await people.frontend.click(buttons.live, { in: 'home' });
    expect((await people.frontend.submit()).modal).toBeUndefined();
    const live = people.frontend.readHome();
    expect(live).toContain('Shorter form · live since Tue · Fatima');
    // Nobody has to look before its Friday: its week is the first whole one after it.
    expect(live).not.toContain('What came of it?');
    await stage.goTo('2026-12-11', '09:00');
    const due = await people.frontend.openHome();
    expect(due).toContain(`What came of it? [${buttons.enterResult}]`);
    const asked = await people.frontend.click(buttons.enterResult, { in: 'home' });
    expect(asked.modal?.title).toBe(words.week.result.title);
  });

  test('somebody in no squad reads how to begin, a guest what guests can do', async () => {
    const { stage, words } = await openStory();
    const nobody = stage.addPerson({ name: 'Nora', zone: 'UTC', locale: 'en-US' });
    expect(await nobody.openHome()).toContain('/squad setup');
    const guest = stage.addPerson({ name: 'Gus', zone: 'UTC', locale: 'zh-CN', guest: true });
    expect(await guest.openHome()).toContain('访客');
    expect(guest.readHome()).not.toContain(words.home.noSquad.title);
  });

  test('times stand in the reader’s zone', async () => {
    const { people } = await openSquadStory();
    expect(await people.backend.openHome()).toContain('Next: planning, Mon 08:30');
    expect(await people.designer.openHome()).toContain('Next: planning, Mon 16:30');
  });

  test('what can’t be read is said with the reference under which it is logged', async () => {
    const { people, stage } = await openSquadStory({ expectedErrors: [/A request failed.*"reference"/s] });
    await stage.bot.core.database.write(async (tx) => {
      await tx.run(sql`drop table entries`);
    });
    expect(await people.frontend.openHome()).toMatch(/it is our fault.*\(reference \w{4}\)/);
  });

  test('is shown once Slack takes it, as it stands then', async () => {
    const { people, stage, words } = await openSquadStory();
    let refusals = 0;
    stage.slack.intercept(({ method }) => {
      if (method !== 'views.publish' || refusals === 2) return undefined;
      refusals += 1;
      return { kind: 'status', status: 503 };
    });
    await people.frontend.openHome();
    await stage.pass(15_000);
    expect(refusals).toBe(2);
    expect(people.frontend.readHome()).toContain(words.home.nothingWaits);
  });

  test('is given up where Slack will not take it, and says so in the log', async () => {
    const { people, stage } = await openSquadStory({ expectedErrors: [/App Home could not be shown/] });
    let tries = 0;
    stage.slack.intercept(({ method }) => {
      if (method !== 'views.publish') return undefined;
      tries += 1;
      return { kind: 'status', status: 503 };
    });
    await people.frontend.openHome();
    await stage.pass(5 * 60_000);
    expect(tries).toBe(4);
  });

  test('a click there whose form Slack does not open is answered in the private messages, once', async () => {
    const { people, stage, words } = await openSquadStory({ expectedErrors: [/A request failed/] });
    const { frontend } = people;
    await frontend.openHome();
    const heal = stage.slack.intercept(({ method }) =>
      method === 'views.open' ? { kind: 'status', status: 503 } : undefined,
    );
    await frontend.click(words.home.logIdea, { in: 'home' });
    heal();
    await stage.pass(5_000);
    expect(frontend.readDm().match(/it is our fault.*\(reference \w{4}\)/g)).toHaveLength(1);
    const seen = await frontend.click(words.home.logIdea, { in: 'home' });
    expect(seen.modal).toBeDefined();
  });
});
