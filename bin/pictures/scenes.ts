import { join } from 'node:path';
import { addDays } from '../../src/calendar/date.ts';
import { Deeds } from '../../src/demo/deeds.ts';
import { playStep, weekSteps } from '../../src/demo/play.ts';
import type { Language } from '../../src/language/language.ts';
import type { BrowserPerson } from '../../test/support/browser/browser-person.ts';
import { MONDAY, type openBrowserStage } from '../../test/support/browser/stage.ts';
import type { Camera } from './camera.ts';

export type Before = Awaited<ReturnType<typeof openBrowserStage>>;

/** Something that is lived before the camera. */
export interface Scene {
  readonly name: string;
  live(before: Before, camera: Camera, language: Language): Promise<void>;
}

const parts = ['product', 'marketing', 'frontend', 'backend', 'designer'] as const;
const everybody = ({ person }: Before): BrowserPerson[] => parts.map(person);

const day = (weekday: number): string => addDays(MONDAY, weekday - 1);

/** Where the README's pictures lie. */
const SHOWN = join(import.meta.dirname, '..', '..', 'docs', 'pictures');

/** Which message of the channel the README shows, by its first words, and after which step of the week. */
interface Shown {
  readonly name: string;
  readonly after: string;
  readonly begins: RegExp;
}

const README: readonly Shown[] = [
  { name: 'board', after: 'estimates', begins: /^Planning/ },
  { name: 'stand-up', after: 'the number so far', begins: /^Stand-up/ },
  { name: 'digest', after: 'that’s the week', begins: /^Week of|won/ },
];

async function keepForReadme(
  { stage, person }: Before,
  camera: Camera,
  shown: Pick<Shown, 'name' | 'begins'>,
): Promise<void> {
  const { slack, channel } = stage;
  const found = slack.history(channel.id).findLast(({ text }) => shown.begins.test(text));
  if (!found) throw new Error(`There is no message for the picture "${shown.name}"`);
  const article = await person('product').article(found);
  await camera.keep(join(SHOWN, `${shown.name}.webp`), article);
}

/** The board that everybody looks at, and the same as a wall shows it. */
async function keepBoards(before: Before, camera: Camera): Promise<void> {
  const { channel, person, words } = before;
  await keepForReadme(before, camera, { name: 'squad-board', begins: /^The squad’s board/ });
  const product = person('product');
  await product.command('/squad dashboard', channel);
  const { text } = await product.click(words.dashboard.wall);
  const address = /http\S+\/wall\/[\w.-]+/.exec(text)?.[0];
  if (address === undefined) throw new Error(`There is no link for a wall in: ${text}`);
  const page = await (await product.page()).context().newPage();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(address);
  await camera.keep(join(SHOWN, 'page.webp'), page.locator('body'));
  await page.close();
}

async function keepHome({ person }: Before, camera: Camera): Promise<void> {
  const fatima = person('frontend');
  await fatima.openHome();
  await camera.keep(join(SHOWN, 'home.webp'), (await fatima.page()).locator('.home .blocks').first());
}

/** The week that is played, with everything that is in it. */
const filled: Scene = {
  name: 'filled',
  async live(before, camera, language) {
    const { stage, person } = before;
    const deeds = new Deeds(stage, language);
    for (const step of weekSteps(language, MONDAY)) {
      await playStep(deeds, step);
      await camera.messages(person('product'), everybody(before));
      const shown = language === 'en' ? README.find(({ after }) => after === step.what) : undefined;
      if (shown) await keepForReadme(before, camera, shown);
      if (shown?.name === 'stand-up') await keepBoards(before, camera);
    }
    for (const part of ['product', 'frontend'] as const) await camera.home(person(part));
    if (language === 'en') await keepHome(before, camera);
    const visits: readonly (readonly [number, string])[] = [[15, '12:10']];
    for (const [weekday, time] of visits) await stage.goTo(day(weekday), time);
    await camera.messages(person('product'), everybody(before));
    await camera.home(person('product'));
  },
};

/** Commands as one types them to see what comes. */
const COMMANDS = [
  '/squad',
  '/squad help',
  '/squad setup',
  '/idea',
  '/ideas',
  '/standup',
  '/metric',
  '/metric lots',
];

/** A squad that is set up and does nothing: empty screens, and what the bot says by itself. */
const empty: Scene = {
  name: 'empty',
  async live(before, camera) {
    const { stage, person, channel, words } = before;
    const product = person('product');
    await camera.home(product);
    await product.command('/squad', channel);
    await product.invite(channel);
    await camera.messages(product, everybody(before));
    await product.click(words.setup.setItUp);
    await product.submit();
    const { guest } = stage.addOnlookers();
    await guest.command('/idea', channel);
    await camera.home(product);
    const hours: readonly (readonly [number, string])[] = [
      [1, '09:31'],
      [1, '12:05'],
      [2, '10:01'],
      [2, '10:46'],
      [2, '11:31'],
      [3, '18:05'],
      [5, '16:01'],
      [5, '18:05'],
      [8, '09:31'],
    ];
    for (const [weekday, time] of hours) {
      await stage.goTo(day(weekday), time);
      await camera.messages(product, everybody(before));
      await camera.home(product);
    }
    for (const command of COMMANDS) {
      await product.command(command, channel);
      while (product.modal) await product.cancel();
    }
  },
};

const LONG = {
  en: 'A very long answer with <!channel> & 👩‍👩‍👧 and more. ',
  'zh-CN': '很长很长的回答，带 <!channel> 和 👩‍👩‍👧，还没完。',
};
/** Not cut through the middle of a character. */
const longText = (language: Language, length: number): string =>
  LONG[language]
    .repeat(80)
    .slice(0, length)
    .replace(/[\ud800-\udbff]$/, '');

/** As much as people can type, wherever they can. */
const longest: Scene = {
  name: 'longest',
  async live(before, camera, language) {
    const { stage, words, channel, person } = before;
    const deeds = new Deeds(stage, language);
    const text = (length: number): string => longText(language, length);
    await deeds.setUp(text(60), '123456789.25');
    await camera.messages(person('product'), everybody(before));
    const { hypothesis, measurement, standup, retro, week } = words;
    const title = text(140);
    const marc = person('marketing');
    await marc.command('/idea', channel);
    await marc.fill({
      [hypothesis.title]: title,
      [hypothesis.effect]: text(500),
      [hypothesis.because]: text(1_000),
      [hypothesis.worthItFrom]: 'nothing of the kind',
      [hypothesis.impact]: '8',
      [hypothesis.confidence]: '9',
    });
    await marc.submit();
    await marc.fill({ [hypothesis.worthItFrom]: '3' });
    await deeds.submit(marc, 'The longest idea');
    await stage.goTo(MONDAY, '09:31');
    await camera.messages(person('product'), everybody(before));
    const ideaButton = { in: channel, nth: 1 } as const;
    await person('frontend').click(hypothesis.estimateTitle, ideaButton);
    await person('frontend').fill({
      [hypothesis.simple]: '2.5',
      [hypothesis.full]: '12',
      [hypothesis.costs]: text(300),
    });
    await deeds.submit(person('frontend'), 'The longest estimate');
    await person('product').click(week.takeIn.title, ideaButton);
    await person('product').fill({
      [week.takeIn.owner]: person('frontend').name,
      [week.takeIn.liveBy]: day(4),
      [measurement.form.line]: '1500',
    });
    await person('product').submit();
    while (person('product').modal?.submitLabel) await person('product').submit();
    while (person('product').modal) await person('product').cancel();
    await camera.messages(person('product'), everybody(before));
    await deeds.closePlanning('product');
    await camera.messages(person('product'), everybody(before));
    await stage.goTo(day(2), '11:05');
    for (const each of everybody(before)) {
      await each.click(standup.answer, { in: 'dm' });
      await each.fill({ [standup.modal.today]: text(3_000), [standup.modal.inTheWay]: text(1_000) });
      await each.submit();
      while (each.modal) await each.cancel();
    }
    await stage.pass(60_000);
    await camera.messages(person('product'), everybody(before));
    await camera.home(person('product'));
    await stage.goTo(day(5), '16:05');
    await person('backend').click(retro.board.addNote, { in: channel });
    await person('backend').fill({
      [retro.notes.wentWell]: text(500),
      [retro.notes.didnt]: text(500),
      [retro.notes.tryNext]: text(500),
    });
    await deeds.submit(person('backend'), 'The longest note');
    await camera.messages(person('product'), everybody(before));
    await deeds.closeRetro('product');
    await stage.pass(60_000);
    await camera.messages(person('product'), everybody(before));
    await camera.home(person('frontend'));
  },
};

export const scenes: readonly Scene[] = [filled, empty, longest];
