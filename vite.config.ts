import { availableParallelism } from 'node:os';
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

/**
 * Test files share their modules with those that ran before them in the same process: loading the product anew for each
 * would take longer than most tests do. So that none depends on which those were, all of the server has said what it
 * contributes before the first test of it; a file that contributes something else is called `*.alone.test.ts`.
 */
const pure = ['{engine,formats,fixtures,checks}', 'platform/{contract,words,web}', 'modules/*/web', 'apps/web'].map(
  (folder) => `${folder}/**/*.test.{ts,tsx}`,
);
const alone = '**/*.alone.test.ts';
const server = { globalSetup: './checks/test-postgres.ts', execArgv: ['--import', './register-tsx.mjs'] };

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
    exclude: ['node_modules', 'dist', 'e2e'],
    reporters: ['default', './checks/closing-line-vitest.ts'],
    testTimeout: 240_000, // ends what hangs; a busy machine is no failure
    hookTimeout: 240_000,
    maxWorkers: Math.max(2, availableParallelism() - 1), // while one waits for the database, the other works
    projects: [
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      {
        extends: true,
        test: {
          ...server,
          name: 'server',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...pure, alone],
          isolate: false,
          setupFiles: './checks/whole-server.ts',
          sequence: { groupOrder: 1 },
        },
      },
      { extends: true, test: { ...server, name: 'alone', include: [alone], sequence: { groupOrder: 2 } } },
    ],
  },
});
