// Builds the page and the service worker, and tells vitest its projects. Nothing inline may leave here: the
// Content-Security-Policy of the server allows files of our own origin only.
import { build, type Plugin } from 'vite';
import { configDefaults, defineConfig } from 'vitest/config';
import { VitePWA } from 'vite-plugin-pwa';
import { plainCore } from './.ci/plain-core.ts';
import { resolve } from './.ci/resolve.ts';

/** One plain script beside the page, in a file that keeps its name. */
function plainScript(name: string, entry: string): Promise<unknown> {
  const lib = { entry, formats: ['iife' as const], name: `tusach${name}`, fileName: () => `${name.toLowerCase()}.js` };
  return build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    resolve,
    build: { outDir: 'dist', emptyOutDir: false, target: 'es2022', lib },
  });
}

/** The worker's round with the server (see src/worker/background-sync.ts), what runs before the app (src/app/early.ts),
 * and what remains when the app does not start (src/app/safe). */
function plainScripts(): Plugin {
  const work = async () => {
    await plainScript('Round', 'src/worker/round-script.ts');
    await plainScript('Catalogue', 'src/worker/catalogue-script.ts');
    await plainScript('Early', 'src/app/early.ts');
    await plainScript('Safe', 'src/app/safe/safe-page.ts');
  };
  return { name: 'plain-scripts', apply: 'build', writeBundle: work };
}

/** Asks for the fonts together with the scripts: found only when the first text is drawn, they would have it drawn twice. */
function earlyTags(): Plugin {
  const font = (file: string) => ({
    tag: 'link',
    attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}`, crossorigin: true },
    injectTo: 'head' as const,
  });
  // Run before anything else is: nothing of the app can fail before the one that watches over its start.
  const early = { tag: 'script', attrs: { src: '/early.js' }, injectTo: 'head-prepend' as const };
  return {
    name: 'early-tags',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_page, { bundle = {} }) => [
        early,
        ...Object.keys(bundle)
          .filter((file) => file.endsWith('.woff2'))
          .map(font),
      ],
    },
  };
}

export default defineConfig({
  resolve,
  build: {
    // What Today and the shelves need comes in one file: on a slow tablet every further file costs more than its bytes.
    rollupOptions: { output: { codeSplitting: { groups: [{ name: 'core', tags: ['$initial'] }] } } },
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    chunkSizeWarningLimit: 600,
  },
  server: {
    proxy: Object.fromEntries(['/sync', '/accounts', '/health'].map((path) => [path, 'http://127.0.0.1:8081'])),
  },
  plugins: [
    plainScripts(),
    earlyTags(),
    plainCore(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/worker',
      filename: 'sw.ts',
      injectRegister: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,woff2,wasm,svg,png,webmanifest}'],
        maximumFileSizeToCacheInBytes: 4_000_000,
      },
      // A file like any other (public/manifest.webmanifest), named by the page once it stands (app/afterwards.ts).
      manifest: false,
    }),
  ],
  test: {
    reporters: ['default', './tests/support/closing-line.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'quick',
          include: ['tests/**/*.test.{ts,tsx}'],
          // No test measures time: a machine that is busy with other things is no reason to fail.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          exclude: [...configDefaults.exclude, '**/*.{pg,slow}.test.ts'],
          sequence: { groupOrder: 1 },
        },
      },
      {
        // Programs of their own: servers that are killed, databases, disks that fill. Too slow for a check before each commit.
        extends: true,
        test: {
          name: 'processes',
          include: ['tests/**/*.{pg,slow}.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'simulation',
          include: ['tests/**/*.sim.ts'],
          testTimeout: 900_000,
          sequence: { groupOrder: 3 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/**/*.e2e.ts'],
          testTimeout: 90_000,
          hookTimeout: 60_000,
          // A page on a busy machine may be late with what it shows.
          expect: { poll: { timeout: 20_000 } },
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
