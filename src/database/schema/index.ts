// The tables, and with them what is known of each thing: instants in UTC milliseconds, dates as ISO text.

export * from './dashboard.ts';
export * from './delivery.ts';
export * from './hot-topic.ts';
export * from './hypothesis.ts';
export * from './inbox.ts';
export * from './measurement.ts';
export * from './metric.ts';
export * from './past.ts';
export * from './quarrel.ts';
export * from './retro.ts';
export * from './ritual.ts';
export * from './source.ts';
export * from './squad.ts';
export * from './standup.ts';
export * from './token.ts';
export * from './week.ts';
export * from './workspace.ts';
