// A sentence with the parts that matter in semibold. Sentences are text, never markup: what a person typed stays what it is.
import { partsOf } from '#i18n/phrase.ts';

export function Rich({ text }: { text: string }) {
  return <>{partsOf(text).map(({ text: part, isStrong }, at) => (isStrong ? <b key={at}>{part}</b> : part))}</>;
}
