/**
 * Builds the browser side: one page per audience, so that a phone never loads what only an office needs. The pages
 * run under `script-src 'self'`: nothing inline, no generated code.
 */
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const client = (path: string) => fileURLToPath(new URL(`client/${path}`, import.meta.url));

/** Each folder with a page and its code is an audience of its own; one without code yet is left out. */
const PAGES = readdirSync(client('')).filter(
  (folder) => existsSync(client(`${folder}/index.html`)) && existsSync(client(`${folder}/main.tsx`)),
);

export default defineConfig({
  root: client(''),
  plugins: [react()],
  resolve: {
    alias: {
      // What react-jsonschema-form brings along and a form without markdown and `$id` never reaches: 40 KB gzip.
      'markdown-to-jsx/react': client('form/logic/no-markdown.ts'),
      'markdown-to-jsx': client('form/logic/no-markdown.ts'),
      'fast-uri': client('form/logic/no-uri.ts'),
    },
  },
  build: {
    outDir: fileURLToPath(new URL('dist/client', import.meta.url)),
    emptyOutDir: true,
    // syntax of the phones in use; what is missing in their libraries is in client/polyfills.ts
    target: ['es2020', 'chrome87', 'safari14'],
    cssTarget: ['chrome87', 'safari14'],
    modulePreload: { polyfill: false },
    // everything small stays a file: a strict policy has no `data:` scripts, and a cache likes names
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: Object.fromEntries(PAGES.map((page) => [page, client(`${page}/index.html`)])),
      output: {
        advancedChunks: {
          groups: [{ name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// }],
        },
      },
    },
  },
});
