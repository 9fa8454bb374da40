import type { Catalogue } from '../language/catalogue.ts';
import { durationOf } from './topic-rules.ts';

/** How long something took, in words: "14 minutes". @param ms milliseconds */
export function durationText(ms: number, { hotTopic: { duration } }: Catalogue): string {
  const took = durationOf(ms);
  switch (took.unit) {
    case 'moment':
      return duration.moment;
    case 'minutes':
      return duration.minutes(took.n);
    case 'hours':
      return duration.hours(took.n, took.minutes);
    case 'days':
      return duration.days(took.n);
  }
}
