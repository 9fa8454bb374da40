import { expect, onTestFinished } from 'vitest';
import { openSquadStory, type Story, type StoryOptions } from './story.ts';

/** A squad's story with its page. */
export const withPage = (options: StoryOptions = {}): Promise<Story> =>
  openSquadStory({ web: { host: '127.0.0.1', port: 0 }, ...options });

/** Somebody asks for the page. @returns the address that they were given */
export async function linkFor(story: Story, who: 'product' | 'frontend' = 'frontend'): Promise<string> {
  const { people, channel, stage } = story;
  await people[who].command('/squad dashboard', channel);
  const said = stage.slack.ephemerals(people[who].id, stage.channel.id).at(-1);
  return addressIn(story, JSON.stringify(said?.blocks), 'open');
}

/** The address of that kind in a text. */
function addressIn({ stage }: Story, text: string, kind: 'open' | 'wall'): string {
  const found = new RegExp(`${stage.bot.webUrl()}${kind}/[\\w.-]+`).exec(text)?.[0];
  if (found === undefined) throw new Error(`There is no such link in: ${text}`);
  return found;
}

/** The link for a wall, which the product manager asks for. */
export async function wallFor(story: Story): Promise<string> {
  const { people, channel, words } = story;
  await people.product.command('/squad dashboard', channel);
  const { text } = await people.product.click(words.dashboard.wall);
  return addressIn(story, text, 'wall');
}

/** Opens it as a browser does. @returns the page's address, and what shows it there */
export async function opened(link: string) {
  const answer = await fetch(link, { method: 'POST', redirect: 'manual' });
  expect(answer.status).toBe(303);
  const [cookie = ''] = answer.headers.getSetCookie();
  const address = new URL(answer.headers.get('location') ?? '', link).href;
  return { address, cookie, headers: { cookie: cookie.split(';')[0] ?? '' } };
}

/** What is answered there. */
export async function page(address: string, headers: Record<string, string> = {}) {
  const answer = await fetch(address, { headers });
  const text = await answer.text();
  expect(text).not.toMatch(/\[object|undefined|NaN/);
  return { status: answer.status, text };
}

/** What a page hears. */
export async function heard(address: string, headers: Record<string, string> = {}) {
  const ended = new AbortController();
  const answer = await fetch(`${address}/events`, { headers, signal: ended.signal });
  onTestFinished(() => ended.abort());
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    status: answer.status,
    /** Waits until these words came. */
    until: async (words: string): Promise<string> => {
      while (!text.includes(words)) {
        const read = await reader?.read();
        if (!read || read.done) throw new Error(`It ended after: ${text}`);
        text += read.value;
      }
      return text;
    },
  };
}
