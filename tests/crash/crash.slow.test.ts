// Servers that are killed at random moments while tablets write: what was acknowledged is there, once, with its outcome.
import { afterAll, expect, test } from 'vitest';
import { startPostgres } from '../support/postgres.ts';
import { crash } from './crash.ts';

const rounds = 20;
const clean = { lost: 0, doubled: 0, wrong: [] };

test(`a server that is killed ${rounds} times under load loses and doubles nothing`, async () => {
  const end = await crash({ rounds });
  expect(end).toMatchObject(clean);
  expect(end.acknowledged).toBeGreaterThan(rounds);
}, 180_000);

const postgres = await startPostgres();
afterAll(() => postgres?.stop());
if (postgres)
  test(`two servers on one PostgreSQL, of which one is killed ${rounds / 2} times, lose and double nothing`, async () => {
    const end = await crash({ rounds: rounds / 2, databaseUrl: await postgres.freshDatabase() });
    expect(end).toMatchObject(clean);
    expect(end.acknowledged).toBeGreaterThan(rounds);
  }, 180_000);
