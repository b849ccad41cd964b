// Weighs what a shared phone must load: scripts and styles of the first screen, and the worker, compressed. Too much is a
// failure, with the heaviest files named.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const limits = { 'first screen': 90_000, worker: 15_000 };
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));
const weigh = (path) => gzipSync(readFileSync(`dist/${path}`), { level: 9 }).length;

/** The files of a chunk and of all that it needs at once. */
export function filesOf(keys) {
  const files = new Set();
  const seen = new Set();
  const visit = (key) => {
    if (seen.has(key)) return;
    seen.add(key);
    const chunk = manifest[key];
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const needed of chunk.imports ?? []) visit(needed);
  };
  for (const key of keys) visit(key);
  return [...files];
}

const weights = {
  'first screen': filesOf(['index.html', 'src/screens/home/home.tsx']).map((file) => [file, weigh(file)]),
  worker: [['sw.js', weigh('sw.js')]],
};
let tooMuch = false;
for (const [name, files] of Object.entries(weights)) {
  const sum = files.reduce((total, [, bytes]) => total + bytes, 0);
  tooMuch ||= sum > limits[name];
  console.log(`${name}: ${(sum / 1000).toFixed(1)} kB gzip of at most ${limits[name] / 1000} kB`);
  if (sum > limits[name] || process.argv.includes('--all'))
    for (const [file, bytes] of files.sort((a, b) => b[1] - a[1]).slice(0, 30))
      console.log(`  ${(bytes / 1000).toFixed(1).padStart(6)} ${file}`);
}
if (tooMuch) process.exit(1);
