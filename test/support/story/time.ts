import type { Person } from '@growth-squad/local-slack';
import { expect } from 'vitest';
import { accountOf } from '../../../src/demo/account.ts';
import { type Cast, type CastMember, castIn } from '../../../src/demo/cast.ts';
import { catalogue } from '../../../src/language/catalogue.ts';
import type { RitualName } from '../../../src/ritual/occurrence.ts';
import { occurrenceOn } from '../../../src/ritual/store.ts';
import { squadsOf } from '../../../src/squad/store.ts';
import type { Story } from './story.ts';

/** The five, in a squad of this zone, some of them living in other ones. */
export function castAcross(zone: string, lives: Partial<Record<CastMember, string>>): Cast {
  const cast = castIn('en');
  const { players } = cast;
  const moved = (part: CastMember) => ({ ...players[part], zone: lives[part] ?? zone });
  return {
    ...cast,
    zone,
    players: {
      product: moved('product'),
      marketing: moved('marketing'),
      frontend: moved('frontend'),
      backend: moved('backend'),
      designer: moved('designer'),
    },
  };
}

/** Everything the bot owed stands in Slack, once; nothing was refused. */
export async function expectAllThereOnce({ stage, refused }: Story): Promise<void> {
  const { lost, doubled } = await accountOf(stage);
  const wrong = { refused: refused(), faults: stage.slack.faultsOfBot, lost, doubled };
  expect(wrong).toEqual({ refused: [], faults: [], lost: [], doubled: [] });
}

/** What is recorded of a ritual of that date's week (a stand-up: of that date). */
export async function recordOf({ stage, people }: Story, ritual: RitualName, date: string) {
  const { core, workspace } = stage.bot;
  return core.database.read(async (q) => {
    const [squad] = await squadsOf(q, workspace.id, people.product.id);
    if (!squad) throw new Error('There is no squad.');
    return occurrenceOn(q, squad.id, ritual, date);
  });
}

/** The words of the greeting on a member's first day, in both languages. */
const greetings = (['en', 'zh-CN'] as const).map((language) =>
  catalogue(language).squad.firstDay.text('', '').trim(),
);

/**
 * When the person's phone buzzed by a private message, other than the greeting on their first day, as a clock in this
 * zone shows it: `Tue 10:00`.
 */
export function buzzes(person: Person, zone: string): string[] {
  const shown = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  return person.notifications
    .filter(({ why, text }) => why === 'dm' && !greetings.some((words) => text.includes(words)))
    .map(({ at }) => shown.format(at).replace(',', ''));
}

/** What the squad's board begins with, in both languages. */
const boards = (['en', 'zh-CN'] as const).map((language) => catalogue(language).squadBoard.notification(''));

/**
 * When the bot posted top-level messages into the channel, as a clock in this zone shows it, with their first words; but
 * for the squad's board, which is there all the time, and the line about a stand-up that nobody answered.
 */
export function posts({ stage }: Story, zone: string): string[] {
  const { slack, channel } = stage;
  const shown = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  return slack
    .history(channel.id)
    .filter((message) => message.user === slack.botUserId && message.subtype === undefined)
    .filter(
      ({ text }) => !['Nobody answered the stand-up', ...boards].some((words) => text.startsWith(words)),
    )
    .map(({ ts, text }) => `${shown.format(Number(ts) * 1000).replace(',', '')} ${text}`);
}

/** Saves the set-up; where hours lie outside somebody's working day it is asked once more, and saved all the same. */
export async function saveSetup(person: Person): Promise<void> {
  const first = await person.submit();
  const seen = first.modal ? await person.submit() : first;
  if (seen.modal) throw new Error(`The set-up was not saved: ${seen.text}`);
}

/** Answers the newest question in the private messages. */
export async function answer(person: Person, { words }: Story, today: string): Promise<void> {
  await person.click(words.standup.answer, { in: 'dm' });
  await person.fill({ [words.standup.modal.today]: today });
  const seen = await person.submit();
  if (seen.modal) throw new Error(`The answer was not taken: ${seen.text}`);
}

/** How often these words stand in a text. */
export const times = (text: string, words: string): number => text.split(words).length - 1;
