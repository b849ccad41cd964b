// The tablets of the push, in a process of their own: what they do to send is not the server's work, so it is as little as can
// be. (`fetch` took as long to send a batch as the server to parse it, and the server stood idle a fifth of the time.) Tells the
// milliseconds from the first request to the last answer.
import { Agent, request } from 'node:http';

export interface Pushing {
  readonly address: string;
  readonly tablets: readonly { readonly token: string; readonly bodies: readonly string[] }[];
}

const agent = new Agent({ keepAlive: true });

function post(address: string, token: string, body: Buffer): Promise<void> {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-length': body.length,
  };
  return new Promise((done, failed) => {
    const asked = request(address, { method: 'POST', agent, headers }, (answer) => {
      if (answer.statusCode !== 200) failed(new Error(`The push was answered with ${answer.statusCode}.`));
      answer.resume().on('end', done).on('error', failed);
    });
    asked.on('error', failed).end(body);
  });
}

process.on('message', async ({ address, tablets }: Pushing) => {
  const ready = tablets.map(({ token, bodies }) => ({ token, bodies: bodies.map((body) => Buffer.from(body)) }));
  const start = performance.now();
  await Promise.all(
    ready.map(async ({ token, bodies }) => {
      for (const body of bodies) await post(address, token, body);
    }),
  );
  process.send?.(performance.now() - start);
});
