// Two records of members or titles that look like one person or one book, made on two devices: whoever wrote the second had
// not seen the first. They are found by words kept beside the records, so no table is ever searched through.
import { fold } from '#domain/record/fold.ts';
import type { State } from '#protocol/merge/merge.ts';
import { stampDevice } from '#protocol/stamp.ts';
import { inOrder, madeAt, type Finding, type Found, type Looking } from './looking.ts';

const kinds = {
  member: { caseKind: 'sameMember', link: 'sameMember' },
  title: { caseKind: 'sameTitle', link: 'sameTitle' },
} as const;
type Kind = keyof typeof kinds;

/** Words that more records than this have in common tell nothing. */
const mostAlike = 8;

/** What two records must have in common to look like one. */
export function wordsOf(type: string, { fields, removed }: State): string[] {
  const text = (name: string) => (typeof fields[name] === 'string' ? fold(fields[name]) : '');
  if (removed) return [];
  if (type === 'member') return fields.status === 'active' ? [`${text('fullName')} · ${text('groupId')}`] : [];
  const authors = Array.isArray(fields.authors) ? fold(fields.authors.join(' ')) : '';
  const words = [text('title'), authors, text('volume'), JSON.stringify(fields.year ?? '')].join(' · ');
  return text('isbn') === '' ? [words] : [words, `isbn ${text('isbn')}`];
}

/** Volumes of one work often carry one ISBN. */
export function looksAlike(type: string, one: State, other: State): boolean {
  const volumes = [one, other].map(({ fields }) => (typeof fields.volume === 'string' ? fold(fields.volume) : ''));
  if (volumes[0] !== volumes[1] && !volumes.includes('')) return false;
  const words = new Set(wordsOf(type, one));
  return wordsOf(type, other).some((word) => words.has(word));
}

export async function findLikeness(looking: Looking): Promise<Finding[]> {
  return [...(await likenessOf(looking, 'member')), ...(await likenessOf(looking, 'title'))];
}

async function likenessOf(looking: Looking, type: Kind): Promise<Finding[]> {
  const { caseKind, link } = kinds[type];
  const changed = looking.changedOf(type);
  const links = looking.changedOf(link);
  if (changed.length + links.length === 0) return [];
  const scope = looking.scopeFor(type);
  const words = changed.map(({ id, state }) => ({ id, words: wordsOf(type, state) }));
  await looking.transaction.putWords(scope, type, words);
  const same = await looking.samenessBy(link);
  const pairs = (await pairsOf(looking, type, changed)).filter(([one, other]) => isTwice(type, one, other));
  const apart = pairs.filter(([one, other]) => same.shownFor(one.id) !== same.shownFor(other.id));
  const open = links.length > 0 ? await looking.where('case', 'status', ['open']) : [];
  const asked = open.filter(({ state }) => state.fields.caseKind === caseKind);
  const one = asked.filter(({ state }) => new Set((state.fields.subjects as string[]).map(same.shownFor)).size === 1);
  return [
    ...apart.map((pair) => ({
      caseKind,
      subjects: inOrder(pair).map(({ id }) => id),
      stands: true,
      stamp: pair.map(({ state }) => madeAt(state)).sort()[1] as string,
    })),
    ...one.map(({ state }) => ({ caseKind, subjects: state.fields.subjects as string[], stands: false, stamp: '' })),
  ];
}

/** Each changed record with every other one that shares a word with it. */
async function pairsOf(looking: Looking, type: Kind, changed: readonly Found[]): Promise<[Found, Found][]> {
  const words = changed.flatMap(({ state }) => wordsOf(type, state));
  const sharing = new Map<string, string[]>();
  const asked = { words, most: mostAlike };
  for (const { word, id } of await looking.transaction.withWords(looking.scopeFor(type), type, asked))
    sharing.set(word, [...(sharing.get(word) ?? []), id]);
  const few = [...sharing].filter(([, ids]) => ids.length > 1);
  const sharers = await looking.these(
    type,
    few.flatMap(([, ids]) => ids),
  );
  const byId = new Map(sharers.map((one) => [one.id, one]));
  const pairs = new Map<string, [Found, Found]>();
  for (const one of changed) {
    const mates = few.flatMap(([, ids]) => (ids.includes(one.id) ? ids : []));
    for (const other of mates.flatMap((id) => byId.get(id) ?? []))
      if (other.id !== one.id) pairs.set([one.id, other.id].sort().join(' '), [one, other]);
  }
  return [...pairs.values()];
}

/** Alike, and neither was made where the other was known. */
function isTwice(type: Kind, one: Found, other: Found): boolean {
  return (
    stampDevice(madeAt(one.state)) !== stampDevice(madeAt(other.state)) && looksAlike(type, one.state, other.state)
  );
}
