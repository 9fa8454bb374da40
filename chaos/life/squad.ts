import { catalogue } from '../../src/language/catalogue.ts';
import type { Language } from '../../src/language/language.ts';
import type { LocalSlack } from '../../src/sandbox/local-slack.ts';
import { Person } from '../../src/sandbox/person.ts';
import type { SharedClock } from '../clock/shared.ts';

/** Ten zones, with and without summer time, ahead of and behind each other. */
const zones = [
  'Europe/Berlin',
  'Asia/Shanghai',
  'America/New_York',
  'Europe/Lisbon',
  'Asia/Kolkata',
  'America/Los_Angeles',
  'Australia/Sydney',
  'Asia/Tokyo',
  'America/Sao_Paulo',
  'Africa/Nairobi',
] as const;

const parts = ['product', 'marketing', 'frontend', 'backend', 'designer'] as const;
export type Part = (typeof parts)[number];

/** How long somebody looks at what they caused, milliseconds. */
const LOOK_MS = 1_000;

/** Five people, their channel, their zone and their language. */
export class SquadLife {
  readonly index: number;
  readonly zone: string;
  readonly language: Language;
  readonly channel: { readonly id: string; readonly name: string };
  readonly people: Readonly<Record<Part, Person>>;
  readonly #elsewhere: string;

  constructor(slack: LocalSlack, clock: SharedClock, index: number) {
    this.index = index;
    this.zone = zones[index % zones.length] ?? 'UTC';
    this.language = index % 3 === 1 ? 'zh-CN' : 'en';
    this.#elsewhere = zones[(index + 3) % zones.length] ?? 'UTC';
    const locale = this.language === 'en' ? 'en-GB' : 'zh-CN';
    const enter = (part: Part): Person => {
      // One of the five lives elsewhere.
      const zone = part === 'designer' ? this.#elsewhere : this.zone;
      const user = slack.addUser({ name: `${part}${index}`, zone, locale });
      return new Person(slack, user.id, { settle: () => clock.pass(LOOK_MS), pass: (ms) => clock.pass(ms) });
    };
    this.people = {
      product: enter('product'),
      marketing: enter('marketing'),
      frontend: enter('frontend'),
      backend: enter('backend'),
      designer: enter('designer'),
    };
    this.channel = slack.addChannel({
      name: `squad${index}`,
      members: this.everybody.map((person) => person.id),
    });
  }

  get everybody(): Person[] {
    return parts.map((part) => this.people[part]);
  }

  /** Where that member lives. */
  zoneOf(person: Person): string {
    return person === this.people.designer ? this.#elsewhere : this.zone;
  }

  get words() {
    return catalogue(this.language);
  }
}
