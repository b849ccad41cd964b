// Scopes: the parts of the library that are numbered, granted and pulled as one. A unit has two: what everybody may hold,
// and what concerns people.
import type { ScopeKind } from '#domain/record/define.ts';

/** `unit:<unit id>` or `people:<unit id>`. */
export type Scope = string;

export function scopeOf(kind: ScopeKind, unitId: string): Scope {
  return `${kind}:${unitId}`;
}

/** The parts of a scope's name, or undefined when the text names none. */
export function readScope(text: string): { kind: ScopeKind; unitId: string } | undefined {
  const found = /^(unit|people):([0-9a-z-]{8,64})$/.exec(text);
  return found ? { kind: found[1] as ScopeKind, unitId: found[2] as string } : undefined;
}
