// The environment is read once, and a value that makes no sense is answered with what to write instead.
import { expect, test } from 'vitest';
import { readConfig } from '../../src/server/config.ts';

test('without any setting it serves this machine alone, on port 8080, with the records under ./data', () => {
  const config = { port: 8080, host: '127.0.0.1', folder: 'data', demo: false, restored: false, newCode: false };
  expect(readConfig({}, [])).toEqual({ ok: true, config });
});
test('settings are taken from the environment, and options from the command', () => {
  const read = readConfig({ PORT: '81', HOST: '0.0.0.0', TUSACH_DATA: '/srv/t', DATABASE_URL: 'postgres://x' }, [
    '--demo',
    '--restored',
    '--new-code',
  ]);
  expect(read).toEqual({
    ok: true,
    config: {
      port: 81,
      host: '0.0.0.0',
      folder: '/srv/t',
      databaseUrl: 'postgres://x',
      demo: true,
      restored: true,
      newCode: true,
    },
  });
});
test.each([['http'], ['70000'], ['-1']])('PORT=%s is answered with an example', (PORT) => {
  expect(readConfig({ PORT }, [])).toMatchObject({ ok: false, reason: expect.stringContaining('8080') });
});
test('an unknown word is named', () => {
  expect(readConfig({}, ['--dmeo'])).toMatchObject({ ok: false, reason: expect.stringContaining('--dmeo') });
});
