// The worker that is started before the app is the one that the app speaks with; a browser that gives none is no reason to stop.
import { afterEach, expect, test } from 'vitest';
import { catalogueWorkerHere, startWorkerEarly, trusted } from '../../src/app/trusted.ts';

class FakeWorker extends EventTarget {
  readonly address: string;
  constructor(address: string) {
    super();
    this.address = address;
  }
}
const scope = globalThis as unknown as { Worker?: unknown };
afterEach(() => {
  delete scope.Worker;
});

test('the worker on the way is handed to the app once', () => {
  scope.Worker = FakeWorker;
  startWorkerEarly();
  const first = catalogueWorkerHere();
  expect(first).toMatchObject({ address: '/catalogue.js' });
  expect(catalogueWorkerHere()).not.toBe(first);
});
test('one that broke before the app was there is not waited for', () => {
  const made: FakeWorker[] = [];
  scope.Worker = class extends FakeWorker {
    constructor(address: string) {
      super(address);
      made.push(this);
    }
  };
  startWorkerEarly();
  made[0]?.dispatchEvent(new Event('error'));
  expect(catalogueWorkerHere).toThrow('could not be started');
});
test('what breaks in it is not told to the page as well, which would take it for its own', () => {
  scope.Worker = FakeWorker;
  startWorkerEarly();
  const worker = catalogueWorkerHere() as unknown as FakeWorker;
  // A browser hands on to the window what nobody here has prevented.
  const trouble = new Event('error', { cancelable: true });
  worker.dispatchEvent(trouble);
  expect(trouble.defaultPrevented).toBe(true);
});
test('a browser that refuses workers does not stop the page', () => {
  scope.Worker = class extends FakeWorker {
    constructor() {
      super('');
      throw new Error('refused');
    }
  };
  expect(startWorkerEarly).not.toThrow();
  expect(catalogueWorkerHere).toThrow('refused');
});
test('no script but our own may be started', () => {
  expect(() => trusted('/other.js' as '/sw.js')).toThrow(TypeError);
});
