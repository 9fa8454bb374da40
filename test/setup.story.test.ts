import { describe, expect, test } from 'vitest';
import { openSquadStory, openStory } from './support/story/story.ts';

describe('set-up', () => {
  test.each(['en', 'zh-CN'] as const)(
    'with defaults only, "Save" is the first click (%s)',
    async (language) => {
      const { people, words, read, stage } = await openStory({ language });
      const opened = await people.product.click(words.setup.setItUp);
      expect(opened.modal?.title).toBe(words.setup.title);
      const saved = await people.product.submit();
      expect(saved.modal).toBeUndefined();
      expect(read()).toContain(words.setup.rhythm.title(words.setup.defaultName));
      for (const person of Object.values(people)) expect(read()).toContain(person.name);
      expect(stage.slack.refused).toEqual([]);
    },
  );

  test('the form opened again shows what was saved, and a change is edited in place', async () => {
    const { people, words, channel, read } = await openSquadStory();
    const opened = await people.product.command('/squad setup', channel);
    const field = (label: string) => opened.modal?.fields.find((one) => one.label === label)?.value;
    expect(field(words.setup.target)).toBe('1500');
    expect(field(words.setup.engineers)).toContain(people.frontend.name);
    await people.product.fill({ [words.setup.name]: 'Sign-up squad' });
    await people.product.submit();
    expect(read()).toContain('Sign-up squad: our week');
    expect(read().match(/our week/g)).toHaveLength(1);
  });

  test('times that leave too little room get a sentence beside the field, and nothing typed is lost', async () => {
    const { people, words } = await openStory();
    await people.product.click(words.setup.setItUp);
    await people.product.fill({ [words.setup.name]: 'Ours', [words.setup.planningCloses]: '09:45' });
    const seen = await people.product.submit();
    const field = (label: string) => seen.modal?.fields.find((one) => one.label === label);
    expect(field(words.setup.planningCloses)?.error).toBe(words.setup.problems.closesTooSoon);
    expect(field(words.setup.name)?.value).toBe('Ours');
  });

  test('a keeper who is not in the squad, a target that is no number: each at its field', async () => {
    const { people, words, stage } = await openStory();
    stage.addPerson({ name: 'Stranger', zone: 'UTC', locale: 'en-US' });
    await people.product.click(words.setup.setItUp);
    await people.product.fill({ [words.setup.keeper]: 'Stranger' });
    const first = await people.product.submit();
    expect(first.modal?.errors).toEqual([`${words.setup.keeper}: ${words.setup.problems.keeperNotMember}`]);
    await people.product.fill({ [words.setup.target]: '1.284', [words.setup.keeper]: people.product.name });
    const second = await people.product.submit();
    expect(second.modal?.errors).toEqual([
      `${words.setup.target}: ${words.metric.problems.otherForm('1284 or 1.2840')}`,
    ]);
  });

  test('a level goes on into the next week, on /squad as everywhere', async () => {
    const { people, words, channel, stage } = await openSquadStory();
    await people.product.command('/squad setup', channel);
    await people.product.fill({ [words.setup.kind]: words.setup.kindLevel });
    await people.product.submit();
    await people.product.command('/metric 312', channel);
    await stage.goTo('2026-11-30', '08:00');
    expect(await people.product.openHome()).toContain('312');
    expect((await people.product.command('/squad', channel)).text).toContain('312');
  });

  test('a member who becomes a guest reads along, whatever button they click', async () => {
    const { people, words, stage, channel } = await openSquadStory();
    await stage.goTo('2026-11-24', '10:01');
    stage.slack.updateUser(people.marketing.id, { guest: true });
    await stage.pass(1_000);
    const asked = await people.marketing.click(words.standup.answer, { in: 'dm' });
    expect(asked.modal).toBeUndefined();
    expect(asked.text).toContain(words.common.noGuests);
    expect((await people.marketing.command('/metric 312', channel)).text).toContain(words.common.noGuests);
  });

  test('a guest named in it is no member: it says so, and nothing is saved', async () => {
    const { people, words, stage, cast, read } = await openStory();
    const guest = stage.addPerson({ name: 'Gus', zone: cast.zone, locale: 'en-GB', guest: true });
    await people.product.click(words.setup.setItUp);
    await people.product.fill({ [words.setup.others]: [guest.name] });
    expect((await people.product.submit()).modal?.errors).toEqual([
      `${words.setup.others}: ${words.setup.problems.guests(guest.name)}`,
    ]);
    expect(read()).not.toContain(words.setup.rhythm.title(words.setup.defaultName));
  });

  test('only the owner and the product manager change it', async () => {
    const { people, channel } = await openSquadStory();
    const seen = await people.backend.command('/squad setup', channel);
    expect(seen.modal).toBeUndefined();
    expect(seen.text).toContain('Ask Paula: the squad’s owner and its product manager');
  });

  test('two who set up the same channel at once: the second is told, and nothing is overwritten', async () => {
    const { people, words, read } = await openStory();
    await people.product.click(words.setup.setItUp);
    await people.backend.click(words.setup.setItUp);
    await people.product.fill({ [words.setup.name]: 'First' });
    await people.product.submit();
    await people.backend.fill({ [words.setup.name]: 'Second' });
    const seen = await people.backend.submit();
    expect(seen.modal?.errors).toEqual([`${words.setup.name}: ${words.setup.problems.noLongerYours}`]);
    expect(read()).toContain('First: our week');
    expect(read()).not.toContain('Second');
  });

  test('a guest reads why they can’t, a channel without the bot says what to type', async () => {
    const { people, words, channel, stage } = await openStory();
    const guest = stage.addPerson({ name: 'Gus', zone: 'UTC', locale: 'en-US', guest: true });
    stage.slack.join(stage.channel.id, guest.id);
    expect((await guest.command('/squad setup', channel)).text).toContain(words.common.noGuests);
    stage.slack.addChannel({ name: 'elsewhere', members: [people.product.id] });
    expect((await people.product.command('/squad setup', 'elsewhere')).text).toContain('/invite');
    expect((await people.product.command('/squad', 'elsewhere')).text).toContain(words.common.noSquadHere);
  });

  test('a word that is no command gets the nearest one', async () => {
    const { people, channel } = await openSquadStory();
    expect((await people.designer.command('/squad stats', channel)).text).toContain('Did you mean status?');
  });

  test('who leaves the channel leaves the squad', async () => {
    const { people, words, channel } = await openSquadStory();
    await people.designer.leave(channel);
    const seen = await people.product.command('/squad', channel);
    expect(seen.text).toContain(
      words.setup.status
        .members('Paula, Marc, Fatima and Ben')
        .map((part) => ('text' in part ? part.text : ''))
        .join(''),
    );
  });

  test('whose account is deactivated leaves the squad, and what they owned goes to the product manager', async () => {
    const { people, words, channel, stage } = await openSquadStory();
    await people.product.command('/squad setup', channel);
    await people.product.fill({ [words.setup.keeper]: people.backend.name });
    await people.product.submit();
    stage.slack.updateUser(people.backend.id, { deactivated: true });
    await stage.pass(5_000);
    const opened = await people.product.command('/squad setup', channel);
    const field = (label: string) => opened.modal?.fields.find((one) => one.label === label)?.value;
    expect(field(words.setup.engineers)).not.toContain(people.backend.name);
    expect(field(words.setup.keeper)).toContain(people.product.name);
  });
});
