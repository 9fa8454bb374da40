import { z } from 'zod';
import { type Deed, perform } from '../deeds/deed.ts';
import { answerTo } from '../deeds/words.ts';
import type { Answer } from '../slack/answers.ts';
import type { Click } from '../slack/listen.ts';
import type { Squad } from '../squad/squad.ts';
import { aboutA } from './about.ts';
import type { RitualCore } from './core.ts';
import type { Occurrence } from './occurrence.ts';
import type { Rituals } from './rituals.ts';

/** It closed, by somebody or by itself, or was opened anew since the button was drawn. */
export type Closed = { readonly code: 'closed' } & Pick<Occurrence, 'closedBy' | 'closedAt'>;

export const closedBefore = ({ closedBy, closedAt }: Occurrence): { refused: Closed } => ({
  refused: { code: 'closed', closedBy, closedAt },
});

/** What the button that closes carries: a click on the board of an earlier round closes nothing. */
export const closingValue = ({ id, round }: Pick<Occurrence, 'id' | 'round'>): string => `${id}/${round}`;

type Meeting = 'planning' | 'retro';

/** It closes with what was decided by then. Of two who close it at once, one does. */
const closing = (
  rituals: Rituals,
  ritual: Meeting,
): Deed<{ id: string; round: number }, Occurrence, object, Closed> => ({
  name: `${ritual}.close`,
  accepted: z.object({}),
  find: aboutA(ritual),
  async act(change, { actor, squad, subject }, { id, round }) {
    if (subject.state !== 'open' || subject.round !== round) return closedBefore(subject);
    await rituals.close(change, squad, id, actor.userId);
    return { accepted: {} };
  },
});

/** The button that closes was clicked. @param tooLate what somebody reads who was not the first */
export const onClose =
  (ritual: Meeting, tooLate: (click: Click, squad: Squad, closed: Closed) => Promise<string>) =>
  async ({ rituals }: RitualCore, click: Click): Promise<Answer> => {
    const [id = '', round = ''] = click.value.split('/');
    const done = await perform(click, closing(rituals, ritual), { id, round: Number(round) });
    return answerTo(click, done, (closed, squad) => tooLate(click, squad, closed));
  };
