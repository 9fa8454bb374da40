import { bold, join, line, plain } from '../language/line.ts';
import { rich } from '../slack/blocks.ts';
import { fitted } from '../slack/fitted.ts';
import type { Message } from '../slack/message.ts';
import { answerLines, bracket, creditLine, effectText } from './digest-results.ts';
import type { Digest } from './snapshot.ts';
import { type DigestSpeech, type LimitedSpeech, TITLE, titleOf } from './telling.ts';

/**
 * The reply below a corrected digest: what was told, and what is right. Who made what has won now is celebrated here,
 * since an edited digest taps nobody on the shoulder.
 * @param index which correction, from 0
 * @returns undefined: there is no such correction
 */
export function correctionMessage(digest: Digest, index: number, reading: DigestSpeech): Message | undefined {
  const correction = digest.corrections[index];
  if (!correction) return undefined;
  const { from, to, id } = correction;
  const told = reading.words.retro.correction;
  const { verdicts } = reading.words.week;
  const one = digest[to].find((each) => each.id === id);
  const won = from === to ? undefined : digest.won.find((each) => each.id === id);
  const said = (room: LimitedSpeech) => {
    const title = bold(titleOf(correction, room));
    const effect = one && to !== 'invalid' ? effectText(one, room) : '';
    const now = { title, to: verdicts[to], effect: effect === '' ? null : effect };
    const sentence =
      from === null
        ? told.late(now)
        : from === to
          ? told.same(now)
          : told.changed({ ...now, from: verdicts[from] });
    return line`${sentence}${one ? bracket(one, room) : ''}`;
  };
  return {
    text: plain(join([said({ ...reading, most: TITLE })])),
    blocks: fitted((most) => {
      const room = { ...reading, most };
      return [rich(said(room), ...(one ? answerLines(one, to, room) : []), won ? creditLine(won, room) : '')];
    }),
  };
}
