// Text as it travels. Straight into the compressor: a Blob of it goes to another process and back first, which takes a browser
// as long as all the rest of making a batch ready.

export function zipped(text: string): Promise<ArrayBuffer> {
  const { readable, writable } = new CompressionStream('gzip');
  const into = writable.getWriter();
  // What goes wrong is heard where it is read.
  into.write(new TextEncoder().encode(text)).catch(() => undefined);
  into.close().catch(() => undefined);
  return new Response(readable).arrayBuffer();
}
