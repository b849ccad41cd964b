// The columns of the server's tables, for Kysely's types.
import type { Role } from '#domain/access/role.ts';
import type { DeviceState } from '#protocol/devices.ts';

export interface Tables {
  record: { scope: string; type: string; id: string; seq: number; body: string };
  op: {
    device: string;
    seq: number;
    scope: string;
    type: string;
    record_id: string;
    outcome: string;
    scope_seq: number;
    case_id: string | null;
    effective: string;
    hash: string;
    received_at: string;
    wire: string;
    signed: number;
  };
  scope: { id: string; head: number; horizon: number };
  /** How far the looking back for cases has come. */
  looked: { scope: string; seq: number };
  /** What records are found by that may be written twice. */
  word: { scope: string; type: string; id: string; word: string };
  /** When a scope had come to a number. */
  scope_time: { scope: string; seq: number; at: string };
  device: {
    id: string;
    name: string;
    unit_id: string;
    site_id: string | null;
    role: Role;
    token_hash: string;
    last_seq: number;
    last_effective: string;
    joined_at: string;
    public_key: string | null;
    state: DeviceState;
    roles: string | null;
    last_seen_at: string | null;
    app: string | null;
    waiting: number | null;
    skew: number | null;
    forked_from: string | null;
  };
  invite: {
    code_hash: string;
    unit_id: string;
    role: Role;
    site_id: string | null;
    made_by: string;
    expires_at: string;
    used_at: string | null;
    used_by: string | null;
  };
  pass: { hash: string; kind: 'challenge' | 'token'; device: string; expires_at: string };
  signed_batch: { device: string; from_seq: number; to_seq: number; public_key: string; signature: string };
  server: { id: string; epoch: string; unit_id: string };
}
