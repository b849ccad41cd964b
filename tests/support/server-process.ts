// The real server as its own process, to be stopped, killed and started again on the same folder and port.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export class ServerProcess {
  readonly folder = mkdtempSync(join(tmpdir(), 'tusach-server-'));
  #port = 0;
  #child: ChildProcess | undefined;
  #said = '';

  get address(): string {
    return `http://localhost:${this.#port}`;
  }
  /** Codes for first administrators, in the order they were printed. */
  get codes(): string[] {
    return [...this.#said.matchAll(/^ {2}(\w{4}-\w{4}) /gm)].map(([, code]) => code as string);
  }

  async start(...words: string[]): Promise<this> {
    this.#port ||= await freePort();
    this.#said = '';
    const env = { ...process.env, PORT: String(this.#port), TUSACH_DATA: this.folder };
    this.#child = spawn(process.execPath, ['src/server/main.ts', ...words], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#child.stdout?.on('data', (chunk: Buffer) => {
      this.#said += chunk.toString();
    });
    for (let tries = 0; tries < 300; tries += 1) {
      const isUp = await fetch(`${this.address}/health`)
        .then(({ ok }) => ok)
        .catch(() => false);
      if (isUp && (this.codes.length > 0 || tries > 20)) return this;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('The server did not start.');
  }
  /** Asks the server to stop and waits until it has. Resolves to its exit code. */
  stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const child = this.#child;
    if (!child || child.exitCode !== null) return Promise.resolve(child?.exitCode ?? null);
    return new Promise((resolve) => {
      child.once('exit', (code) => resolve(code));
      child.kill(signal);
    });
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
