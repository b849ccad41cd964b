// What stands in the tables of a simulated server, read past its programs.
import type { State } from '#protocol/merge/merge.ts';
import type { ServerWorld } from '../world/server.ts';

export interface ServerRecord {
  readonly scope: string;
  readonly type: string;
  readonly id: string;
  readonly seq: number;
  readonly state: State;
}

export function recordsOf(server: ServerWorld): ServerRecord[] {
  type Row = { scope: string; type: string; id: string; seq: number; body: string };
  const rows = server.query<Row>('SELECT scope, type, id, seq, body FROM record ORDER BY scope, seq');
  return rows.map(({ body, ...row }) => ({ ...row, state: JSON.parse(body) as State }));
}
