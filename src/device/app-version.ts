// The version of this app, written into every op so that a server can tell which app made it.
export const appVersion = '0.1.0';
