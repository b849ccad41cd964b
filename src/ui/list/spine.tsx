// The spine of a book with its reading level on a paper label. A book without a level has a plain spine.

interface SpineProps {
  readonly level?: string | null;
  /** In a row all are alike; on a shelf their heights differ a little, by `seed`. */
  readonly on?: 'row' | 'shelf';
  readonly seed?: string;
}

export function Spine({ level, on = 'row', seed = '' }: SpineProps) {
  const height = on === 'row' ? 50 : 56 + (sumOf(seed) % 6) * 2;
  return (
    <span class={`spine level-${(level ?? 'none').toLowerCase()}`} style={{ height: `${height}px` }} aria-hidden="true">
      {level && <span class="letter">{level}</span>}
    </span>
  );
}

function sumOf(text: string): number {
  let sum = 0;
  for (const sign of text) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9_973;
  return sum;
}

/** Books on a board, at most `most` of them; more than that is said in words by whoever draws the shelf. */
export function Shelf({
  books,
  most = 60,
}: {
  books: readonly { id: string; level?: string | null }[];
  most?: number;
}) {
  return (
    <div class="shelf" aria-hidden="true">
      {books.slice(0, most).map(({ id, level }) => (
        <Spine key={id} level={level} on="shelf" seed={id} />
      ))}
    </div>
  );
}

/** One slim spine per head: named, counted without a name, absent. Over sixty the words beside it must do. */
export function CountShelf({ named, counted, absent }: { named: number; counted: number; absent: number }) {
  const total = named + counted + absent;
  if (total === 0 || total > 60) return null;
  const kindAt = (at: number) => (at < named ? 'named' : at < named + counted ? 'counted' : 'absent');
  return (
    <div class="count-shelf" aria-hidden="true">
      {Array.from({ length: total }, (_, at) => (
        <span key={at} class={kindAt(at)} style={{ height: `${80 + ((at * 7) % 5) * 5}%` }} />
      ))}
    </div>
  );
}
