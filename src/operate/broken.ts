/** Something that must be true and is not. */
export interface Broken {
  /** What must be true, in a sentence. */
  readonly must: string;
  /** Of which rows it is not: their ids. */
  readonly rows: readonly string[];
}
