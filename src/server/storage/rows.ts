// Between the tables' columns and the rows that the server speaks of.
import type { State } from '#protocol/merge/merge.ts';
import type { DeviceRow, InviteRow, OpRow, RecordRow } from './storage.ts';
import type { Tables } from './tables.ts';

export function readRecord(row: Tables['record']): RecordRow {
  const { body, ...name } = row;
  return { ...name, state: JSON.parse(body) as State };
}
export function writeRecord({ state, ...name }: RecordRow): Tables['record'] {
  return { ...name, body: JSON.stringify(state) };
}

export function readOp({ record_id, scope_seq, case_id, received_at, ...row }: Tables['op']): OpRow {
  return { ...row, recordId: record_id, scopeSeq: scope_seq, caseId: case_id, receivedAt: received_at };
}
export function writeOp({ recordId, scopeSeq, caseId, receivedAt, ...row }: OpRow): Tables['op'] {
  return { ...row, record_id: recordId, scope_seq: scopeSeq, case_id: caseId, received_at: receivedAt };
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
