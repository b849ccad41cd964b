// The version of the wire. A server answers every version down to the oldest; a device always may push.
// 1 (2026-11): push, pull, live, join, invite. 2 (2026-11): device keys, signed batches, roles told in a pull.
export const protocolVersion = 2;
export const oldestVersion = 1;
