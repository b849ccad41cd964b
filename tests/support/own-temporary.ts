// One folder for all that a run of tests or measurements puts aside: profiles of browsers, folders of servers, databases. It is
// thrown away when the run comes to its end. Import it before anything that asks for a temporary folder.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'tusach-run-'));
// A database of its own runs as a user of its own, and must get through to its folder.
chmodSync(folder, 0o755);
// Where Node looks for the temporary folder, here and in every process that is started from here.
process.env.TMPDIR = folder;
process.on('exit', () => {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  } catch (reason) {
    // What is left there is no reason for a run to fail.
    process.stderr.write(`${folder} stays: ${String(reason)}\n`);
  }
});
