// Builds the page and the service worker, and tells vitest its projects. Nothing inline may leave here: the
// Content-Security-Policy of the server allows files of our own origin only.
import { build, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { VitePWA } from 'vite-plugin-pwa';

/** The worker's round with the server, one plain script beside the worker (see src/worker/background-sync.ts). */
function roundScript(): Plugin {
  const lib = {
    entry: 'src/worker/round-script.ts',
    formats: ['iife' as const],
    name: 'tusachRound',
    fileName: () => 'round.js',
  };
  const work = () =>
    build({
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      build: { outDir: 'dist', emptyOutDir: false, lib },
    });
  return { name: 'round-script', apply: 'build', writeBundle: async () => void (await work()) };
}

export default defineConfig({
  build: {
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    chunkSizeWarningLimit: 600,
  },
  server: {
    proxy: Object.fromEntries(['/sync', '/accounts', '/health'].map((path) => [path, 'http://127.0.0.1:8081'])),
  },
  plugins: [
    roundScript(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/worker',
      filename: 'sw.ts',
      injectRegister: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,woff2,wasm,svg,png,webmanifest}'],
        maximumFileSizeToCacheInBytes: 4_000_000,
      },
      manifest: {
        id: '/',
        name: 'Tủ Sách',
        short_name: 'Tủ Sách',
        description: 'Ghi mượn trả, buổi đọc và điểm danh cho tủ sách dùng chung. Không có mạng vẫn dùng được.',
        lang: 'vi',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        background_color: '#F7F3E9',
        theme_color: '#F7F3E9',
        categories: ['education', 'books'],
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
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
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/**/*.e2e.ts'],
          testTimeout: 90_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
