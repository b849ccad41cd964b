// What the worker takes for a file of the app, and what it does not.
import { expect, test } from 'vitest';
import { isFileOfOurs } from '../../src/worker/file-of-ours.ts';

const answer = (body: string, kind: string, status = 200) =>
  new Response(body, { status, headers: { 'content-type': kind } });
const at = (path: string) => `https://tusach.test/${path}`;

test('files of the app are taken', async () => {
  expect(await isFileOfOurs(at('assets/core-1.js'), answer('', 'text/javascript; charset=utf-8'))).toBe(true);
  expect(await isFileOfOurs(at('assets/a.css'), answer('', 'text/css'))).toBe(true);
  expect(await isFileOfOurs(at('assets/a.woff2'), answer('', 'font/woff2'))).toBe(true);
  expect(await isFileOfOurs(at('index.html?x=1'), answer('<body><div id="app"></div>', 'text/html'))).toBe(true);
});
test('the login page of a wifi is not taken for any of them', async () => {
  const portal = () => answer('<html>Đăng nhập wifi</html>', 'text/html; charset=utf-8');
  for (const path of [
    'assets/core-1.js',
    'assets/a.css',
    'assets/a.woff2',
    'icon.svg',
    'index.html',
    'manifest.webmanifest',
  ])
    expect([path, await isFileOfOurs(at(path), portal())]).toEqual([path, false]);
});
test('a server in trouble is not taken for an answer', async () => {
  expect(await isFileOfOurs(at('assets/core-1.js'), answer('', 'text/javascript', 503))).toBe(false);
});
