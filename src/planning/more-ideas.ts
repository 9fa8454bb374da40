import type { KnownBlock } from '@slack/types';
import { estimatesOf, noEstimates } from '../hypothesis/estimate-store.ts';
import { ideasByScore } from '../hypothesis/store.ts';
import { speechTo } from '../language/speech.ts';
import { type Answer, open, say, update } from '../slack/answers.ts';
import { button, buttons, rich } from '../slack/blocks.ts';
import { actionFor, actions } from '../slack/ids.ts';
import type { Click } from '../slack/listen.ts';
import { noticeOf } from '../slack/modal.ts';
import { namesOf } from '../slack/names.ts';
import { memberOf } from '../squad/gate.ts';
import { readerOf } from '../squad/reader.ts';
import { listedBlocks, pageValue } from './idea-view.ts';
import { roomFor } from './lines.ts';

/** Ideas on one page. */
const SIZE = 10;
/** Most characters of a title or clause. */
const MOST = 200;

/** The ideas that are not on the board, the best first, ten at a time, each with what can be done with it. */
export async function moreIdeas(click: Click): Promise<Answer> {
  const [squadId = '', at = '', ...onBoard] = click.value.split('/');
  const gate = await memberOf(click, squadId);
  if ('refusal' in gate) return say(gate.refusal);
  const { squad, language } = gate.here;
  const page = Number(at);
  const { ideas, more, days, names } = await click.core.database.read(async (q) => {
    const found = await ideasByScore(q, squadId, SIZE + 1, { but: onBoard, offset: page * SIZE });
    const ideas = found.slice(0, SIZE);
    const days = await estimatesOf(
      q,
      ideas.map(({ id }) => id),
    );
    const estimators = [...days.values()].flatMap(({ simple }) => simple?.parts ?? []);
    const people = [...ideas.map(({ authorId }) => authorId), ...estimators.map(({ userId }) => userId)];
    return { ideas, days, more: found.length > SIZE, names: await namesOf(q, squad.workspaceId, people) };
  });
  const speech = speechTo(readerOf(click, squad));
  const { planning } = speech.words;
  const turn = (text: string, to: number) =>
    button({
      text,
      actionId: actionFor(actions.moreIdeas, String(to)),
      value: pageValue(squadId, to, onBoard),
    });
  const turns = [
    ...(page > 0 ? [turn(planning.ideasBefore, page - 1)] : []),
    ...(more ? [turn(planning.nextIdeas, page + 1)] : []),
  ];
  const blocks: KnownBlock[] = [
    ...(ideas.length === 0 ? [rich(planning.noMoreIdeas)] : []),
    ...ideas.flatMap((hypothesis) =>
      listedBlocks(
        { hypothesis, days: days.get(hypothesis.id) ?? noEstimates },
        roomFor(MOST, names),
        speech,
      ),
    ),
    ...(turns.length > 0 ? [buttons(...turns)] : []),
  ];
  const view = noticeOf(language, planning.ideas, blocks);
  return click.modal ? update(view) : open(view);
}
