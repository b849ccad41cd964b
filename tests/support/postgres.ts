// A PostgreSQL of the test's own, where the machine has the program: in a temporary folder, on a free port, gone afterwards.
// DATABASE_URL names another one to use instead. Where there is neither, that is said in the output.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePort } from './server-process.ts';

export interface Postgres {
  /** Address of a new, empty database. */
  readonly freshDatabase: () => Promise<string>;
  readonly stop: () => void;
}

/** Undefined where there is none, after saying so. */
export async function startPostgres(): Promise<Postgres | undefined> {
  const { DATABASE_URL } = process.env;
  if (DATABASE_URL) return { freshDatabase: () => freshDatabase(DATABASE_URL), stop: () => undefined };
  const programs = programFolder();
  if (!programs) {
    process.stdout.write('PostgreSQL is left out: no program in /usr/lib/postgresql and no DATABASE_URL.\n');
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'tusach-postgres-'));
  const port = await freePort();
  const isRoot = process.getuid?.() === 0;
  if (isRoot) execFileSync('chown', ['postgres:', folder]);
  chmodSync(folder, isRoot ? 0o755 : 0o700);
  // A shell that was started with few paths does not find what only root uses.
  const env = { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin:/sbin` };
  const run = (program: string, ...words: string[]) => {
    const command = [join(programs, program), ...words];
    const [first, ...rest] = isRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command;
    execFileSync(first as string, rest, { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
  };
  const cluster = join(folder, 'cluster');
  run('initdb', '-D', cluster, '-U', 'app', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-instructions');
  const settings = `-c listen_addresses=127.0.0.1 -p ${port} -k ${folder}`;
  run('pg_ctl', '-D', cluster, '-w', '-s', '-l', join(folder, 'log'), '-o', settings, 'start');
  return {
    freshDatabase: () => freshDatabase(`postgres://app@127.0.0.1:${port}/postgres`),
    stop: () => {
      run('pg_ctl', '-D', cluster, '-w', '-s', '-m', 'immediate', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function programFolder(): string | undefined {
  const home = '/usr/lib/postgresql';
  const versions = existsSync(home) ? readdirSync(home).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(home, version, 'bin')).find((folder) => existsSync(join(folder, 'initdb')));
}

let databases = 0;
async function freshDatabase(url: string): Promise<string> {
  const name = `tusach_test_${process.pid}_${(databases += 1)}`;
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
