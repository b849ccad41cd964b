// A slow tablet hears both taps of an impatient finger before the first has been answered: an act that makes something new must
// not make it twice.

/** The act, but while it is under way another tap gets the same end and does nothing of its own. */
export function oneAtATime<Given extends readonly unknown[], End>(
  act: (...given: Given) => Promise<End>,
): (...given: Given) => Promise<End> {
  let running: Promise<End> | undefined;
  return (...given) => {
    running ??= act(...given).finally(() => {
      running = undefined;
    });
    return running;
  };
}
