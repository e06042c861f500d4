import { defineConfig } from 'vite';

/** Where `npm start` answers; only `vite --config web/vite.config.ts` for work on the pages needs it. */
const API = 'http://127.0.0.1:3000';

/** Everything is a file of our own origin: nothing inline, so that the strictest Content-Security-Policy holds. */
export default defineConfig({
  root: import.meta.dirname,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2020',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: 'manifest.json',
  },
  server: { proxy: { '/v1': API, '/config.json': API } },
});
