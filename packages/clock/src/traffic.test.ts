import { beforeEach, describe, expect, test } from 'vitest';
import { Traffic, underWay } from './traffic.ts';

describe('underWay', () => {
  let bot: Traffic;
  let slack: Traffic;
  beforeEach(() => {
    bot = new Traffic();
    slack = new Traffic();
  });

  test('nothing said, nothing under way', () => expect(underWay(bot, slack)).toEqual([]));

  test('a request counts until Slack parks it or its answer was read', () => {
    bot.request('r1', 'open');
    expect(underWay(bot, slack)).toHaveLength(1);
    slack.request('r1', 'working');
    expect(underWay(bot, slack)).toHaveLength(2);
    slack.request('r1', 'parked');
    expect(underWay(bot, slack)).toEqual([]);
    slack.requestEnded('r1');
    expect(underWay(bot, slack)).toHaveLength(1);
    bot.requestEnded('r1');
    expect(underWay(bot, slack)).toEqual([]);
  });

  test('a request that the bot gives up counts until it is gone, though Slack still holds it', () => {
    bot.request('r1', 'open');
    slack.request('r1', 'parked');
    bot.request('r1', 'aborting');
    expect(underWay(bot, slack)).toHaveLength(1);
    bot.requestEnded('r1');
    expect(underWay(bot, slack)).toEqual([]);
  });

  test('a frame counts until it has arrived, both ways', () => {
    for (const side of [bot, slack]) side.connectionOpened('wss://a');
    slack.frameSent('wss://a');
    expect(underWay(bot, slack)).toHaveLength(1);
    bot.frameReceived('wss://a');
    bot.frameSent('wss://a');
    expect(underWay(bot, slack)).toHaveLength(1);
    slack.frameReceived('wss://a');
    expect(underWay(bot, slack)).toEqual([]);
  });

  test('a connection counts while only one side knows that it is up, or down', () => {
    slack.connectionOpened('wss://a');
    expect(underWay(bot, slack)).toHaveLength(1);
    bot.connectionOpened('wss://a');
    slack.connectionClosed('wss://a');
    slack.connectionClosed('wss://a');
    expect(underWay(bot, slack)).toHaveLength(1);
    bot.connectionClosed('wss://a');
    expect(underWay(bot, slack)).toEqual([]);
  });

  test('a connection that the bot gives up counts until it is down', () => {
    for (const side of [bot, slack]) side.connectionOpened('wss://a');
    bot.connectionClosing('wss://a');
    expect(underWay(bot, slack)).toEqual(['a connection is being given up']);
    for (const side of [bot, slack]) side.connectionClosed('wss://a');
    expect(underWay(bot, slack)).toEqual([]);
  });
});
