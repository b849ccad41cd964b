// A real Chromium with a profile that stays on disk, as on a tablet; it can be killed like one.
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';

const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
export const executablePath = process.env.CHROMIUM ?? known.find((path) => existsSync(path)) ?? 'chromium';
export const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What the journeys look at in a row of any table. */
export interface Row {
  readonly id?: unknown;
  readonly seq?: number;
  readonly to?: number;
  readonly removed?: boolean;
}

export class Tablet {
  readonly profile = mkdtempSync(join(tmpdir(), 'tusach-tablet-'));
  readonly #address: string;
  readonly troubles: string[] = [];
  context!: BrowserContext;
  page!: Page;

  constructor(address: string) {
    this.#address = address;
  }

  /** `withWorker: false`: a browser that lets no service worker stand between the page and the network. */
  async open(path = '/', { withWorker = true } = {}): Promise<this> {
    this.context = await chromium.launchPersistentContext(this.profile, {
      executablePath,
      args,
      viewport: { width: 1024, height: 768 },
      serviceWorkers: withWorker ? 'allow' : 'block',
    });
    this.page = this.context.pages()[0] ?? (await this.context.newPage());
    this.page.on('pageerror', (error) => this.troubles.push(error.message));
    await this.go(path);
    return this;
  }
  async go(path: string): Promise<void> {
    await this.page.goto(this.#address + path);
    await this.page.locator('main').first().waitFor();
  }
  /** Waits until the worker serves this page, so that it can do without the network. */
  async ready(): Promise<void> {
    await this.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  }
  async join(code: string): Promise<void> {
    await this.go(`/join#${code.replace('-', '')}`);
    await this.page.getByRole('button', { name: 'Tham gia', exact: true }).click();
    await this.page.waitForURL((url) => url.pathname !== '/join');
  }
  /** Lets another device in, in this role (a librarian's, unless one is chosen), and resolves to its code. */
  async invite(role?: string): Promise<string> {
    await this.go('/settings/invite');
    if (role) await this.page.getByLabel('Máy đó dùng để').selectOption(role);
    await this.click('Tạo mã');
    return (await this.page.locator('.figure').textContent()) ?? '';
  }
  /** A keyboard-wedge scanner: signs in quick succession, then Enter. */
  async scan(code: string): Promise<void> {
    await this.page.keyboard.type(code, { delay: 4 });
    await this.page.keyboard.press('Enter');
  }
  async click(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name }).or(this.page.getByRole('link', { name })).first().click();
  }
  async sees(text: string | RegExp, within = 10_000): Promise<void> {
    await this.page.getByText(text).first().waitFor({ timeout: within });
  }
  /** Counts rows of a table on this tablet; a page that is just reloading is asked again. */
  async count(table: string): Promise<number> {
    return (await this.standing(table)).length;
  }
  /** The rows of a table that nobody has taken away. */
  async standing<Told extends Row>(table: string): Promise<Told[]> {
    return (await this.#rows(table)).filter(({ removed }) => !removed) as Told[];
  }
  /** How many ops on this tablet have not been answered. */
  async waiting(): Promise<number> {
    const answered = (await this.#rows('answer')).at(-1)?.to ?? 0;
    return (await this.#rows('outbox')).filter(({ seq = 0 }) => seq > answered).length;
  }
  async #rows(table: string): Promise<Row[]> {
    return this.#rowsNow(table).catch(async () => {
      await this.page.waitForLoadState();
      return this.#rowsNow(table);
    });
  }
  #rowsNow(table: string): Promise<Row[]> {
    return this.page.evaluate(
      (name) =>
        new Promise<Row[]>((resolve, reject) => {
          const opening = indexedDB.open('tusach');
          opening.addEventListener('error', () => reject(new Error('no database')));
          opening.addEventListener('success', () => {
            const db = opening.result;
            const all = db.transaction(name).objectStore(name).getAll();
            all.addEventListener('success', () => {
              db.close();
              resolve(all.result as Row[]);
            });
          });
        }),
      table,
    );
  }
  /** As when the battery is pulled out. */
  kill(): void {
    for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      const words = existsSync(`/proc/${id}/cmdline`) ? readFileSync(`/proc/${id}/cmdline`, 'utf8') : '';
      if (words.includes(this.profile)) process.kill(Number(id), 'SIGKILL');
    }
  }
  async close(): Promise<void> {
    await this.context.close().catch(() => undefined);
  }
}
