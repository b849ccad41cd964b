// The real server as its own process, to be stopped, killed and started again on the same folder and port.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ServerPlace {
  readonly folder?: string;
  readonly databaseUrl?: string;
  /** A program that runs the server, such as one that watches or limits it: its words before the server's own. */
  readonly through?: readonly string[];
  /** Hears what the server complains about; otherwise it goes to the test's own errors. */
  readonly onComplaint?: (text: string) => void;
}

export class ServerProcess {
  readonly folder: string;
  readonly #place: ServerPlace;
  #port = 0;
  #child: ChildProcess | undefined;
  #said = '';

  constructor(place: ServerPlace = {}) {
    this.#place = place;
    this.folder = place.folder ?? mkdtempSync(join(tmpdir(), 'tusach-server-'));
  }

  get address(): string {
    return `http://localhost:${this.#port}`;
  }
  /** Codes for first administrators, in the order they were printed. */
  get codes(): string[] {
    return [...this.#said.matchAll(/^ {2}(\w{4}-\w{4}) /gm)].map(([, code]) => code as string);
  }

  /** Starts it and waits until it answers and, if it has any, has printed its codes. */
  async start(...words: string[]): Promise<this> {
    await this.launch(...words);
    for (let tries = 0; tries < 300; tries += 1) {
      if ((await this.isUp()) && (this.codes.length > 0 || tries > 20)) return this;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('The server did not start.');
  }
  /** Starts it without waiting for anything. */
  async launch(...words: string[]): Promise<void> {
    this.#port ||= await freePort();
    this.#said = '';
    const { DATABASE_URL: _other, ...env } = process.env;
    const { databaseUrl, through = [], onComplaint } = this.#place;
    const own = {
      PORT: String(this.#port),
      TUSACH_DATA: this.folder,
      ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    };
    const command = [...through, process.execPath, 'src/server/main.ts', ...words];
    this.#child = spawn(command[0] as string, command.slice(1), {
      env: { ...env, ...own },
      stdio: ['ignore', 'pipe', onComplaint ? 'pipe' : 'inherit'],
    });
    this.#child.stdout?.on('data', (chunk: Buffer) => {
      this.#said += chunk.toString();
    });
    this.#child.stderr?.on('data', (chunk: Buffer) => onComplaint?.(chunk.toString()));
  }
  isUp(): Promise<boolean> {
    return fetch(`${this.address}/health`)
      .then(({ ok }) => ok)
      .catch(() => false);
  }
  /** Waits until it answers, as long as it lives. */
  async untilUp(): Promise<void> {
    while (!(await this.isUp())) {
      if (this.#child?.exitCode !== null) throw new Error('The server did not start.');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  /** Asks the server to stop and waits until it has. Resolves to its exit code. */
  stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const ended = this.ended();
    this.#child?.kill(signal);
    return ended;
  }
  /** Waits until it has ended. Resolves to its exit code, null after a signal. */
  ended(): Promise<number | null> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child?.exitCode ?? null);
    return new Promise((resolve) => void child.once('exit', (code) => resolve(code)));
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
