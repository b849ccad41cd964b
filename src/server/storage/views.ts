// One SQL view per record type, with the names of its fields as columns, so that reports and an analyst's own tools read
// plain tables. Derived from the definitions; never written by hand.
import { definitionOf, recordTypes } from '#domain/records.ts';
import type { Dialect } from './dialect.ts';

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Name of the view of a record type: `reading_event_view`. */
export function viewName(type: string): string {
  return `${snake(type)}_view`;
}

/** Statements that draw all views anew. */
export function viewStatements(dialect: Dialect): string[] {
  const { inBody } = dialect;
  const perType = recordTypes.flatMap((type) => {
    const fields = Object.entries(definitionOf(type)?.fields ?? {});
    const columns = fields.map(([name, field]) => `${inBody(`fields.${name}`, field.sql)} AS ${snake(name)}`);
    const removed = `coalesce(${inBody('removed', 'integer')}, 0) AS removed`;
    const select = ['id', 'scope', 'seq', removed, ...columns].join(', ');
    return [
      `DROP VIEW IF EXISTS ${viewName(type)}`,
      `CREATE VIEW ${viewName(type)} AS SELECT ${select} FROM record WHERE type = '${type}'`,
    ];
  });
  return [...perType, `DROP VIEW IF EXISTS ${shownView}`, `CREATE VIEW ${shownView} AS ${shown(dialect)}`];
}

/** For every record that is one with others: the one that is shown for it. `coalesce(shown, id)` counts nobody twice. */
export const shownView = 'shown_view';

/** The rule of domain/record/same-as.ts: of all that are linked, that which yields to none, else the smallest id. */
function shown({ inBody }: Dialect): string {
  const [one, other, kept] = ['one', 'other', 'kept'].map((name) => inBody(`fields.${name}`, 'text'));
  const stands = `coalesce(${inBody('removed', 'integer')}, 0) = 0 AND type IN ('sameMember', 'sameTitle', 'sameCopy')`;
  return `WITH RECURSIVE
    link AS (SELECT scope, ${one} AS a, ${other} AS b, ${kept} AS kept FROM record WHERE ${stands}),
    pair AS (SELECT scope, a, b FROM link UNION SELECT scope, b, a FROM link),
    reach AS (SELECT scope, a AS id, a AS mate FROM pair
      UNION SELECT reach.scope, reach.id, pair.b FROM reach JOIN pair ON pair.scope = reach.scope AND pair.a = reach.mate),
    rank AS (SELECT scope, id, mate, CASE WHEN EXISTS (SELECT 1 FROM link
      WHERE link.scope = reach.scope AND reach.mate IN (link.a, link.b) AND reach.mate <> link.kept)
      THEN '1' ELSE '0' END || mate AS place FROM reach)
    SELECT scope, id, substr(min(place), 2) AS shown FROM rank GROUP BY scope, id`;
}
