import type { Clock } from '@growth-squad/clock';
import type { LocalSlack } from './local-slack.ts';
import type { Deed } from './person/deed.ts';
import { modalOf, viewAsText } from './person/modal.ts';
import { type Reader, timeOf, weekdayOf } from './person/moments.ts';
import { namesFor } from './person/names.ts';
import { messageAsText } from './person/read.ts';
import type { Shown } from './shown.ts';
import { blocksAsText } from './text/as-text.ts';
import { typeOf } from './text/json.ts';
import type { Names } from './text/mrkdwn.ts';
import { type Words, wordsFor } from './transcript/words.ts';
import type { Ephemeral, Message, OpenView } from './types.ts';

export interface TranscriptOptions {
  readonly clock: Clock;
  /** In whose zone and language the log is read. */
  readonly reader: Reader;
  /** Takes one entry, without a line end; its further lines are indented. */
  readonly write: (entry: string) => void;
  /** Leaves out edits of direct messages: they make no unread mark, and nobody is told of them. */
  readonly brief?: boolean;
}

/** Where entries are indented to, from their second line on. */
const INDENT = ' '.repeat(11);

/**
 * A log of what people do and what appears on their screens, in order of time: `Mon 09:30  #growth  Growth Squad: …`.
 * Hand `told` to each person, so that their deeds are in it.
 */
export class Transcript {
  /** For `PersonOptions.told`. */
  readonly told: (deed: Deed) => void;
  /** Ends the log. */
  readonly stop: () => void;
  readonly #slack: LocalSlack;
  readonly #options: TranscriptOptions;
  readonly #names: Names;
  readonly #words: Words;
  /** How each message read when it was last told. */
  readonly #last = new Map<string, string>();
  /** How each open modal read when it was last told, by the view's id. */
  readonly #modals = new Map<string, string>();
  /** Who has opened Home and waits for it. */
  readonly #homes = new Set<string>();

  constructor(slack: LocalSlack, options: TranscriptOptions) {
    this.#slack = slack;
    this.#options = options;
    this.#names = namesFor(slack, options.reader);
    this.#words = wordsFor(options.reader.locale);
    this.told = (deed) => this.#deed(deed);
    this.stop = slack.onShown((shown) => this.#shown(shown));
  }

  #deed(deed: Deed): void {
    const words = this.#words;
    const name = this.#names.user(deed.userId);
    switch (deed.kind) {
      case 'command':
        this.#write(this.#placeOf(deed.channel), words.types(name, deed.line));
        break;
      case 'click':
        this.#write(this.#placeOf(deed.channel), words.clicks(name, deed.words));
        break;
      case 'choose':
        this.#write(this.#placeOf(deed.channel), words.chooses(name, deed.option, deed.words));
        break;
      case 'shortcut':
        this.#write(this.#placeOf(deed.channel), words.uses(name, deed.words));
        break;
      case 'submit': {
        const fields = deed.fields.map(({ label, value }) => `${label}${words.colon}${value}`);
        this.#write('', words.submits(name, deed.title, deed.submitLabel), fields);
        break;
      }
      case 'cancel':
        this.#write('', words.closes(name, deed.title));
        break;
      case 'home':
        this.#homes.add(deed.userId);
        this.#write('', words.opensHome(name));
        break;
    }
  }

  #shown(shown: Shown): void {
    switch (shown.kind) {
      case 'posted':
        this.#posted(shown.message);
        break;
      case 'edited':
        this.#edited(shown.message);
        break;
      case 'removed':
        this.#write(
          this.#place(shown.message),
          this.#words.removes(
            this.#names.user(shown.message.user),
            firstLine(this.#remembered(shown.message)),
          ),
        );
        break;
      case 'whispered':
      case 'whisper edited':
        this.#whispered(shown.ephemeral);
        break;
      case 'modal opened':
      case 'modal changed':
        this.#modal(shown.open);
        break;
      case 'modal refused':
        this.#refused(shown.open);
        break;
      case 'home':
        this.#home(shown.open);
        break;
      case 'modal closed':
        this.#modals.delete(shown.open.view.id);
        break;
      case 'whisper removed':
        break;
    }
  }

  #posted(message: Message): void {
    const text = messageAsText(message, this.#names);
    this.#last.set(keyOf(message), text);
    this.#says(this.#place(message), this.#names.user(message.user), text);
  }

  /** Of an edit only the lines that are new are told; one that only takes lines away is not. */
  #edited(message: Message): void {
    const before = this.#remembered(message);
    const text = messageAsText(message, this.#names);
    this.#last.set(keyOf(message), text);
    const known = new Set(before.split('\n'));
    const fresh = text.split('\n').filter((line) => !known.has(line));
    if (fresh.length === 0) return;
    if (this.#options.brief && this.#slack.channels.get(message.channel)?.kind === 'im') return;
    const who = this.#names.user(message.user);
    this.#write(this.#place(message), this.#words.changes(who, firstLine(before)), fresh);
  }

  #whispered(ephemeral: Ephemeral): void {
    const only = this.#words.only(this.#names.user(ephemeral.userId));
    const place = this.#placeOf(ephemeral.channel);
    this.#says(
      place,
      `(${only}) ${this.#names.user(this.#slack.botUserId)}`,
      messageAsText(ephemeral, this.#names),
    );
  }

  /**
   * A form is told by its title and its own words (its fields when it is submitted), a screen that asks nothing as a
   * whole; what reads as it did before is not told again.
   */
  #modal(open: OpenView): void {
    const { title, fields } = modalOf(open, this.#names);
    const text = fields.length === 0 ? viewAsText(open, this.#names).split('\n') : this.#wordsOf(open);
    const told = [title, ...text].join('\n');
    if (this.#modals.get(open.view.id) === told) return;
    this.#modals.set(open.view.id, told);
    this.#write('', this.#words.seesForm(this.#names.user(open.userId), title), text);
  }

  #wordsOf({ view }: OpenView): string[] {
    const words = view.blocks.filter((block) => !['input', 'divider'].includes(typeOf(block) ?? ''));
    return words.length === 0 ? [] : blocksAsText(words, this.#names).split('\n');
  }

  #refused(open: OpenView): void {
    const { title, errors, trouble } = modalOf(open, this.#names);
    const said = [...errors, ...(trouble === undefined ? [] : [trouble])];
    this.#write('', this.#words.seesErrors(this.#names.user(open.userId), title), said);
  }

  #home(open: OpenView): void {
    if (!this.#homes.delete(open.userId)) return;
    const name = this.#words.home(this.#names.user(open.userId));
    this.#write('', name, viewAsText(open, this.#names).split('\n'));
  }

  #place({ channel, threadTs }: Message): string {
    const name = this.#placeOf(channel);
    return threadTs === undefined ? name : `${name} ↳`;
  }

  #placeOf(channelId: string | undefined): string {
    if (channelId === undefined) return '';
    const channel = this.#slack.channels.get(channelId);
    return channel?.kind === 'im'
      ? `→ ${this.#names.user(channel.name)}`
      : `#${this.#names.channel(channelId)}`;
  }

  #remembered = (message: Message): string => this.#last.get(keyOf(message)) ?? '';

  #says(place: string, who: string, text: string): void {
    const [first = '', ...more] = text.split('\n');
    this.#write(place, `${who}${this.#words.colon}${first}`, more);
  }

  #write(place: string, head: string, more: readonly string[] = []): void {
    const { clock, reader, write } = this.#options;
    const at = clock.now();
    const when = `${weekdayOf(at, reader)} ${timeOf(at, reader)}`;
    const first = [when, place, head].filter((part) => part !== '').join('  ');
    write([first, ...more.map((line) => `${INDENT}${line}`)].join('\n'));
  }
}

const keyOf = ({ channel, ts }: Message): string => `${channel}/${ts}`;

function firstLine(text: string): string {
  const [first = ''] = text.split('\n');
  return first.length > 60 ? `${first.slice(0, 59)}…` : first;
}
