import type { Method } from '../arguments.ts';
import { apps } from './apps.ts';
import { chat } from './chat.ts';
import { conversations } from './conversations.ts';
import { files } from './files.ts';
import { pins } from './pins.ts';
import { users } from './users.ts';
import { views } from './views.ts';

/** The methods of the Web API that the local Slack plays, by name. */
export const METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries({ ...apps, ...chat, ...conversations, ...files, ...pins, ...users, ...views }),
);
