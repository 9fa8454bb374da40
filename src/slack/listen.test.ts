import { Activities, MovedClock } from '@growth-squad/clock';
import { App } from '@slack/bolt';
import { beforeEach, describe, expect, test } from 'vitest';
import { temporaryDatabase } from '../../test/support/database/temporary-database.ts';
import { createChange } from '../database/change.ts';
import { createIds } from '../database/ids.ts';
import { close, nothing } from './answers.ts';
import { createClient } from './connection/client.ts';
import type { Core } from './core.ts';
import { type Asked, onClick, onCommand, onSubmit } from './listen.ts';
import { createPeople } from './people.ts';
import { keepPerson, keepWorkspace } from './people-store.ts';

/** The bot's workspace, and the one of a person from elsewhere. */
const OURS = 'T1';
const THEIRS = 'T9';

let seen: Pick<Asked, 'workspaceId' | 'person'>[] = [];
let hear: (body: Record<string, unknown>) => Promise<void>;

beforeEach(async () => {
  seen = [];
  const clock = new MovedClock(0).side('bot');
  const database = await temporaryDatabase();
  const ids = createIds(clock, (bytes) => new Uint8Array(bytes));
  const change = createChange(database, clock, ids);
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const fetch = () => Promise.reject(new Error('no network'));
  const slackFor = () => createClient('xoxb-1', { fetch, log: silent });
  const people = createPeople({ clock, database, change, slackFor, zoneAsMember: async () => undefined });
  const activities = new Activities();
  const sayPrivately = async () => undefined;
  const core: Core = {
    clock,
    database,
    change,
    ids,
    log: silent,
    people,
    slackFor,
    activities,
    sayPrivately,
    sourceLine: async () => undefined,
    publicUrl: undefined,
    uploads: {
      ...{ canRead: false, canSend: false, send: async () => undefined },
      read: () => Promise.reject(new Error('no network')),
    },
  };
  await change(async (made) => {
    await keepWorkspace(made, { id: OURS, name: 'Acme', url: 'https://acme.slack.com/', botUserId: 'UB' });
    const facts = { name: 'Eve', zone: 'UTC', locale: null, isBot: false, isDeactivated: false };
    await keepPerson(made, { ...facts, workspaceId: OURS, userId: 'U1', isGuest: true });
  });
  const bolt = new App({
    receiver: { init: () => undefined, start: async () => undefined, stop: async () => undefined },
    authorize: async () => ({ botToken: 'xoxb-1', botId: 'B1', botUserId: 'UB', teamId: OURS }),
    convoStore: false,
  });
  const note = ({ workspaceId, person }: Asked): void => {
    seen.push({ workspaceId, person });
  };
  onCommand(bolt, core, '/idea', async (command) => {
    note(command);
    return nothing;
  });
  onClick(bolt, core, 'week.launch', async (click) => {
    note(click);
    return nothing;
  });
  onSubmit(bolt, core, 'hypothesis.save', async (submission) => {
    note(submission);
    return close;
  });
  hear = (body) => bolt.processEvent({ body, ack: async () => undefined });
});

const view = { id: 'V1', type: 'modal', callback_id: 'hypothesis.save', private_metadata: '{"key":"k"}' };
const actions = [{ type: 'button', action_id: 'week.launch', block_id: 'b', value: 'c' }];
const trigger_id = '1.2.3';

describe.each([
  ['from another company, in a shared channel', { id: THEIRS, domain: 'elsewhere' }, THEIRS],
  ['of an Enterprise Grid, whose payloads name no team', null, 'T2'],
])('somebody %s', (_, team, teamId) => {
  const user = { id: 'U1', team_id: teamId };

  test.each([
    [
      'a command',
      { command: '/idea', team_id: teamId, user_id: 'U1', channel_id: 'C1', text: '', trigger_id },
    ],
    ['a click', { type: 'block_actions', user, team, trigger_id, channel: { id: 'C1' }, actions }],
    ['a submission', { type: 'view_submission', user, team, trigger_id, view }],
  ])('is known in the bot’s own workspace when %s comes', async (_what, body) => {
    await hear(body);
    expect(seen).toMatchObject([{ workspaceId: OURS, person: { userId: 'U1', isGuest: true } }]);
  });
});
