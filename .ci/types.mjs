// Checks every world of the code with its own tsconfig: what a folder may name is what its runtime has.
import { spawnSync } from 'node:child_process';

const worlds = ['domain', 'protocol', 'i18n', 'device', 'worker', 'ui', 'screens', 'app', 'server'].map(
  (w) => `src/${w}`,
);
const failed = [...worlds, 'tests'].filter((world) => {
  const run = spawnSync('tsc', ['-p', world, '--pretty', 'false'], { encoding: 'utf8' });
  if (run.status !== 0) console.error(`types of ${world}:\n${run.stdout}${run.stderr}`);
  return run.status !== 0;
});
if (failed.length > 0) process.exit(1);
