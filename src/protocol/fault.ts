// What the world can say no with. Every fault answers what to do about it; none of them ever touches the queue of ops.
export type Fault =
  /** No connection, a timeout, a portal's page in place of an answer, a server that fails: try again later. */
  | { readonly kind: 'offline' }
  | { readonly kind: 'server-trouble'; readonly status: number }
  | { readonly kind: 'not-our-server' }
  | { readonly kind: 'busy'; readonly retryMs: number }
  /** This device has no room: what waits is still sent, nothing is fetched. */
  | { readonly kind: 'no-room' }
  /** This device's access is no longer known to the server: keep everything, ask for a new code. */
  | { readonly kind: 'not-joined' }
  /** The token is no longer taken: sign a challenge and ask again. */
  | { readonly kind: 'not-signed-in' }
  /** This program (a service worker, in some browsers) cannot use the device's key: the page will. */
  | { readonly kind: 'no-key-here' }
  /** An administrator has this device wait, or took it out: it may hand in what it has, and gets nothing. */
  | { readonly kind: 'suspended' }
  | { readonly kind: 'revoked' }
  /** The server lacks earlier ops of this device: send again from `expect`. */
  | { readonly kind: 'gap'; readonly expect: number }
  /** Another browser profile uses this device's identity, and from `at` on the server has its ops: take a new one. */
  | { readonly kind: 'fork'; readonly at: number };

/** Whether simply trying again later can help. */
export function isPassing(fault: Fault): boolean {
  return fault.kind !== 'not-joined' && fault.kind !== 'revoked';
}
