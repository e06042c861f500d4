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
    // What pages of both kinds share is one file, and what some journeys share another: many small ones weigh more, packed and asked for.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'shared',
              test: /\/web\/(app|api|design)\/|\/web\/booking\/(progress|mail-code|use-time-left|person-check|nir|book|discreet-fields|no-email|not-online|calendar-button|calendar-file|identity-fields|contact-fields|use-draft)\.|\/web\/pages\/invitation-session/,
            },
            {
              name: 'parts',
              test: /\/web\/booking\/(who-fields|code-page|question-step|use-tab-draft)|\/web\/pages\/(by-link\/|letter-code|parts|when-and-where|own\/own)/,
            },
          ],
        },
      },
    },
    manifest: 'manifest.json',
  },
  server: { proxy: { '/v1': API, '/config.json': API } },
});
