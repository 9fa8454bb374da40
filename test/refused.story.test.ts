import { describe, expect, test } from 'vitest';
import { textsIn } from '../src/demo/texts.ts';
import { TITLE_MOST } from '../src/hypothesis/rules.ts';
import { catalogue } from '../src/language/catalogue.ts';
import { languages } from '../src/language/language.ts';
import { type Line, plain } from '../src/language/line.ts';
import { rowsIn } from './support/database/rows.ts';
import { FRIDAY, logAndEstimate, TITLE } from './support/story/bet.ts';
import { openSquadStory } from './support/story/story.ts';
import { fillTakeIn, takeAnyway } from './support/story/take-in.ts';

describe.each(languages)(
  'who can’t, or types what can’t be, reads it in their own language (%s)',
  (language) => {
    const { common, hypothesis } = catalogue(language);
    const { referral } = textsIn(language);
    /** The squad speaks the other one. */
    const open = async () => {
      const other = language === 'en' ? 'zh-CN' : 'en';
      const story = await openSquadStory({ language: other, from: [FRIDAY, '08:30'] });
      const locale = language === 'en' ? 'en-GB' : 'zh-CN';
      const kim = story.stage.addPerson({ name: 'Kim', zone: story.cast.zone, locale });
      await story.people.product.invite(story.channel, 'Kim');
      return { ...story, kim };
    };

    test('where no squad lives, with what they typed', async () => {
      const { stage, kim } = await open();
      stage.slack.addChannel({ name: 'elsewhere', members: [kim.id, stage.slack.botUserId] });
      for (const [command, typed] of [
        ['/idea', referral],
        ['/metric', '312'],
        ['/standup', referral],
        ['/squad', ''],
      ] as const) {
        const { text, modal } = await kim.command(`${command} ${typed}`, 'elsewhere');
        expect(modal).toBeUndefined();
        expect(text).toContain(common.noSquadHere);
        expect(text).toContain(typed);
      }
    });

    test('who is no member: on commands, on every button of the plan and of the retro', async () => {
      const story = await open();
      const { stage, kim, people, channel, words, read } = story;
      const [, sorry = ''] = plain(common.notAMember('|')).split('|');
      expect(sorry).not.toBe('');
      for (const command of ['/metric 312', `/standup ${referral}`]) {
        const { text, modal } = await kim.command(command, channel);
        expect(modal).toBeUndefined();
        expect(text).toContain(sorry);
        expect(text).toContain(command.split(' ').slice(1).join(' '));
      }
      await logAndEstimate(story, () => people.product.command('/squad plan', channel));
      const refused = async (buttons: readonly string[]) => {
        for (const button of buttons) {
          const { text, modal } = await kim.click(button, { in: channel });
          expect(modal).toBeUndefined();
          expect(text).toContain(sorry);
        }
      };
      // The message speaks the squad's language, the answer the reader's.
      await refused([words.hypothesis.estimateTitle, words.week.takeIn.title, words.planning.close]);
      await people.frontend.click(words.week.takeIn.title, { in: channel });
      await fillTakeIn(people.frontend, words);
      await takeAnyway(people.frontend, words);
      await stage.goTo(FRIDAY, '16:01');
      const { live, carryOver, drop } = words.week.buttons;
      const before = read();
      await refused([live, carryOver, drop, words.retro.board.addNote, words.retro.board.close]);
      expect(read()).toBe(before);
    });

    test('a member: numbers, days, dates and words that are none; what was typed comes back', async () => {
      const story = await open();
      const { stage, kim, people, channel, words } = story;
      const mine = catalogue(language);
      await people.product.command('/squad setup', channel);
      await people.product.fill({ [words.setup.others]: ['Kim'] });
      expect((await people.product.submit()).modal).toBeUndefined();
      await stage.pass(3_000);
      const said = (line: Line) => plain(line);
      const { problems } = mine.metric;
      const { days } = mine.squad;
      for (const [command, sentence] of [
        ['/metric abc', problems.noNumber],
        ['/metric 1.284', mine.metric.unsure.which],
        ['/metric -1', problems.negative],
        ['/squad away 2026-11-20', days.problems.past],
        ['/squad awya', said(mine.setup.unknown('awya', 'away'))],
      ] as const) {
        const { text, modal } = await kim.command(command, channel);
        expect(modal).toBeUndefined();
        expect(text).toContain(sentence);
        expect(text).toContain(command.split(' ').slice(1).join(' '));
      }
      await logAndEstimate(story, () => people.product.command('/squad plan', channel));
      await kim.click(words.hypothesis.estimateTitle, { in: channel });
      for (const typed of ['-1', 'two', '1.25']) {
        await kim.fill({ [mine.hypothesis.simple]: typed });
        const { modal } = await kim.submit();
        expect(modal?.errors).toEqual([`${mine.hypothesis.simple}: ${mine.hypothesis.daysProblem}`]);
        expect(modal?.text).toContain(typed);
      }
      await kim.cancel();
      await kim.click(words.week.takeIn.title, { in: channel });
      await fillTakeIn(kim, mine, { [mine.week.takeIn.liveBy]: '2026-11-26' });
      const early = await kim.submit();
      expect(early.modal?.errors).toEqual([`${mine.week.takeIn.liveBy}: ${common.dateHasPassed}`]);
      await kim.cancel();
      await kim.click(words.planning.addOtherWork, { in: channel });
      await kim.fill({ [mine.week.otherWork.what]: referral, [mine.week.otherWork.days]: '0' });
      const none = await kim.submit();
      expect(none.modal?.errors).toEqual([`${mine.week.otherWork.days}: ${mine.week.otherWork.daysProblem}`]);
      expect(none.modal?.text).toContain(referral);
    });

    test('at each field, also where the client lets through what it should refuse; what was typed stays', async () => {
      const { stage, kim, channel } = await open();
      const { slack } = stage;
      await kim.command('/idea', channel);
      const wrong = {
        [hypothesis.title]: '-',
        [hypothesis.because]: referral,
        [hypothesis.worthItFrom]: '0',
        [hypothesis.impact]: '11',
        [hypothesis.confidence]: '0',
      };
      await kim.fill(wrong);
      const view = slack.modals(kim.id).at(-1);
      const [block, fields] =
        Object.entries(view?.values ?? {}).find(([, held]) => JSON.stringify(held).includes('"-"')) ?? [];
      const [action] = Object.keys(fields ?? {});
      if (!view || block === undefined || action === undefined)
        throw new Error('There is no field for the title.');
      /** Sent as no client of Slack would send it. */
      const send = async (title: string) => {
        slack.fill(kim.id, view.view.id, block, action, { type: 'plain_text_input', value: title });
        const sent = slack.submit(kim.id);
        await stage.pass(1_000);
        await sent;
        return kim.modal;
      };
      const others = [
        `${hypothesis.worthItFrom}: ${hypothesis.worthItProblem}`,
        `${hypothesis.impact}: ${common.fromOneToTen}`,
        `${hypothesis.confidence}: ${common.fromOneToTen}`,
      ];
      expect((await send(' '))?.errors).toEqual([`${hypothesis.title}: ${common.required}`, ...others]);
      const long = await send('x'.repeat(5_000));
      expect(long?.errors).toEqual([`${hypothesis.title}: ${common.tooLong(TITLE_MOST)}`, ...others]);
      for (const field of Object.values(wrong).slice(1)) expect(long?.text).toContain(field);
      await kim.fill({
        [hypothesis.title]: TITLE,
        [hypothesis.worthItFrom]: '3',
        [hypothesis.impact]: '8',
        [hypothesis.confidence]: '6',
      });
      expect((await kim.submit()).modal?.errors).toEqual([]);
      expect(rowsIn(stage.file, 'select title, because from hypothesis_versions')).toEqual([
        { title: TITLE, because: referral },
      ]);
    });
  },
);
