// Weighs what a shared phone must load: scripts and styles of the first screen, and the worker, compressed. Too much is a
// failure, with the heaviest files named.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const limits = { 'first screen': 90_000, worker: 15_000 };
const weigh = (path) => gzipSync(readFileSync(`dist/${path}`), { level: 9 }).length;
const page = readFileSync('dist/index.html', 'utf8');
const files = [...page.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, file]) => file);

const weights = {
  'first screen': files.map((file) => [file, weigh(file)]),
  worker: [['sw.js', weigh('sw.js')]],
};
let tooMuch = false;
for (const [name, weighed] of Object.entries(weights)) {
  const sum = weighed.reduce((total, [, bytes]) => total + bytes, 0);
  tooMuch ||= sum > limits[name];
  console.log(`${name}: ${(sum / 1000).toFixed(1)} kB gzip of at most ${limits[name] / 1000} kB`);
  if (sum > limits[name] || process.argv.includes('--all'))
    for (const [file, bytes] of weighed.sort((a, b) => b[1] - a[1]).slice(0, 30))
      console.log(`  ${(bytes / 1000).toFixed(1).padStart(6)} ${file}`);
}
if (tooMuch) process.exit(1);
