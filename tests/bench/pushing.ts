// The tablets of the push, in a process of their own: what they do to send is not the server's work. Tells the milliseconds from
// the first request to the last answer.

export interface Pushing {
  readonly address: string;
  readonly tablets: readonly { readonly token: string; readonly bodies: readonly string[] }[];
}

async function push(address: string, { token, bodies }: Pushing['tablets'][number]): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  for (const body of bodies) {
    const answer = await fetch(address, { method: 'POST', headers, body });
    if (!answer.ok) throw new Error(`The push was answered with ${answer.status}.`);
    await answer.arrayBuffer();
  }
}

process.on('message', async ({ address, tablets }: Pushing) => {
  const start = performance.now();
  await Promise.all(tablets.map((tablet) => push(address, tablet)));
  process.send?.(performance.now() - start);
});
