import { z } from 'zod';

/** Places in the bot at which its process can be killed by its own hand, each by its n-th passage. */
export const points = [
  'clock read',
  'statement',
  'before commit',
  'commit',
  'call sent',
  'call answered',
  'frame received',
  'frame sent',
  'migration step',
] as const;
export type Point = (typeof points)[number];

/** What a bot's process is started with. */
export const orders = z.object({
  /** UTC milliseconds. */
  now: z.number(),
  /** By how many milliseconds the wall clock of its machine is ahead of that. */
  ahead: z.number(),
  apiUrl: z.string(),
  botToken: z.string(),
  appToken: z.string(),
  file: z.string(),
  migrations: z.string(),
  seed: z.number(),
  /** Where it kills itself, if anywhere. */
  kill: z.object({ point: z.enum(points), passage: z.number() }).optional(),
});
export type Orders = z.infer<typeof orders>;

/** From whoever keeps the clock to the bot. */
export const toBot = z.discriminatedUnion('type', [
  z.object({ type: z.literal('go'), orders }),
  /** It is `now`, and the wall clock of its machine is `ahead` of it; fire one timer if asked to, then say what is going on. */
  z.object({
    type: z.literal('account'),
    id: z.number(),
    now: z.number(),
    ahead: z.number(),
    fire: z.boolean(),
  }),
]);
export type ToBot = z.infer<typeof toBot>;

const requestState = z.enum(['open', 'aborting', 'working', 'parked']);
const frames = z.object({ sent: z.number(), received: z.number(), closing: z.boolean() });

/** From the bot to whoever keeps the clock. */
export const fromBot = z.discriminatedUnion('type', [
  /** All code is loaded; orders may come. */
  z.object({ type: z.literal('warm') }),
  /** Connected, and at work. */
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('failed'), why: z.string() }),
  /** Something was logged as an error. */
  z.object({ type: z.literal('error'), what: z.string() }),
  z.object({
    type: z.literal('account'),
    id: z.number(),
    busy: z.array(z.string()),
    changes: z.number(),
    next: z.number().optional(),
    requests: z.array(z.tuple([z.string(), requestState])),
    connections: z.array(z.tuple([z.string(), frames])),
  }),
]);
export type FromBot = z.infer<typeof fromBot>;
export type Account = Extract<FromBot, { type: 'account' }>;
