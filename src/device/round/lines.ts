// Reads a streamed answer line by line. A line is given only when it has ended: half a line of a cut stream is no line.

/** Longest line taken, in characters: a page of the protocol is far shorter. */
const longest = 16_000_000;
/** An answer that says nothing for this long is taken for cut, in milliseconds; a stream of hints has a heartbeat. */
const silentMs = 60_000;

export async function* lines(response: Response): AsyncGenerator<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) return;
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await inTime(reader.read());
      if (done) return;
      rest += value;
      const parts = rest.split('\n');
      rest = parts.pop() ?? '';
      yield* parts.filter((part) => part !== '');
      if (rest.length > longest) throw new RangeError('A line of the answer is too long.');
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** A connection that was lost without a word must not be waited for for ever. */
function inTime<Part>(part: Promise<Part>): Promise<Part> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The answer fell silent.')), silentMs);
    void part.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
