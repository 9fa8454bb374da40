import { describe, expect, test } from 'vitest';
import { rowsIn } from './support/database/rows.ts';
import { openSquadStory, type Story } from './support/story/story.ts';

const readings = ({ stage }: Story) =>
  rowsIn(stage.file, 'select week, value, source from readings where counts order by id').map(
    (row) => `${row['week']} ${row['value']} ${row['source']}`,
  );

async function openForm({ people: { backend }, words, channel }: Story) {
  await backend.command('/metric numbers', channel);
  await backend.click(words.sources.weeks.title);
  return backend;
}

describe.each(['en', 'zh-CN'] as const)('past weeks (%s)', (language) => {
  test('are shown with what is left out before they count; what was typed stays unless it is chosen', async () => {
    const story = await openSquadStory({ language });
    const { words, stage, people, channel } = story;
    const { weeks } = words.sources;
    await people.product.command('/metric 300', channel);
    await stage.goTo('2026-11-30', '08:00');
    const backend = await openForm(story);
    expect((await backend.submit()).modal?.errors).toEqual([`${weeks.paste}: ${weeks.nothing}`]);
    const rows = [
      'week,sign-ups',
      '2026-W46,"1,280"',
      '2026-W47,"1,305"',
      '2026-W48,333',
      '2026-W49,5',
      'soon,6',
    ];
    await backend.fill({ [weeks.paste]: rows.join('\n') });
    const read = await backend.submit();
    const told = read.modal?.text ?? '';
    expect(told).toContain('1,305');
    expect(told).toContain(weeks.typedThere('300'));
    expect(told).toContain(weeks.row('5', weeks.why['not-over']('2026-W49')));
    expect(told).toContain(weeks.row('6', weeks.why.date('soon')));
    expect(told).toContain(weeks.column('sign-ups'));
    expect(readings(story)).toEqual(['2026-11-23 300 typed']);
    await backend.submit();
    expect(backend.modal?.text).toContain(
      language === 'en' ? '2 weeks are taken in. 1 stays' : '填进了 2 周。另外 1 周不变。',
    );
    const two = ['2026-11-09 1280 file', '2026-11-16 1305 file'];
    expect(readings(story)).toEqual(['2026-11-23 300 typed', ...two]);
    await backend.cancel();

    await openForm(story);
    await backend.fill({ [weeks.paste]: rows.join('\n') });
    await backend.submit();
    await backend.fill({ [weeks.typedWeeks(1)]: weeks.typedChoices.replace });
    await backend.submit();
    expect(readings(story)).toEqual(['2026-11-23 300 typed', ...two, '2026-11-23 333 file']);
  });

  test('come from a file, too, and it is asked how they are written where that is open', async () => {
    const story = await openSquadStory({ language });
    const { words } = story;
    const { weeks, marks } = words.sources;
    const backend = await openForm(story);
    await backend.fill({ [weeks.file]: { name: 'weeks.csv', content: new Uint8Array([137, 80, 0, 0]) } });
    expect((await backend.submit()).modal?.text).toContain(weeks.unread['no-table']);
    await backend.fill({ [weeks.file]: { name: 'weeks.csv', content: '2026-W46,1.280\n2026-W47,1.305\n' } });
    const asked = await backend.submit();
    expect(asked.modal?.text).toContain(weeks.ambiguous('1.280'));
    await backend.fill({ [weeks.mark]: marks[','] });
    expect((await backend.submit()).modal?.text).toContain('1,305');
    await backend.submit();
    expect(readings(story)).toEqual(['2026-11-09 1280 file', '2026-11-16 1305 file']);
  });
});
