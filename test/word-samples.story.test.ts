import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../src/language/language.ts';
import { rowsIn } from './support/database/rows.ts';
import { openSquadStory, type Story } from './support/story/story.ts';
import type { Outcome } from './support/understanding/days-samples.ts';
import { type Came, type Place, type WordSample, wordSamples } from './support/understanding/word-samples.ts';

interface Result {
  readonly outcome: Outcome;
  readonly came?: Came;
}

const done = (came: Came): Result => ({ outcome: 'done', came });

const count = ({ stage }: Story, query: string): number => rowsIn(stage.file, query).length;

/** What comes of words behind a command. */
async function typed(story: Story, line: string): Promise<Result> {
  const { people, channel, words } = story;
  const { backend } = people;
  const before = count(story, 'select id from hypotheses');
  const { modal, text } = await backend.command(line, channel);
  if (modal) await backend.cancel();
  const [first] = words.setup.help.member();
  const help = (first ?? []).map((part) => ('text' in part ? part.text : '')).join('');
  if (modal?.title === words.ideas.list.title) return done('list');
  if (modal && line.startsWith('/standup')) {
    return modal.text.includes(line.slice('/standup '.length)) ? done('plan') : { outcome: 'asked' };
  }
  if (modal) return { outcome: 'asked' };
  if (count(story, 'select id from hypotheses') > before) return done('idea');
  return text.includes(help) ? done('help') : { outcome: 'refused' };
}

/** What comes of words under what is in the way: the next answer takes the place of the one before. */
async function inTheWay(story: Story, said: string): Promise<Result> {
  const { people, channel, words } = story;
  const { modal } = words.standup;
  await people.backend.command('/standup', channel);
  await people.backend.fill({ [modal.today]: 'the pay button', [modal.inTheWay]: said });
  await people.backend.submit();
  if (people.backend.modal) await people.backend.cancel();
  const open = count(story, 'select id from blockers where ending is null');
  return done(open === 0 ? 'nothing' : 'something');
}

/** What comes of words under what to try. */
async function tried(story: Story, said: string): Promise<Result> {
  const { people, channel, words } = story;
  const { notes, board } = words.retro;
  await people.backend.click(board.addNote, { in: channel });
  await people.backend.fill({ [notes.wentWell]: 'it', [notes.tryNext]: said });
  const seen = await people.backend.submit();
  if (seen.modal) {
    await people.backend.cancel();
    return { outcome: seen.modal.text.includes(notes.lines.ask) ? 'asked' : 'refused' };
  }
  const [note] = rowsIn(
    story.stage.file,
    'select try_next as tried from retro_notes order by id desc limit 1',
  );
  return done(note?.['tried'] === null ? 'nothing' : 'something');
}

/** When each place is there, and what comes of words in it. */
const places: Readonly<
  Record<Place, { from: [string, string]; come: (story: Story, said: string) => Promise<Result> }>
> = {
  '/idea': { from: ['2026-11-24', '08:30'], come: (story, said) => typed(story, `/idea ${said}`) },
  '/squad': { from: ['2026-11-24', '08:30'], come: (story, said) => typed(story, `/squad ${said}`) },
  '/standup': { from: ['2026-11-24', '08:30'], come: (story, said) => typed(story, `/standup ${said}`) },
  'in the way': { from: ['2026-11-24', '12:01'], come: inTheWay },
  try: { from: ['2026-11-27', '16:01'], come: tried },
};

const told = ({ said, outcome, came }: Pick<WordSample, 'said' | 'outcome' | 'came'>): string =>
  `${outcome}${came ? `, ${came}` : ''}: ${said}`;

const all = languages.flatMap((language) =>
  (Object.keys(places) as Place[]).map((place): [Language, Place] => [language, place]),
);

describe('what people ordinarily write', () => {
  test.each(all)(
    'is done, asked about or given back (%s, %s)',
    { timeout: 60_000 },
    async (language, place) => {
      const samples = wordSamples.filter((each) => each.language === language && each.place === place);
      const { from, come } = places[place];
      const story = await openSquadStory({ language, drawnAnew: false });
      await story.stage.goTo(...from);
      const came: string[] = [];
      for (const sample of samples)
        came.push(told({ said: sample.said, ...(await come(story, sample.said)) }));
      expect(came).toEqual(samples.map(told));
    },
  );
});
