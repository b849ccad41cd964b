// Makes the app's core a plain script instead of a module. What a worker keeps of a plain script Chromium compiles once, while
// the worker installs; a module it compiles anew at every start, which took a slow tablet a sixth of the time. The screens
// that are loaded later stay modules: at the core's old address they find one that hands on what the script left for them.
import { parseAst, type Plugin } from 'vite';

/** Where the script leaves what it exports: a promise, since the core waits for a moment while it starts (app/begin.ts). */
const place = 'globalThis.tusachCore';

export function plainCore(): Plugin {
  return {
    name: 'plain-core',
    apply: 'build',
    // The core's address must change when the way of handing on does, or an older file would be taken for it.
    augmentChunkHash: ({ name }) => (name === 'core' ? `${plainScript.toString()}${handingOn.toString()}` : undefined),
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const core = Object.values(bundle).find(({ name }) => name === 'core');
        const page = bundle['index.html'];
        if (core?.type !== 'chunk' || page?.type !== 'asset') throw new Error('There is no page with a core.');
        const { script, names } = plainScript(core.code);
        const plain = this.getFileName(this.emitFile({ type: 'asset', name: 'plain-core.js', source: script }));
        core.code = handingOn(names);
        const [before, after] = String(page.source).split(`<script type="module" crossorigin src="/${core.fileName}">`);
        if (after === undefined) throw new Error('The page does not name its core.');
        // No empty frame is drawn just before the script fills the page.
        page.source = `${before}<script defer blocking="render" src="/${plain}">${after}`;
      },
    },
  };
}

/** The module as a plain script, and the names under which others import from it, in order. */
export function plainScript(code: string): { readonly script: string; readonly names: readonly string[] } {
  const { body } = parseAst(code);
  const last = body.at(-1);
  if (last?.type !== 'ExportNamedDeclaration' || body.some(({ type }) => type === 'ImportDeclaration'))
    throw new Error('The core imports something, or does not export at its end.');
  const pairs = last.specifiers.map(({ local, exported }) => [nameOf(local), nameOf(exported)] as const);
  const inside = code.slice(0, last.start).replaceAll('import.meta', '({url:location.href})');
  const left = pairs.map(([local]) => local).join();
  // As in a module: strict, nothing of it in the window, and what it throws reaches the window as an error (app/early.ts).
  const script = `(${place}=(async()=>{"use strict";${inside}\nreturn[${left}]})()).catch(reportError)`;
  return { script, names: pairs.map(([, exported]) => exported) };
}

const nameOf = (one: { readonly name: string } | { readonly value: unknown }) =>
  'name' in one ? one.name : JSON.stringify(one.value);

/** A module that exports what the script left, under the same names. */
export function handingOn(names: readonly string[]): string {
  const own = names.map((_name, at) => `_${at}`);
  return `const[${own.join()}]=await ${place};export{${names.map((name, at) => `${own[at]} as ${name}`).join()}};`;
}
