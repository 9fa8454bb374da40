/** What people enter. */
export const inputKinds = ['idea', 'estimate', 'stand-up', 'number', 'note', 'launch', 'result'] as const;
export type InputKind = (typeof inputKinds)[number];

/** What somebody entered, and what they know of its fate. */
export interface Input {
  /** Found nowhere else: a word in a text, or a number. */
  readonly token: string;
  readonly kind: InputKind;
  readonly squad: number;
  readonly userId: string;
  /** All of what was typed, as it is to be stored. */
  readonly text: string;
  /** Of a stand-up: its date. */
  readonly date?: string;
  /** UTC milliseconds of the last attempt. */
  at: number;
  /** Slack saw it acknowledged; or it was refused with a sentence; or nobody knows. */
  fate: 'acknowledged' | 'refused' | 'unknown';
  attempts: number;
  /** What they read at last. */
  said: string;
}

/** What else a life has, beside what is entered word for word: each must have come about. */
export const turns = ['a win', 'a test', 'a try taken', 'a hot topic', 'left while writing'] as const;
export type Turn = (typeof turns)[number];

/** All that people entered: what the checker holds the database and Slack against. */
export class Ledger {
  readonly inputs: Input[] = [];
  /** How often each came about, as far as people know. */
  readonly turns: Record<Turn, number> = {
    'a win': 0,
    'a test': 0,
    'a try taken': 0,
    'a hot topic': 0,
    'left while writing': 0,
  };
  readonly #counts = new Map<number, number>();

  /** A word that stands for one input of one squad; it survives any escaping and cutting at words. */
  token(squad: number): string {
    const count = (this.#counts.get(squad) ?? 0) + 1;
    this.#counts.set(squad, count);
    return `q${squad}n${count}z`;
  }

  /** A number that this squad enters only once, and the squad with which it shares a person never. */
  number(squad: number): string {
    const count = (this.#counts.get(squad) ?? 0) + 1;
    this.#counts.set(squad, count);
    return String(1_000 + 2 * count + (squad % 2));
  }

  enter(input: Omit<Input, 'fate' | 'attempts' | 'said'>): Input {
    const entered: Input = { ...input, fate: 'unknown', attempts: 0, said: '' };
    this.inputs.push(entered);
    return entered;
  }
}

/** The squad that a token belongs to. */
export const squadOfToken = (token: string): number => Number(/^q(\d+)n/.exec(token)?.[1]);

/** Every token in a text. */
export const tokensIn = (text: string): string[] => text.match(/q\d+n\d+z/g) ?? [];
