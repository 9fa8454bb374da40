import type { RespondFn } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { z } from 'zod';
import { catalogue } from '../language/catalogue.ts';
import type { Language } from '../language/language.ts';
import type { Answer } from './answers.ts';
import { modals } from './ids.ts';
import type { Message } from './message.ts';
import { modal } from './modal.ts';
import type { clickPayload } from './payloads.ts';
import { notification } from './typed.ts';

const known = (block: Message['blocks'][number]): block is KnownBlock => block.type !== 'data_visualization';

/** A message as an ephemeral answer carries it; charts are for the channel. */
export const sayMessage = (message: Message): { text: string; blocks: KnownBlock[] } => ({
  text: notification(message.text),
  blocks: message.blocks.filter(known),
});

/**
 * Shows what a click led to. In a message something said stands below it, seen by that person only; in a modal or in
 * App Home, where nothing can be said, a small modal says it.
 */
export async function afterClick(options: {
  answer: Answer;
  payload: Pick<z.infer<typeof clickPayload>, 'trigger_id' | 'view' | 'response_url'>;
  client: WebClient;
  respond: RespondFn;
  language: Language;
}): Promise<void> {
  const { answer, payload, client, respond, language } = options;
  const inModal = payload.view?.type === 'modal';
  if (answer.kind === 'nothing') return;
  if (answer.kind === 'say' && payload.response_url) {
    await respond({ response_type: 'ephemeral', replace_original: false, ...sayMessage(answer.message) });
    return;
  }
  if (answer.kind === 'update' && inModal && payload.view) {
    await client.views.update({ view_id: payload.view.id, view: answer.view });
    return;
  }
  const { common } = catalogue(language);
  const view =
    answer.kind === 'say'
      ? modal({
          callbackId: modals.notice,
          title: common.appName,
          close: common.close,
          blocks: sayMessage(answer.message).blocks,
          metadata: { key: '' },
        })
      : answer.view;
  if (inModal) await client.views.push({ trigger_id: payload.trigger_id, view });
  else await client.views.open({ trigger_id: payload.trigger_id, view });
}
