import { Page } from '@growth-squad/local-slack';
import type { Language } from '../../language/language.ts';
import { castIn } from '../cast.ts';
import type { Stage } from '../stage.ts';
import { pageBundle } from './bundle.ts';
import { DemoHost } from './host.ts';
import { StageTime } from './time.ts';

export interface StagePageOptions {
  readonly stage: Stage;
  readonly language: Language;
  /** Whether the squad is still to be set up. */
  readonly empty: boolean;
  /** Unguessable. */
  readonly key: string;
  /** The first that is tried; 0: any that is free. */
  readonly port: number;
  /** Calls back once each second of real time. @returns a function that ends it */
  readonly everySecond: (callback: () => void) => () => void;
  /** Waits so many real milliseconds. */
  readonly breath: (ms: number) => Promise<void>;
  /** Takes what should not have happened. */
  readonly failed: (error: unknown) => void;
}

/** Opens the page of a stage, with the bot's inside beside Slack. */
export async function openPage(options: StagePageOptions) {
  const { stage, language, key, everySecond, breath, failed } = options;
  const host = new DemoHost(options);
  const time = new StageTime({
    stage,
    zone: castIn(language).zone,
    nextDue: () => host.nextDue(),
    everySecond,
    failed,
    changed: () => page.changed(),
  });
  const bundle = await pageBundle();
  const page = new Page({ slack: stage.slack, time, host, key, bundle, breath, failed });
  const address = await page.start(options.port);
  return { page, host, time, address };
}
