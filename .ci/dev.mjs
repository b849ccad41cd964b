// Page and server side by side while working on them: the page reloads on change, the server starts again. The page's
// requests to /sync and /accounts are handed on to the server.
import { spawn } from 'node:child_process';

const children = [
  spawn('node', ['--watch', 'src/server/main.ts', ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, PORT: '8081' },
  }),
  spawn('vite', ['--port', '8080'], { stdio: 'inherit', shell: process.platform === 'win32' }),
];
const stop = () => children.forEach((child) => child.kill());
for (const child of children) child.on('exit', stop);
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
