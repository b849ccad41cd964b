// An act that makes something new is done once for two taps, and again for a later one, also after it failed.
import { expect, test } from 'vitest';
import { oneAtATime } from '#ui/one-at-a-time.ts';

test('a tap while the act is under way does nothing of its own and hears the same end', async () => {
  let done = 0;
  const act = oneAtATime(async (word: string) => {
    await Promise.resolve();
    done += 1;
    return word;
  });
  expect(await Promise.all([act('first'), act('second')])).toEqual(['first', 'first']);
  expect(await act('third')).toBe('third');
  expect(done).toBe(2);
});

test('an act that failed may be tried again', async () => {
  let tries = 0;
  const act = oneAtATime(() => {
    tries += 1;
    return tries === 1 ? Promise.reject(new Error('no room')) : Promise.resolve('written');
  });
  await expect(act()).rejects.toThrow('no room');
  expect(await act()).toBe('written');
});
