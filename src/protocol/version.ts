// The version of the wire. A server answers every version down to the oldest; a device always may push.
// 1 (2026-11): push, pull, live, join, invite.
export const protocolVersion = 1;
export const oldestVersion = 1;
