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
export function viewStatements({ inBody }: Dialect): string[] {
  return recordTypes.flatMap((type) => {
    const fields = Object.entries(definitionOf(type)?.fields ?? {});
    const columns = fields.map(([name, field]) => `${inBody(`fields.${name}`, field.sql)} AS ${snake(name)}`);
    const removed = `coalesce(${inBody('removed', 'integer')}, 0) AS removed`;
    const select = ['id', 'scope', 'seq', removed, ...columns].join(', ');
    return [
      `DROP VIEW IF EXISTS ${viewName(type)}`,
      `CREATE VIEW ${viewName(type)} AS SELECT ${select} FROM record WHERE type = '${type}'`,
    ];
  });
}
