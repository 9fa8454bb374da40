// Stands until its importers name the other.
export { readingZone } from './rules.ts';
