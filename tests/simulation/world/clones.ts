// Copies of records, which the fake database makes for every row that is written or read: as structuredClone makes them, without
// the long way through its wire form. What is not plain data still goes that way, and what cannot be copied still throws there.

const thorough = globalThis.structuredClone;

/** Lets plain data be copied the short way, once per process. */
export function playClones(): void {
  globalThis.structuredClone = (value: unknown, options?: StructuredSerializeOptions) =>
    options ? thorough(value, options) : copyOf(value);
}

/** Of data without cycles: what a record is made of. */
export function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null)
    return typeof value === 'function' || typeof value === 'symbol' ? thorough(value) : value;
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isPlain(value)) return thorough(value);
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) copy[key] = copyOf((value as Record<string, unknown>)[key]);
  return copy;
}

/** An object literal of any realm: nothing but the root of all objects stands above it, and no key is read as what stands there. */
function isPlain(value: object): boolean {
  const above = Object.getPrototypeOf(value) as object | null;
  return (above === null || Object.getPrototypeOf(above) === null) && !Object.hasOwn(value, '__proto__');
}
