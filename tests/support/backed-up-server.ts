// A server whose folder is copied away and put back, with the network before it: what a restore looks like from the tablets.
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshServer, type FreshServer } from './fresh-server.ts';
import { openNetwork, type Network } from './network.ts';

export class BackedUpServer {
  opened!: FreshServer;
  network!: Network;

  async start(): Promise<this> {
    return this.#open(await freshServer());
  }
  /** Copies the folder while nothing runs, as the README says, and goes on. */
  async backUp(): Promise<string> {
    await this.stop();
    const { folder } = this.opened;
    const copy = join(mkdtempSync(join(tmpdir(), 'tusach-copy-')), 'data');
    cpSync(folder, copy, { recursive: true });
    await this.#open(await freshServer(folder));
    return copy;
  }
  async putBack(copy: string): Promise<void> {
    await this.stop();
    await this.#open(await freshServer(copy, true));
  }
  async stop(): Promise<void> {
    await this.network.close();
  }
  async #open(opened: FreshServer): Promise<this> {
    this.opened = opened;
    this.network = await openNetwork(opened);
    return this;
  }
}
