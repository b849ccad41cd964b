// Whether an answer is the file of the app that was asked for, and not a page that stands in its place.

const kinds: Readonly<Record<string, RegExp>> = {
  js: /javascript/,
  css: /^text\/css/,
  html: /^text\/html/,
  webmanifest: /json/,
};
/** Every page of the app has this place for it. */
const mark = '<div id="app">';

export async function isFileOfOurs(address: string, response: Response): Promise<boolean> {
  if (!response.ok) return false;
  const kind = response.headers.get('content-type') ?? '';
  const ending = new URL(address).pathname.split('.').at(-1) ?? '';
  const wanted = kinds[ending];
  if (wanted ? !wanted.test(kind) : kind.startsWith('text/html')) return false;
  return ending !== 'html' || (await response.clone().text()).includes(mark);
}
