import { describe, expect, test } from 'vitest';
import { Deeds } from '../src/demo/deeds.ts';
import { languages } from '../src/language/language.ts';
import { asTest } from './support/story/as-test.ts';
import { TITLE, withBet } from './support/story/bet.ts';

const OTHER = 'retention';

describe('what another squad of the workspace tried', () => {
  test.each(languages)(
    'is found once its owner says so, answers alone, to be read only; taken back it is gone at once (%s)',
    async (language) => {
      const story = await withBet(language);
      const { people, words, stage, channel } = story;
      const { product, frontend, marketing } = people;
      const { share, elsewhere } = words.memory;
      const { choices } = words.week.result;
      const deeds = new Deeds(stage, language);
      await deeds.launch('frontend', TITLE);
      await stage.pass(3_000);
      await asTest(stage, TITLE, frontend.id);
      const numbers = { without: [450, 10190], withIt: [527, 10190] } as const;
      const says = { metric: 'sign-ups', unit: 'visitors', verdict: choices.won, learned: 'Friends tell' };
      await deeds.result('frontend', TITLE, numbers, says);
      await marketing.command(`/idea ${TITLE} secret`, channel);

      const locale = language === 'en' ? 'en-GB' : 'zh-CN';
      const nora = stage.addPerson({ name: 'Nora', zone: 'Europe/Berlin', locale });
      stage.slack.addChannel({ name: OTHER, members: [nora.id] });
      await nora.invite(OTHER);
      await nora.command('/squad setup', OTHER);
      await nora.fill({ [words.setup.name]: 'Retention' });
      await nora.submit();
      await stage.pass(5_000);
      const name = words.setup.defaultName;
      /** What Nora reads when she searches, and when she logs something like it. */
      const found = async (whom: string) => {
        const listed = (await nora.command(`/ideas ${TITLE}`, OTHER)).modal?.text ?? '';
        await nora.cancel();
        const logged = (await nora.command(`/idea ${TITLE} ${whom}`, OTHER)).text;
        await stage.pass(5_000);
        return { listed, logged };
      };
      const before = await found('teams');
      expect(before.listed).not.toContain(elsewhere);
      expect(before.logged).not.toContain('+17%');

      expect((await marketing.command('/squad share', channel)).text).toContain(
        share.onlyOwner(product.name),
      );
      expect((await product.command('/squad share', channel)).text).toContain(share.isOff);
      expect((await product.click(share.turnOn)).text).toContain(share.turnedOn);
      const shown = await found('schools');
      for (const text of [shown.listed.slice(shown.listed.indexOf(elsewhere)), shown.logged]) {
        expect(text).toContain(name);
        expect(text).toContain('+17%');
        expect(text).toContain('Friends tell');
        expect(text).not.toContain('secret');
        expect(text).not.toContain(marketing.name);
      }
      expect(shown.listed.slice(shown.listed.indexOf(elsewhere))).not.toContain(`[${words.ideas.list.open}]`);

      expect((await product.command('/squad share', channel)).text).toContain(share.isOn);
      await product.click(share.turnOff);
      const after = await found('firms');
      expect(after.listed).not.toContain(elsewhere);
      expect(after.logged).not.toContain('+17%');
    },
  );
});
