import { describe, expect, test } from 'vitest';
import { languages } from '../src/language/language.ts';
import { openSquadStory, type Story } from './support/story/story.ts';
import { daysSamples, type Outcome, type Sample } from './support/understanding/days-samples.ts';
import { numberSamples } from './support/understanding/number-samples.ts';
import { wordSamples } from './support/understanding/word-samples.ts';

/** Most that may be asked back of what people ordinarily write. */
const MOST_ASKED = 0.15;

/** What changes the squad as a whole, or needs something said before, has a squad of its own; who is away does not. */
const isAlone = ({ said, after }: Sample): boolean =>
  after !== undefined || /pause|retro|plan|days|back|暂停|复盘|计划|放假|上班|回来/.test(said);

const open = (language: Sample['language']): Promise<Story> =>
  openSquadStory({ language, from: ['2026-11-25', '08:30'], drawnAnew: false });

/** What comes of a sample. */
async function outcomeIn(story: Story, { said, after }: Sample): Promise<Outcome> {
  const { people, channel, words } = story;
  const { product } = people;
  if (after !== undefined) await product.command(`/squad ${after}`, channel);
  const { modal, text } = await product.command(`/squad ${said}`, channel);
  if (modal) {
    await product.cancel();
    return 'asked';
  }
  const buttons = [...text.matchAll(/\[([^\]]+)\]/g)].flatMap(([, label]) => label ?? []);
  if (buttons.some((label) => label !== words.squad.days.takeBack)) return 'asked';
  return text.includes(story.language === 'en' ? 'You wrote:' : '你写的是：') ? 'refused' : 'done';
}

const told = ({ said, outcome }: Sample): string => `${outcome}: ${said}`;

describe('what people ordinarily write about days', () => {
  test.each(languages)('is done, asked about or given back: who is away (%s)', async (language) => {
    const samples = daysSamples.filter((each) => each.language === language && !isAlone(each));
    const story = await open(language);
    const came: string[] = [];
    for (const sample of samples) came.push(told({ ...sample, outcome: await outcomeIn(story, sample) }));
    expect(came).toEqual(samples.map(told));
  });

  test.each(daysSamples.filter(isAlone))('is done, asked about or given back: $said', async (sample) => {
    expect(await outcomeIn(await open(sample.language), sample)).toBe(sample.outcome);
  });
});

/** What comes of all samples, each proven where it is read: days above, numbers and other words in tests of their own. */
const outcomes: Readonly<Record<string, readonly Outcome[]>> = {
  days: daysSamples.map(({ outcome }) => outcome),
  numbers: numberSamples.map(([, , outcome]) => outcome),
  words: wordSamples.map(({ outcome }) => outcome),
};

test.each([...Object.entries(outcomes), ['all', Object.values(outcomes).flat()] as const])(
  'of %s at most 15 %% are asked back',
  (kind, came) => {
    const share = (outcome: Outcome): number => came.filter((each) => each === outcome).length / came.length;
    const percent = (['done', 'asked', 'refused'] as const).map(
      (each) => `${Math.round(100 * share(each))} % ${each}`,
    );
    process.stdout.write(`${came.length} ${kind}: ${percent.join(', ')}\n`);
    expect(share('asked')).toBeLessThanOrEqual(MOST_ASKED);
  },
);
