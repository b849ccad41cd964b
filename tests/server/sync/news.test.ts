// Who is told what: only what is new, only to those who listen, and also what another process on the same database moved.
import { expect, test } from 'vitest';
import type { Storage } from '../../../src/server/storage/storage.ts';
import { News, tellNewsFromOthers } from '../../../src/server/sync/news.ts';

const listening = (news: News, scope = 'unit:a') => {
  const heard: number[] = [];
  return { heard, stop: news.listen([scope], ({ head }) => heard.push(head)) };
};

test('a head is told once, and never one that has been passed', () => {
  const news = new News();
  const { heard } = listening(news);
  for (const head of [3, 3, 2, 4]) news.tell(new Map([['unit:a', head]]));
  expect(heard).toEqual([3, 4]);
});

test('whoever stopped listening hears nothing, and nobody is asked about', () => {
  const news = new News();
  const { heard, stop } = listening(news);
  expect(news.scopes).toEqual(['unit:a']);
  stop();
  news.tell(new Map([['unit:a', 1]]));
  expect([heard, news.scopes]).toEqual([[], []]);
});

test('what another process moved is told within seconds', async () => {
  const news = new News();
  const heads = (scopes: readonly string[]) => Promise.resolve(new Map(scopes.map((scope) => [scope, 7])));
  const stop = tellNewsFromOthers({ isShared: true, heads } as unknown as Storage, news);
  const head = await new Promise<number>((resolve) => {
    news.listen(['unit:a'], (poke) => resolve(poke.head));
  });
  stop();
  expect(head).toBe(7);
});
