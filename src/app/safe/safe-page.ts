// The safe page: what remains when the app does not start or its database does not open. It opens the app again, fetches the
// newest version, hands out what waits to be sent as a file, and, when nothing else helps, begins anew. It draws itself, so
// that it needs nothing of what may be broken.
import { dayOfMs } from '#domain/record/day.ts';
import { packUnsent } from '#device/courier/pack.ts';
import { forgetSentinel } from '#device/upkeep/sentinel.ts';
import { waitingAsText } from '#device/upkeep/unsent.ts';
import type { PageSays } from '#protocol/worker-message.ts';
import { safe } from '#i18n/safe.ts';
import { speaker, type Phrase } from '#i18n/phrase.ts';
import { lastLook } from '../last-look.ts';
import { startsKey } from '../started.ts';

const look = lastLook(() => localStorage);
const { t, language } = speaker(look?.settings?.language ?? 'vi');
/** The database did not open: then beginning anew may be the only way. */
const isStore = location.hash === '#store';
const said = document.createElement('p');
said.setAttribute('role', 'status');

const open = () => {
  try {
    localStorage.removeItem(startsKey);
  } catch {
    // Nothing is kept, so nothing counts.
  }
  location.replace('/');
};

/** A worker that may be broken is replaced: by a newer one if there is one, or by none. Only with a network, or nothing would
 * be left to open. */
async function fetchNewest(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  try {
    await registration?.update();
  } catch {
    said.textContent = t(safe.noNetwork);
    return;
  }
  registration?.waiting?.postMessage({ kind: 'take-over' } satisfies PageSays, []);
  if (!registration?.waiting) await registration?.unregister();
  setTimeout(open, 2_000);
}

async function saveToFile(): Promise<void> {
  // Signed, another device can hand it in; without the key it is at least not lost.
  const packed = await packUnsent().catch(() => undefined);
  const waiting = packed ? undefined : await waitingAsText();
  const count = packed?.count ?? waiting?.count ?? 0;
  if (count === 0) {
    said.textContent = t(safe.nothingWaits);
    return;
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(packed?.file ?? new Blob([waiting?.text ?? ''], { type: 'application/x-ndjson' }));
  link.download = `tu-sach-${dayOfMs(Date.now())}.${packed ? 'tusach' : 'ndjson'}`;
  link.click();
  said.textContent = t(safe.saved, count);
}

/** The second copy stays: what waited in it comes back at the next start. */
function beginAnew(): void {
  if (!confirm(t(safe.sure))) return;
  const deleting = indexedDB.deleteDatabase('tusach');
  deleting.addEventListener('success', open);
  deleting.addEventListener('error', () => {
    said.textContent = t(safe.notCleared);
  });
  deleting.addEventListener('blocked', () => {
    said.textContent = t(safe.closeOthers);
  });
  if (look === undefined) forgetSentinel(() => localStorage);
}

function button(name: Phrase, act: () => unknown): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = t(name);
  made.addEventListener('click', () => void act());
  return made;
}

function draw(): void {
  document.documentElement.lang = language;
  const main = document.createElement('main');
  const [title, words] = [document.createElement('h1'), document.createElement('p')];
  title.textContent = t(safe.title);
  words.textContent = t(isStore ? safe.store : safe.start);
  main.append(title, words, button(safe.openAgain, open), button(safe.newest, fetchNewest));
  main.append(button(safe.save, saveToFile));
  if (isStore) main.append(button(safe.anew, beginAnew));
  main.append(said);
  document.getElementById('app')?.append(main);
}
draw();
