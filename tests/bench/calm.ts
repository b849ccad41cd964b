// Waits until programs have done what they do after a start or an answer, so that what is measured next is measured alone.
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

const lookMs = 2_000;
/** Hundredths of a second between two looks: a page that stands still has its timers. */
const little = 10;
const mostLooks = 60;

/** Resolves when the programs whose command lines or settings hold one of these words, and those they started, do next to
 * nothing; after two minutes whatever they do.
 * @throws when there is no such program */
export async function untilCalm(...words: readonly string[]): Promise<void> {
  let before = busy(words);
  for (let look = 0; look < mostLooks; look += 1) {
    await setTimeout(lookMs);
    const now = busy(words);
    // One that has ended meanwhile takes its time with it.
    const grown = [...now].map(([id, ticks]) => ticks - (before.get(id) ?? 0));
    if (grown.reduce((sum, one) => sum + one, 0) <= little) return;
    before = now;
  }
}

/** Processor time of each of these programs so far, in hundredths of a second. */
function busy(words: readonly string[]): Map<string, number> {
  const all = new Map(readdirSync('/proc').flatMap((id) => (/^\d+$/.test(id) ? [[id, timesOf(id)] as const] : [])));
  const told = (id: string) => read(`/proc/${id}/cmdline`) + read(`/proc/${id}/environ`);
  const named = new Set([...all.keys()].filter((id) => words.some((word) => told(id).includes(word))));
  if (named.size === 0) throw new Error(`No program is named by ${words.join(' or ')}.`);
  const isTheirs = (id: string): boolean => named.has(id) || (all.has(id) && isTheirs(all.get(id)?.parent ?? ''));
  return new Map([...all].filter(([id]) => isTheirs(id)).map(([id, { ticks }]) => [id, ticks]));
}

/** Of /proc/ID/stat, behind the name, which may hold anything: state, parent, …; its own time is the 12th and 13th (proc(5)). */
function timesOf(id: string): { readonly parent: string; readonly ticks: number } {
  const fields = read(`/proc/${id}/stat`).split(') ').at(-1)?.split(' ') ?? [];
  return { parent: fields[1] ?? '', ticks: Number(fields[11] ?? 0) + Number(fields[12] ?? 0) };
}

/** What has ended meanwhile did nothing. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
