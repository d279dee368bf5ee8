import react from '@vitejs/plugin-react';
import { defaultClientConditions, defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;

/**
 * What every page needs comes in two files, of which the first changes only with the libraries; the rest by page. What
 * only one or two places ask for, such as a menu that opens by a click, comes when they do; so does what brings fields.
 */
const sharedChunks = [
  { name: 'library', test: /node_modules\/(react|react-dom|scheduler|@tanstack|i18next)\//, priority: 2 },
  {
    name: 'platform',
    test: /\/platform\/web\/(client|frame|grid|parts|words)\/(?!confirm)/,
    priority: 1,
    minShareCount: 3,
  },
];

export default defineConfig({
  root: `${root}/apps/web`,
  plugins: [react()],
  resolve: { conditions: ['source', ...defaultClientConditions] },
  ssr: { resolve: { conditions: ['source', ...defaultServerConditions] } },
  build: {
    outDir: `${root}/dist/public`,
    emptyOutDir: true,
    target: 'es2023',
    rolldownOptions: {
      // What a page takes from a contents page such as platform/web/index.ts or engine/index.ts comes with the page, the rest does not.
      treeshake: { moduleSideEffects: [{ test: /\/(engine|platform)\/\w+\/.*\.tsx?$/, sideEffects: false }] },
      output: { codeSplitting: { groups: sharedChunks } },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:4600' } },
  environments: { __vitest__: { resolve: { conditions: ['source', ...defaultServerConditions] } } }, // the global setup's
  test: {
    root,
    include: ['**/*.test.{ts,tsx}'],
    exclude: ['node_modules', 'dist', 'e2e'],
    reporters: ['default', './checks/closing-line-vitest.ts'],
    globalSetup: './checks/test-postgres.ts',
    testTimeout: 240_000, // ends what hangs; a busy machine is no failure
    hookTimeout: 240_000,
    execArgv: ['--import', './register-tsx.mjs'],
  },
});
