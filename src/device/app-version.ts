// The version of this app, written into every op so that a server can tell which app made it; and the day it was released: a
// clock that believes it is earlier is wrong.
export const appVersion = '0.1.0';
export const releasedOn = '2026-11-20';
