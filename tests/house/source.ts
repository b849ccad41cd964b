// Reads the project's own source for the tests that hold its rules.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

export interface SourceFile {
  /** From the top of the project, with forward slashes: `src/domain/events/check-in.ts`. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : walk(path);
    return [path];
  });
}

/** Every TypeScript file below a folder of the project. */
export function sourceFiles(folder: 'src' | 'tests'): SourceFile[] {
  return walk(join(root, folder))
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => {
      const text = readFileSync(path, 'utf8');
      return { path: relative(root, path).split(sep).join('/'), text, lines: text.split('\n').length - 1 };
    });
}

export interface Import {
  readonly from: string;
  /** What is written between the quotes. */
  readonly said: string;
  /** The file meant, when it is one of ours. */
  readonly to?: string;
  readonly isType: boolean;
}

const pattern =
  /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^;'"]*?from\s+'([^']+)'|import\('([^']+)'\)|(?:^|\n)import\s+'([^']+)'/g;

export function importsOf({ path, text }: SourceFile): Import[] {
  return [...text.matchAll(pattern)].map(([, type, from, lazy, bare]) => {
    const said = (from ?? lazy ?? bare) as string;
    return { from: path, said, isType: type !== undefined, ...target(path, said) };
  });
}

function target(path: string, said: string): { to?: string } {
  const bare = said.replace(/\?.*$/, '');
  if (bare.startsWith('#')) return { to: `src/${bare.slice(1)}` };
  if (!bare.startsWith('.')) return {};
  return { to: join(dirname(path), bare).split(sep).join('/') };
}
