// A file server and nothing else, as a process of its own like ours: `node static-server.ts FOLDER` prints its port.
import type { AddressInfo } from 'node:net';
import staticFiles from '@fastify/static';
import fastify from 'fastify';

const app = fastify();
await app.register(staticFiles, { root: process.argv[2] ?? '.', cacheControl: false });
await app.listen({ port: 0, host: '127.0.0.1' });
console.log(`port ${(app.server.address() as AddressInfo).port}`);
