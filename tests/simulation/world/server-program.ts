// What the simulated server runs: the project's own server and its storage, put together as main.ts does.
export { buildServer } from '#server/build-server.ts';
export { openStorage } from '#server/storage/open.ts';
export { makeCode } from '#server/accounts/codes.ts';
