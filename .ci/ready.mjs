// Installs what is missing before a script runs, on whatever Node the machine has: the packages of the lock file, and with
// --browser a Chromium for the tests. Plain old JavaScript on purpose: nothing may be needed before it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';

const mark = 'node_modules/.ready';
const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
const present = existsSync(mark) ? readFileSync(mark, 'utf8') : '';
if (present !== wanted) {
  console.log('Installing packages…');
  execFileSync('npm', ['ci', '--no-fund', '--no-audit', '--loglevel', 'error'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  writeFileSync(mark, wanted);
}

const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
if (process.argv.includes('--browser') && !process.env.CHROMIUM && !known.some((path) => existsSync(path))) {
  console.log('Installing Chromium for the tests…');
  const asRoot = typeof process.getuid === 'function' && process.getuid() === 0 ? [] : ['sudo', '-n'];
  const run = (...words) => spawnSync(words[0], words.slice(1), { stdio: 'inherit' }).status === 0;
  const done =
    run(...asRoot, 'apt-get', 'update', '-qq') &&
    run(...asRoot, 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium');
  if (!done) {
    console.error(
      'No Chromium here. Install one (Debian: apt-get install chromium) or name it: CHROMIUM=/path npm test',
    );
    process.exit(1);
  }
}
