import { sleep } from '@growth-squad/clock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { button, input, modal, option, section, text } from '../test/support/blocks.ts';
import { type Stage, stage } from '../test/support/person-stage.ts';
import type { JsonObject } from './types.ts';

let on: Stage;
/** The submissions and other payloads that came after the modal was opened. */
let heard: JsonObject[];

const KINDS = {
  type: 'static_select',
  options: [option('Rate', 'rate'), option('Total', 'total')],
  initial_option: option('Rate', 'rate'),
};

const IDEA = modal('Idea', [
  section('What do we try?'),
  input('If we', text({ max_length: 40 })),
  input('Days', { type: 'number_input', is_decimal_allowed: true }, { optional: true }),
  input('Kind', KINDS),
]);

/** Opens `view` for a command and answers submissions with `answer`. */
function answering(answer: JsonObject | undefined, view: JsonObject = IDEA): void {
  on.app.handle = async (payload, { ack, call }) => {
    if ('command' in payload) {
      ack();
      await call('views.open', { trigger_id: payload['trigger_id'], view });
      return;
    }
    heard.push(payload);
    ack(answer);
  };
}

beforeEach(async () => {
  on = await stage();
  heard = [];
  answering(undefined);
});
afterEach(() => on.stop());

describe('a modal', () => {
  it('is read with its fields, what stands in them, and its button', async () => {
    const seen = await on.alice.command('/idea', 'growth');
    expect(seen.modal).toMatchObject({ title: 'Idea', submitLabel: 'Save', errors: [], trouble: undefined });
    expect(seen.modal?.fields).toMatchObject([
      { label: 'If we', value: '', optional: false },
      { label: 'Days', value: '', optional: true },
      { label: 'Kind', value: 'Rate', options: ['Rate', 'Total'] },
    ]);
    expect(seen.text).toContain('What do we try?');
    expect(on.bob.modal).toBeUndefined();
  });

  it('takes the file that somebody picked, of a type that its field takes', async () => {
    answering(
      undefined,
      modal('Table', [input('Table', { type: 'file_input', filetypes: ['csv'], max_files: 1 })]),
    );
    await on.alice.command('/idea', 'growth');
    await on.alice.fill({ Table: { name: 'a.png', content: 'x' } });
    expect((await on.alice.submit()).modal?.errors).toEqual(['Table: Upload a file of these types: csv.']);
    await on.alice.fill({ Table: { name: 'a.csv', content: 'x,1' } });
    expect(on.alice.modal?.fields).toMatchObject([{ label: 'Table', value: 'a.csv' }]);
    await on.alice.submit();
    expect(JSON.stringify(heard)).toMatch(/"files":\[\{"id":"F.*"url_private_download":/);
  });

  it('is submitted with all values, also those nobody touched', async () => {
    await on.alice.command('/idea', 'growth');
    await on.alice.fill({ 'If we': 'buy together', Days: 1.5 });
    const seen = await on.alice.submit();
    expect(seen.modal).toBeUndefined();
    expect(heard).toMatchObject([
      {
        type: 'view_submission',
        response_urls: [],
        view: {
          callback_id: 'idea',
          state: {
            values: {
              if: { if: { type: 'plain_text_input', value: 'buy together' } },
              days: { days: { type: 'number_input', value: '1.5' } },
              kind: { kind: { type: 'static_select', selected_option: { value: 'rate' } } },
            },
          },
        },
      },
    ]);
  });

  it('takes every kind of field by the words on it', async () => {
    const people = { type: 'multi_users_select' };
    const several = [option('Mon', 'mon'), option('Tue', 'tue'), option('Wed', 'wed')];
    const fields = [
      input('Owner', { type: 'users_select' }),
      input('Others', people),
      input('By', { type: 'datepicker' }),
      input('At', { type: 'timepicker' }),
      input('On', { type: 'checkboxes', options: several }),
      input('Verdict', { type: 'radio_buttons', options: [option('Won', 'won'), option('Lost', 'lost')] }),
      input('Learned', { type: 'rich_text_input' }),
      input('Where', { type: 'conversations_select' }),
    ];
    answering(undefined, modal('All', fields));
    await on.alice.command('/idea', 'growth');
    await on.alice.fill({
      Owner: 'Bob',
      Others: ['Alice', '@Bob'],
      By: '2026-11-26',
      At: '09:30',
      On: ['Mon', 'Wed'],
      Verdict: 'Lost',
      Learned: 'red is no colour for a button',
      Where: '#growth',
    });
    expect(on.alice.modal?.fields.map(({ value }) => value)).toEqual([
      'Bob',
      'Alice, Bob',
      '2026-11-26',
      '09:30',
      'Mon, Wed',
      'Lost',
      'red is no colour for a button',
      '#growth',
    ]);
    expect((await on.alice.submit()).modal).toBeUndefined();
    expect(heard).toMatchObject([
      {
        view: {
          state: {
            values: {
              owner: { owner: { selected_user: on.bob.id } },
              others: { others: { selected_users: [on.alice.id, on.bob.id] } },
              by: { by: { selected_date: '2026-11-26' } },
              at: { at: { selected_time: '09:30' } },
              on: { on: { selected_options: [{ value: 'mon' }, { value: 'wed' }] } },
              verdict: { verdict: { selected_option: { value: 'lost' } } },
              where: { where: { selected_conversation: on.growth.id } },
            },
          },
        },
      },
    ]);
  });

  it('names its fields and options when somebody looks for others', async () => {
    await on.alice.command('/idea', 'growth');
    await expect(on.alice.fill({ Because: 'x' })).rejects.toThrow(
      'Alice sees no field "Because" in the modal "Idea". Fields there: "If we", "Days", "Kind".',
    );
    await expect(on.alice.fill({ Kind: 'Ratio' })).rejects.toThrow('Options there: "Rate", "Total".');
    await expect(on.bob.fill({ Kind: 'Rate' })).rejects.toThrow('Bob has no modal open.');
  });

  it('is checked by the client first: then nothing is sent', async () => {
    await on.alice.command('/idea', 'growth');
    await on.alice.fill({ Days: 'two' });
    const { modal: seen } = await on.alice.submit();
    expect(seen?.errors).toEqual([
      'If we: Please complete this required field.',
      'Days: Enter a valid number.',
    ]);
    await on.alice.fill({ 'If we': 'x'.repeat(41), Days: null });
    expect((await on.alice.submit()).modal?.errors).toEqual(['If we: Enter no more than 40 characters.']);
    expect(heard).toEqual([]);
  });

  it('shows the errors of the app beside their fields and keeps what was typed', async () => {
    await on.alice.command('/idea', 'growth');
    await on.alice.fill({ 'If we': 'buy together' });
    answering({ response_action: 'errors', errors: { if: 'Somebody had this idea already.' } });
    const { modal: seen } = await on.alice.submit();
    expect(seen?.errors).toEqual(['If we: Somebody had this idea already.']);
    expect(seen?.text).toContain('If we [buy together]\n  ⚠ Somebody had this idea already.');
    answering(undefined);
    expect((await on.alice.submit()).modal).toBeUndefined();
  });

  it('is replaced by an update', async () => {
    await on.alice.command('/idea', 'growth');
    await on.alice.fill({ 'If we': 'buy together' });
    answering({
      response_action: 'update',
      view: modal('Thanks', [section('Logged.')], { submit: undefined }),
    });
    const seen = await on.alice.submit();
    expect(seen.modal).toMatchObject({ title: 'Thanks', submitLabel: undefined });
    await expect(on.alice.submit()).rejects.toThrow('The modal "Thanks" has no button to submit it.');
  });

  it('is hidden by one pushed on top, and there again when that is closed', async () => {
    await on.alice.command('/idea', 'growth');
    await on.alice.fill({ 'If we': 'buy together' });
    answering({ response_action: 'push', view: modal('Sure?', [section('Really?', button('Really'))]) });
    expect((await on.alice.submit()).modal?.title).toBe('Sure?');
    await expect(on.alice.fill({ 'If we': 'x' })).rejects.toThrow(
      'in the modal "Sure?". Fields there: none.',
    );
    answering(undefined);
    await on.alice.click('Really');
    expect(heard.at(-1)).toMatchObject({ type: 'block_actions', container: { type: 'view' } });
    expect((await on.alice.cancel()).modal?.fields[0]?.value).toBe('buy together');
    await on.alice.cancel();
    await expect(on.alice.cancel()).rejects.toThrow('Alice has no modal open.');
  });

  it('goes with all others when the app clears them', async () => {
    await on.alice.command('/idea', 'growth');
    await on.alice.fill({ 'If we': 'buy together' });
    answering({ response_action: 'push', view: modal('Sure?', [section('Really?')]) });
    await on.alice.submit();
    answering({ response_action: 'clear' });
    expect((await on.alice.submit()).modal).toBeUndefined();
  });

  it('stays with what was typed when the app is late', async () => {
    await on.alice.command('/idea', 'growth');
    await on.alice.fill({ 'If we': 'buy together' });
    on.app.handle = async (_payload, { ack, clock }) => {
      await sleep(clock, 3500, 'a slow app');
      ack();
    };
    const seen = await on.alice.submit();
    expect(seen.error).toBe('We had some trouble connecting. Try again?');
    expect(seen.modal).toMatchObject({ trouble: seen.error, fields: [{ value: 'buy together' }, {}, {}] });
    answering(undefined);
    expect(await on.alice.submit()).toMatchObject({ modal: undefined, error: undefined });
    await on.clock.pass(10_000);
  });

  it('hides the rest of Slack', async () => {
    const blocks = [section('Board', button('Take it'))];
    await on.call('chat.postMessage', { channel: on.growth.id, text: 'board', blocks });
    await on.alice.command('/idea', 'growth');
    const hidden = 'Alice has the modal "Idea" open, which hides the rest: submit or cancel it.';
    await expect(on.alice.click('Take it', { in: 'growth' })).rejects.toThrow(hidden);
    await expect(on.alice.click('Take it')).rejects.toThrow('no button "Take it" in the modal "Idea"');
    await expect(on.alice.command('/idea', 'growth')).rejects.toThrow(hidden);
    await expect(on.alice.openHome()).rejects.toThrow(hidden);
  });

  it('tells the app that it was closed only if the app asked for it', async () => {
    await on.alice.command('/idea', 'growth');
    await on.alice.cancel();
    expect(heard).toEqual([]);
    answering(undefined, { ...IDEA, notify_on_close: true });
    await on.alice.command('/idea', 'growth');
    await on.alice.fill({ 'If we': 'buy together' });
    await on.alice.cancel();
    expect(heard).toMatchObject([{ type: 'view_closed', is_cleared: false, view: { callback_id: 'idea' } }]);
    // What stood in its fields nobody is told.
    expect(heard).toEqual([
      expect.objectContaining({ view: expect.objectContaining({ state: { values: {} } }) }),
    ]);
  });

  it('tells the app at once what is chosen in a field that dispatches', async () => {
    answering(undefined, modal('Idea', [input('Kind', KINDS, { dispatch_action: true })]));
    await on.alice.command('/idea', 'growth');
    await on.alice.fill({ Kind: 'Total' });
    expect(heard).toMatchObject([
      { type: 'block_actions', actions: [{ action_id: 'kind', selected_option: { value: 'total' } }] },
    ]);
  });
});
