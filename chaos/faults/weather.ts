import type { LocalSlack } from '@growth-squad/local-slack';
import { addDays, type LocalDate } from '../../src/calendar/date.ts';
import { instantOf } from '../../src/calendar/zone.ts';
import type { Planned } from '../../test/support/life/living.ts';
import type { SquadLife } from '../../test/support/life/squad.ts';
import type { SharedClock } from '../../test/support/process/clock/shared.ts';
import type { Random } from '../../test/support/random.ts';
import type { Supervisor } from '../supervisor.ts';
import type { Tally } from './kinds.ts';
import type { Network } from './network.ts';

const MINUTE_MS = 60_000;

interface Given {
  readonly slack: LocalSlack;
  readonly squads: readonly SquadLife[];
  readonly supervisor: Supervisor;
  readonly network: Network;
  readonly tally: Tally;
  readonly clock: SharedClock;
  /** A backup is made, killed, and made again. */
  readonly backUp: () => Promise<void>;
}

/** What happens to the whole workspace in a week, whatever people do. */
export function weatherOf(monday: LocalDate, random: Random, given: Given): Planned[] {
  const { slack, squads, supervisor, network, tally, clock, backUp } = given;
  const often: (() => void | Promise<void>)[] = [
    () => {
      tally.add('connection cut');
      slack.cut();
    },
    () => {
      tally.add('connection refreshed');
      slack.disconnect('refresh_requested');
    },
    () => {
      tally.add('acknowledgement lost');
      slack.loseAcknowledgements(1);
    },
    () => supervisor.terminate(),
    () => supervisor.kill('killed at a random time'),
    () => network.revoke(clock.now() + random.whole(1, 10) * MINUTE_MS, 'token revoked'),
    () => {
      const isAhead = random.chance(0.5);
      tally.add(isAhead ? 'clock stepped ahead' : 'clock stepped back');
      clock.setAhead((isAhead ? 1 : -1) * random.whole(1, 60) * MINUTE_MS);
      clock.after(random.whole(1, 5) * MINUTE_MS, () => clock.setAhead(0), 'the clock is set right');
    },
    () => {
      const squad = random.pick(squads);
      tally.add('channel archived');
      slack.archive(squad.channel.id, squad.people.product.id);
      const back = (): void => slack.unarchive(squad.channel.id, squad.people.product.id);
      clock.after(random.whole(5, 60) * MINUTE_MS, back, 'the channel is back');
    },
  ];
  const start = instantOf(monday, '00:00', 'UTC');
  const happening = (happen: () => void | Promise<void>): Planned => ({
    at: start + random.whole(0, 5 * 24 * 60) * MINUTE_MS,
    who: [],
    what: 'weather',
    do: async () => happen(),
  });
  return [
    ...Array.from({ length: 5 }, () => often)
      .flat()
      .map(happening),
    ...[0, 1].map(() => happening(() => clock.hold(backUp))),
    {
      // From before somebody's retro until after it: what was owed to it is too late then.
      at: instantOf(addDays(monday, 4), '15:45', random.pick(squads).zone),
      who: [],
      what: 'the token is revoked for hours',
      do: async () => network.revoke(clock.now() + 180 * MINUTE_MS, 'token revoked for hours'),
    },
    ...comingsAndGoings(monday, random, given),
  ];
}

/** Somebody leaves a squad at the weekend, and may come back two weeks later; people move and look at Home. */
function comingsAndGoings(monday: LocalDate, random: Random, { slack, squads, clock }: Given): Planned[] {
  const saturday = instantOf(addDays(monday, 5), '12:00', 'UTC');
  return squads.flatMap((squad): Planned[] => {
    const { id } = squad.channel;
    const is = (userId: string): boolean => slack.channels.get(id)?.members.has(userId) ?? false;
    const [one] = squad.others;
    const moved: Planned[] =
      one && random.chance(0.3)
        ? [
            {
              at: saturday,
              who: [one],
              what: 'somebody comes or goes',
              do: async () => (is(one.id) ? squad.goes(one, clock.now()) : squad.comes(one)),
            },
          ]
        : [];
    const looks = squad.there.flatMap((person) =>
      [0, 1, 2, 3, 4].map(
        (day): Planned => ({
          at: instantOf(addDays(monday, day), '12:00', squad.zone) + random.whole(0, 300) * MINUTE_MS,
          who: [person],
          what: 'a look at Home',
          do: async () => {
            slack.openHome(person.id);
          },
        }),
      ),
    );
    return [...moved, ...looks];
  });
}
