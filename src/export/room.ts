import type { Room } from '../ritual/room.ts';
import { serveExport } from './serve.ts';

/** Everything that a squad has goes out, to its members; and whole squads come in again. */
export const exported: Room = { serve: serveExport };
