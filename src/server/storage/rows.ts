// Between the tables' columns and the rows that the server speaks of.
import type { State } from '#protocol/merge/merge.ts';
import type { DeviceRow, InviteRow, OpRow, PassRow, RecordRow, RoleSince } from './storage.ts';
import type { Tables } from './tables.ts';

export function readRecord(row: Tables['record']): RecordRow {
  const { body, ...name } = row;
  return { ...name, state: JSON.parse(body) as State };
}
// Name by name, since these two run for every op of a push and taking an object apart by "the rest" is slow.
export function writeRecord({ scope, type, id, seq, state }: RecordRow): Tables['record'] {
  return { scope, type, id, seq, body: JSON.stringify(state) };
}

export function readOp({ record_id, scope_seq, case_id, received_at, signed, ...row }: Tables['op']): OpRow {
  const names = { recordId: record_id, scopeSeq: scope_seq, caseId: case_id, receivedAt: received_at };
  return { ...row, ...names, ...(signed === 1 ? { signed: true } : {}) };
}
export function writeOp(row: OpRow): Tables['op'] {
  const { device, seq, scope, type, outcome, effective, hash, wire } = row;
  return {
    device,
    seq,
    scope,
    type,
    record_id: row.recordId,
    outcome,
    scope_seq: row.scopeSeq,
    case_id: row.caseId,
    effective,
    hash,
    received_at: row.receivedAt,
    wire,
    signed: row.signed ? 1 : 0,
  };
}

export function readDevice(row: Tables['device']): DeviceRow {
  const { id, name, role } = row;
  const numbers = { lastSeq: row.last_seq, lastEffective: row.last_effective };
  return {
    id,
    name,
    role,
    unitId: row.unit_id,
    siteId: row.site_id,
    tokenHash: row.token_hash,
    joinedAt: row.joined_at,
    state: row.state,
    ...(row.public_key === null ? {} : { publicKey: row.public_key }),
    ...(row.roles === null ? {} : { roles: JSON.parse(row.roles) as RoleSince[] }),
    ...(row.last_seen_at === null ? {} : { lastSeenAt: row.last_seen_at }),
    ...(row.app === null ? {} : { app: row.app }),
    ...(row.waiting === null ? {} : { waiting: row.waiting }),
    ...(row.skew === null ? {} : { skew: row.skew }),
    ...(row.forked_from === null ? {} : { forkedFrom: row.forked_from }),
    ...numbers,
  };
}
export function writeDevice(row: DeviceRow): Tables['device'] {
  const { id, name, role } = row;
  const numbers = { last_seq: row.lastSeq, last_effective: row.lastEffective };
  return {
    id,
    name,
    role,
    unit_id: row.unitId,
    site_id: row.siteId,
    token_hash: row.tokenHash,
    joined_at: row.joinedAt,
    public_key: row.publicKey ?? null,
    state: row.state ?? 'active',
    roles: row.roles ? JSON.stringify(row.roles) : null,
    last_seen_at: row.lastSeenAt ?? null,
    app: row.app ?? null,
    waiting: row.waiting ?? null,
    skew: row.skew ?? null,
    forked_from: row.forkedFrom ?? null,
    ...numbers,
  };
}

export function readInvite(row: Tables['invite']): InviteRow {
  const life = { expiresAt: row.expires_at, usedAt: row.used_at, usedBy: row.used_by };
  return {
    codeHash: row.code_hash,
    unitId: row.unit_id,
    role: row.role,
    siteId: row.site_id,
    madeBy: row.made_by,
    ...life,
  };
}
export function writeInvite(row: InviteRow): Tables['invite'] {
  const life = { expires_at: row.expiresAt, used_at: row.usedAt, used_by: row.usedBy };
  return {
    code_hash: row.codeHash,
    unit_id: row.unitId,
    role: row.role,
    site_id: row.siteId,
    made_by: row.madeBy,
    ...life,
  };
}

export function readPass({ expires_at, ...row }: Tables['pass']): PassRow {
  return { ...row, expiresAt: expires_at };
}
export function writePass({ expiresAt, ...row }: PassRow): Tables['pass'] {
  return { ...row, expires_at: expiresAt };
}
