// A person's name whole and in its natural order, the given name in semibold.
import { splitName } from '#i18n/format.ts';

export function PersonName({ fullName }: { fullName: string }) {
  const { before, given } = splitName(fullName);
  return (
    <>
      {before}
      <b>{given}</b>
    </>
  );
}
