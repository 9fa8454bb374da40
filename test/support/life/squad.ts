import type { LocalSlack } from '@growth-squad/local-slack';
import { Person } from '@growth-squad/local-slack';
import { catalogue } from '../../../src/language/catalogue.ts';
import type { Language } from '../../../src/language/language.ts';
import type { Together } from '../process/clock/together.ts';

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

/** How many messages of their channel somebody scrolls back. */
const REACH = 30;

/** Five to seven people, their channel, their zone and their language. */
export class SquadLife {
  readonly index: number;
  readonly zone: string;
  readonly language: Language;
  readonly channel: { readonly id: string; readonly name: string };
  readonly people: Readonly<Record<Part, Person>>;
  /** The rest of the squad: none, one or two. */
  readonly others: readonly Person[];
  /** When each of those who ever left the channel did so first, by person; UTC milliseconds. */
  readonly left = new Map<string, number>();
  readonly #slack: LocalSlack;
  readonly #elsewhere: string;
  readonly #shared: SquadLife | undefined;

  /** @param shared another squad, whose marketing belongs to this one too */
  constructor(slack: LocalSlack, together: Together, index: number, shared?: SquadLife) {
    this.#slack = slack;
    this.#shared = shared;
    this.index = index;
    this.zone = zones[index % zones.length] ?? 'UTC';
    this.language = index % 3 === 1 ? 'zh-CN' : 'en';
    this.#elsewhere = zones[(index + 3) % zones.length] ?? 'UTC';
    const locale = this.language === 'en' ? 'en-GB' : 'zh-CN';
    const wait = (): Promise<void> => together.sleep(LOOK_MS);
    const enter = (name: string, zone: string): Person => {
      const user = slack.addUser({ name: `${name}${index}`, zone, locale });
      return new Person(slack, user.id, { settle: wait, pass: wait, reach: REACH });
    };
    this.people = {
      product: enter('product', this.zone),
      marketing: enter('marketing', this.zone),
      frontend: enter('frontend', this.zone),
      backend: enter('backend', this.zone),
      // One of them lives elsewhere.
      designer: enter('designer', this.#elsewhere),
    };
    this.others = [
      ...['analyst', 'writer'].slice(0, index % 3).map((name) => enter(name, this.zone)),
      ...(shared ? [shared.people.marketing] : []),
    ];
    this.channel = slack.addChannel({
      name: `squad${index}`,
      members: this.everybody.map((person) => person.id),
    });
  }

  get everybody(): readonly Person[] {
    return [...parts.map((part) => this.people[part]), ...this.others];
  }

  /** Those who are in the channel at present. */
  get there(): readonly Person[] {
    return this.everybody.filter((person) => this.isThere(person));
  }

  /** Somebody goes. @param at now, UTC milliseconds */
  goes(person: Person, at: number): void {
    this.#slack.leave(this.channel.id, person.id);
    if (!this.left.has(person.id)) this.left.set(person.id, at);
  }

  /** Somebody comes back into the channel; nobody adds them to the squad again. */
  comes(person: Person): void {
    this.#slack.join(this.channel.id, person.id);
  }

  isThere({ id }: Person): boolean {
    return this.#slack.channels.get(this.channel.id)?.members.has(id) ?? false;
  }

  /** Where that member lives. */
  zoneOf(person: Person): string {
    if (person === this.#shared?.people.marketing) return this.#shared.zone;
    return person === this.people.designer ? this.#elsewhere : this.zone;
  }

  /** What the channel reads. */
  get words() {
    return catalogue(this.language);
  }

  /** What only they read. */
  wordsFor(person: Person) {
    return person === this.#shared?.people.marketing ? this.#shared.words : this.words;
  }
}
