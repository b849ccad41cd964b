// `npm run crash -- --rounds N`: kills real servers under load and says what became of every op that was acknowledged.
import '../support/own-temporary.ts';
import { startPostgres } from '../support/postgres.ts';
import { crash, type CrashEnd } from './crash.ts';

const at = process.argv.indexOf('--rounds');
const rounds = at < 0 ? 200 : Number(process.argv[at + 1]);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('Give a whole number: npm run crash -- --rounds 200');

const tell = (round: number) => {
  if (process.stdout.isTTY) process.stdout.write(`\r  round ${round}`);
};
const ends: CrashEnd[] = [await crash({ rounds, onRound: tell })];
say(ends[0] as CrashEnd);
const postgres = await startPostgres();
if (postgres) {
  const databaseUrl = await postgres.freshDatabase();
  const end = await crash({ rounds: Math.ceil(rounds / 5), databaseUrl, onRound: tell });
  ends.push(end);
  say(end);
  postgres.stop();
}
process.exit(ends.every(({ lost, doubled, wrong }) => lost + doubled + wrong.length === 0) ? 0 : 1);

function say({ database, rounds: done, acknowledged, lost, doubled, wrong }: CrashEnd): void {
  const figures = `${done} rounds, ${acknowledged} acknowledged ops, lost ${lost}, doubled ${doubled}`;
  console.log(`\r${database.padEnd(10)}  ${figures}`);
  for (const line of wrong) console.log(`  ${line}`);
}
