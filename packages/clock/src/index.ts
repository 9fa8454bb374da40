export { Activities, waiting } from './activities.ts';
export { type Clock, sleep, within } from './clock.ts';
export { MovedClock } from './moved-clock.ts';
export { systemClock } from './system-clock.ts';
export { type Account, Traffic, underWay } from './traffic.ts';
