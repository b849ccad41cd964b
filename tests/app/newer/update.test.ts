// The way from one version of the app to the next: asked for, sent first, newest wins, one reload, and never by surprise.
import { beforeEach, expect, test } from 'vitest';
import { followUpdates, update } from '../../../src/app/newer/update.ts';

class Worker extends EventTarget {
  readonly said: unknown[] = [];
  state = 'installing';
  postMessage(word: unknown): void {
    this.said.push(word);
  }
  install(): void {
    this.state = 'installed';
    this.dispatchEvent(new Event('statechange'));
  }
}

/** A registration and its container, as far as the flow looks at them. */
class Deployments extends EventTarget {
  waiting: Worker | null = null;
  installing: Worker | null = null;
  readonly container = Object.assign(new EventTarget(), { controller: null as Worker | null });
  readonly reloads: string[] = [];
  readonly flushed: string[] = [];

  deploy(): Worker {
    const worker = new Worker();
    this.installing = worker;
    this.dispatchEvent(new Event('updatefound'));
    this.installing = null;
    this.waiting = worker;
    worker.install();
    return worker;
  }
  takesCharge(worker: Worker): void {
    this.container.controller = worker;
    this.waiting = null;
    this.container.dispatchEvent(new Event('controllerchange'));
  }
  follow(): void {
    followUpdates(this as unknown as ServiceWorkerRegistration, {
      container: this.container as unknown as ServiceWorkerContainer,
      flush: () => Promise.resolve(this.flushed.push('flushed')),
      reload: () => this.reloads.push('reloaded'),
    });
  }
}

let deployments: Deployments;
beforeEach(() => {
  update.setState({ isReady: false, isSaid: false });
  deployments = new Deployments();
});
const isReady = () => update.getState().isReady;

test('the first version of all asks nobody and reloads nothing', () => {
  deployments.follow();
  deployments.takesCharge(deployments.deploy());
  expect(isReady()).toBe(false);
  expect(deployments.reloads).toEqual([]);
});

test('a newer version waits until asked; then the queue is sent, it takes over, and the page is loaded once', async () => {
  deployments.container.controller = new Worker();
  deployments.follow();
  const newer = deployments.deploy();
  expect(isReady()).toBe(true);
  expect(newer.said).toEqual([]);
  update.getState().takeOver();
  update.getState().takeOver();
  await expect.poll(() => newer.said).toEqual([{ kind: 'take-over' }]);
  expect(deployments.flushed).toEqual(['flushed']);
  expect(deployments.reloads).toEqual([]);
  deployments.takesCharge(newer);
  deployments.container.dispatchEvent(new Event('controllerchange'));
  expect(deployments.reloads).toEqual(['reloaded']);
});

test('a version that came before the page listened is found all the same', () => {
  deployments.container.controller = new Worker();
  deployments.waiting = new Worker();
  deployments.follow();
  expect(isReady()).toBe(true);
});

test('after three versions without a reload the newest takes over', async () => {
  deployments.container.controller = new Worker();
  deployments.follow();
  const [first, second, third] = [deployments.deploy(), deployments.deploy(), deployments.deploy()];
  update.getState().takeOver();
  await expect.poll(() => third.said).toHaveLength(1);
  expect([first.said, second.said]).toEqual([[], []]);
});

test('when another tab had the newer version take over, this page is told and not torn away', async () => {
  deployments.container.controller = new Worker();
  deployments.follow();
  const newer = new Worker();
  deployments.takesCharge(newer);
  expect(deployments.reloads).toEqual([]);
  expect(isReady()).toBe(true);
  update.getState().takeOver();
  await expect.poll(() => deployments.reloads).toEqual(['reloaded']);
});
