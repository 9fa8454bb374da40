/** What is wrong, by the promise that is broken. */
export interface Problem {
  readonly kind: 'lost' | 'doubled' | 'wrong';
  readonly what: string;
}
