import react from '@vitejs/plugin-react';
import { defaultClientConditions, defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;

export default defineConfig({
  root: `${root}/apps/web`,
  plugins: [react()],
  resolve: { conditions: ['source', ...defaultClientConditions] },
  ssr: { resolve: { conditions: ['source', ...defaultServerConditions] } },
  build: {
    outDir: `${root}/dist/public`,
    emptyOutDir: true,
    target: 'es2023',
    // What a page takes from a contents page such as platform/web/index.ts comes with the page, the rest does not.
    rolldownOptions: { treeshake: { moduleSideEffects: [{ test: /\/platform\/\w+\/.*\.tsx?$/, sideEffects: false }] } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:4600' } },
  test: {
    root,
    include: ['**/*.test.{ts,tsx}'],
    exclude: ['node_modules', 'dist', 'e2e'],
    reporters: ['default', './checks/closing-line-vitest.ts'],
    globalSetup: './checks/test-postgres.ts',
    execArgv: ['--import', './register-tsx.mjs'],
  },
});
