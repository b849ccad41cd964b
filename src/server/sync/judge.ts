// What becomes of one op before it is applied: may this device say it, and does it make sense? Nothing is turned away for
// what it says about the library; an op that cannot be applied is kept whole for a person.
import { mayErase, mayWrite, scopeKindsFor } from '#domain/access/may.ts';
import { parseFields, upcast } from '#domain/record/parse.ts';
import { definitionOf, type RecordType } from '#domain/records.ts';
import type { Op } from '#protocol/op.ts';
import type { Outcome } from '#protocol/push.ts';
import { readScope } from '#protocol/scope.ts';
import { stampTime, type Stamp } from '#protocol/stamp.ts';
import { roleAt } from '../accounts/roles.ts';
import type { DeviceRow } from '../storage/storage.ts';

/** The op as it may be applied, with checked fields; or the outcome that keeps it. */
export type Judged = { readonly op: Op } | { readonly kept: Outcome };

/** effective: when the op counts; the role that the device had then is the one that speaks. */
export function judge(op: Op, device: DeviceRow, effective: Stamp): Judged {
  const { state = 'active' } = device;
  if (state !== 'active') return { kept: `quarantined:${state}` };
  const role = roleAt(device, stampTime(effective));
  const scope = readScope(op.scope);
  if (scope?.unitId !== device.unitId) return { kept: 'quarantined:wrong_scope' };
  const definition = definitionOf(op.type);
  if (!definition || op.version > definition.version) return { kept: 'parked' };
  const granted = scopeKindsFor(role).includes(scope.kind) && definition.scope === scope.kind;
  if (!granted) return { kept: 'quarantined:wrong_scope' };
  const may = op.action === 'erase' ? mayErase : mayWrite;
  if (!may(role, op.type as RecordType)) return { kept: 'quarantined:not_allowed' };
  const old = op.version < definition.version;
  const fields = old ? upcast(definition, op.version, op.fields) : op.fields;
  const parsed = parseFields(definition, fields, op.action === 'put' && !old);
  const { version } = definition;
  return parsed.ok ? { op: { ...op, version, fields: parsed.fields } } : { kept: 'quarantined:invalid' };
}
