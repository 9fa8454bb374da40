/** What the bot says in this room. */
export const week = {};
