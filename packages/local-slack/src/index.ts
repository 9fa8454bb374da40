/**
 * Understudy, a strict local Slack: all that is public of it. `LocalSlack` is the workspace, `Person` somebody in it,
 * `Page` what a browser shows of it; README.md shows how they go together.
 */

export { checkMessage } from './limits/message.ts';
export { sumOf } from './limits/sum.ts';
export { checkView } from './limits/view.ts';
export { LocalSlack, type LocalSlackOptions } from './local-slack.ts';
export { type Bundle, bundlePage } from './page/bundle.ts';
export { Faults } from './page/faults.ts';
export type { Host } from './page/host.ts';
export type { GuideStep, PageLanguage, Rows, ShownClock, ShownHost } from './page/protocol.ts';
export { Page } from './page/server.ts';
export type { Time } from './page/time.ts';
export { TestWindow } from './page/window.ts';
export { findElement } from './person/find.ts';
export { fieldLabelled, titleOf } from './person/modal.ts';
export { tidy } from './person/names.ts';
export type { Patience } from './person/patience.ts';
export { watch } from './person/seen.ts';
export { Sight } from './person/sight.ts';
export { type Deed, type Entry, type Look, Person, type PersonOptions, type Seen } from './person.ts';
export { asText, blocksAsText } from './text/as-text.ts';
export { buttonsOf, inputsOf } from './text/interactive.ts';
export { everyObject, stringAt, typeOf } from './text/json.ts';
export { mrkdwnAsText } from './text/mrkdwn.ts';
export { notifies } from './text/notifies.ts';
export { Transcript } from './transcript.ts';
export type {
  Channel,
  Delivered,
  Detour,
  Fault,
  Held,
  IncomingCall,
  Message,
  OpenView,
  OutgoingEnvelope,
  Place,
  RefusedCall,
} from './types.ts';
