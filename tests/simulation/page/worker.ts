// What the browser wakes when there is a connection: the worker's own round.
export { sendAll } from '#worker/round-script.ts';
