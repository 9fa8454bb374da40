import type { Person } from '@growth-squad/local-slack';
import type { DeedName } from '../../../src/deeds/permissions.ts';
import type { CastMember } from '../../../src/demo/cast.ts';
import { press } from './hands.ts';
import type { SceneName, World } from './world.ts';

/** What somebody is to the squad when something comes from them. */
export const kinds = [
  'owner, no member',
  'product manager',
  'member',
  'member of another squad',
  'left a moment ago',
  'author, left a moment ago',
  'colleague',
  'of the company’s Grid',
  'reactivated',
  'guest',
  'of another company',
  'deactivated',
] as const;
export type Kind = (typeof kinds)[number];

type Step = (world: World, doer: Person) => Promise<unknown>;

/** One way to do something: a command, click, submission or shortcut, as far as it is told to the bot. */
export interface Case {
  /** What Slack calls it: see `slack/ids.ts`. */
  readonly id: string;
  /** What it changes, by its line in the table of permissions; null: it only shows something. */
  readonly deed: DeedName | null;
  readonly scene: SceneName;
  /** Who does it first. */
  readonly by: CastMember;
  /** What that person, and others, do before. */
  readonly before: Step;
  /** What is told to the bot. */
  readonly last: Step;
  /** It is about an idea that they proposed. */
  readonly ownIdea: boolean;
  /** Whom the table lets, and the deed itself refuses, with the reason. */
  readonly notEven: Partial<Record<Kind, string>>;
  /** What its answer shows that is for members alone, so that who has left since is not shown it again. */
  readonly tellsMembers: string | undefined;
}

interface Options {
  readonly by?: CastMember;
  readonly before?: Step;
  readonly ownIdea?: boolean;
  readonly notEven?: Case['notEven'];
  readonly tellsMembers?: string;
}

type Told = Pick<Case, 'id' | 'last'>;

const made = (
  { scene, deed }: Pick<Case, 'scene' | 'deed'>,
  { id, last }: Told,
  { by = 'backend', before = async () => undefined, ownIdea = false, notEven = {}, tellsMembers }: Options,
): Case => ({ id, last, scene, deed, by, before, ownIdea, notEven, tellsMembers });

/** Cases of one scene. */
export const inScene = (scene: SceneName) => ({
  /** A command, with what stands behind it. @param at another channel than the squad's */
  command: (line: string, deed: DeedName | null, options: Options & { at?: 'empty' } = {}): Case => {
    const [id = ''] = line.split(' ');
    const last: Step = (world, doer) => doer.command(line, options.at ? world.empty : world.channel);
    return made({ scene, deed }, { id, last }, options);
  },
  /** A click, or a choice in a menu, wherever it is seen last. */
  click: (
    id: string,
    deed: DeedName | null,
    options: Options & { near?: string; in?: 'home' } = {},
  ): Case => {
    const { near, in: where } = options;
    const look = { ...(near === undefined ? {} : { near }), ...(where ? { in: where } : {}) };
    return made({ scene, deed }, { id, last: (world, doer) => press(world, doer, id, look) }, options);
  },
  /** A form that `before` opened and filled in. */
  submit: (id: string, deed: DeedName | null, before: Step, options: Options = {}): Case =>
    made({ scene, deed }, { id, last: (_, doer) => doer.submit() }, { ...options, before }),
  /** Anything else. */
  other: (id: string, deed: DeedName | null, last: Step, options: Options = {}): Case =>
    made({ scene, deed }, { id, last }, options),
});
