import { expect, it } from 'vitest';
import { Page } from '../src/page/server.ts';
import { TestWindow } from '../src/page/window.ts';
import { buttonsOf } from '../src/text/interactive.ts';
import { startLunch } from './support/lunch.ts';

const bundle = { html: '<!doctype html><title>The page</title>', files: new Map() };

it('shows an app that knows nothing of it to two people at once, and does what they do', async () => {
  const { slack, stop } = await startLunch();
  const wrong: unknown[] = [];
  const failed = (error: unknown): void => void wrong.push(error);
  const page = new Page({ slack, key: 'key', bundle, failed });
  try {
    const [alice = '', bob = '', guest = ''] = ['Alice', 'Bob', 'Gast'].map(
      (name) => slack.addUser({ name, zone: 'Europe/Berlin', guest: name === 'Gast' }).id,
    );
    const { id: channel } = slack.addChannel({ name: 'lunch', members: [alice, bob] });
    const address = await page.start(0);
    expect(await (await fetch(address)).text()).toContain('The page');
    const [hers, his, theirs] = await Promise.all(
      [alice, bob, guest].map((who) => TestWindow.open(address, who)),
    );
    if (!hers || !his || !theirs) throw new Error('No windows');
    expect(hers.shown).toMatchObject({ viewer: alice, app: { name: 'Lunch' } });
    expect(hers.shown.host).toBeUndefined();
    expect(hers.shown.clock.moves).toEqual([]);
    expect([...theirs.channels.keys()]).toEqual([]);

    await hers.ask({ kind: 'command', channel, line: '/invite @Lunch' });
    await hers.ask({ kind: 'command', channel, line: '/lunch noodles' });
    await his.until(() => [...his.messages.values()].some(({ text }) => text === 'noodles'));
    const asked = [...his.messages.values()].find(({ text }) => text === 'noodles');
    if (!asked) throw new Error('Nobody asked');
    const whispered = [...hers.messages.values()].filter(({ onlyYou }) => onlyYou);
    expect(whispered.map(({ text }) => text)).toEqual(['Asked everybody.']);
    expect([...his.messages.values()].filter(({ onlyYou }) => onlyYou)).toEqual([]);
    expect(his.channels.get(channel)?.unread).toBe(1);
    await his.ask({ kind: 'read', channel });
    expect(his.channels.get(channel)?.unread).toBe(0);

    const [button] = buttonsOf(asked.blocks);
    const place = { kind: 'message', channel, ts: asked.ts } as const;
    const at = { place, blockId: button?.blockId ?? '', actionId: button?.actionId ?? '' };
    await his.ask({ kind: 'click', ...at });
    await his.until(() => his.shown.modals.length === 1);
    expect(hers.shown.modals).toEqual([]);
    const viewId = his.shown.modals[0]?.view.id ?? '';
    await his.ask({ kind: 'submit', viewId });
    expect(his.shown.modals[0]?.errors).toEqual({ time: 'Please complete this required field.' });
    const field = { kind: 'fill', viewId, blockId: 'time', actionId: 'time', done: true } as const;
    await his.ask({ ...field, given: 'soon' });
    await his.ask({ kind: 'submit', viewId });
    expect(his.shown.modals[0]).toMatchObject({
      errors: { time: 'A time, please.' },
      values: { time: { time: { value: 'soon' } } },
    });
    await his.ask({ ...field, given: '12:30' });
    await his.ask({ kind: 'submit', viewId });
    expect(his.shown.modals).toEqual([]);
    await his.until(() => his.buzzes.length === 1);
    expect(his.buzzes).toEqual(['See you at 12:30.']);

    await hers.ask({ kind: 'home', tab: 'home' });
    await hers.until(() => hers.shown.home !== undefined);
    const { exchanges } = await hers.ask({ kind: 'watch', on: true });
    expect(exchanges.map(({ name, state }) => `${name} ${state}`)).toEqual(
      expect.arrayContaining(['/lunch answered', 'views.open answered', 'chat.postMessage answered']),
    );

    // What is not on a person's screen they can't do.
    await expect(theirs.ask({ kind: 'click', ...at })).rejects.toThrow('That is not there any more.');
    await expect(theirs.ask({ kind: 'history', channel })).rejects.toThrow('That is not there any more.');
    await expect(hers.ask({ kind: 'submit', viewId })).rejects.toThrow('This window is closed already.');
    await expect(hers.ask({ kind: 'rows', panel: 'x', page: 0 })).rejects.toThrow('shows nothing');

    // One window becomes somebody else.
    await hers.ask({ kind: 'be', userId: bob });
    expect(hers.shown.viewer).toBe(bob);
    expect((await hers.ask({ kind: 'history', channel })).messages.at(-1)?.text).toBe('noodles');
    expect(slack.refused).toEqual([]);
    expect(wrong).toEqual([]);
  } finally {
    await page.stop();
    await stop();
  }
});
