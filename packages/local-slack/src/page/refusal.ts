/** What the person before the screen can't do, in a sentence for them. */
export class Refusal extends Error {}
