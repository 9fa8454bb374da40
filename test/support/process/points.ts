import { Traffic } from '@growth-squad/clock';
import type { Orders, Point } from './protocol.ts';

/** Ends this process as a power cut would: nothing is written, nothing is said. */
function dieNow(): void {
  process.kill(process.pid, 'SIGKILL');
  // A signal to oneself takes effect at the next chance the kernel has: nothing of ours runs until then.
  for (;;);
}

/** Counts the passages of each place, and dies at the ordered one. */
export class Points {
  readonly #kill: Orders['kill'];
  readonly #passages = new Map<Point, number>();

  constructor(kill: Orders['kill']) {
    this.#kill = kill;
  }

  pass(point: Point): void {
    const passage = (this.#passages.get(point) ?? 0) + 1;
    this.#passages.set(point, passage);
    if (this.#kill?.point === point && this.#kill.passage === passage) dieNow();
  }
}

/** The bot's account of its traffic, in which every entry is a place to die. */
export class DeadlyTraffic extends Traffic {
  readonly #points: Points;

  constructor(points: Points) {
    super();
    this.#points = points;
  }

  override request(...entry: Parameters<Traffic['request']>): void {
    super.request(...entry);
    this.#points.pass('call sent');
  }

  override requestEnded(id: string): void {
    super.requestEnded(id);
    this.#points.pass('call answered');
  }

  override frameReceived(name: string): void {
    super.frameReceived(name);
    this.#points.pass('frame received');
  }

  override frameSent(name: string): void {
    super.frameSent(name);
    this.#points.pass('frame sent');
  }
}
