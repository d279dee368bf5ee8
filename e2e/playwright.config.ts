import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { chromiumFlags } from './chromium.ts';

const root = path.join(import.meta.dirname, '..');

export default defineConfig({
  testDir: import.meta.dirname,
  projects: [
    { name: 'journeys', testMatch: '*.journey.ts' },
    { name: 'pictures', testMatch: '*.pictures.ts' },
  ],
  outputDir: path.join(root, 'test-results/journeys'),
  reporter: [['list'], [path.join(root, 'checks/closing-line-playwright.ts')]],
  workers: 2,
  timeout: 240_000,
  // what is broken fails twice; what passes at the second attempt is named at the end, with the trace of the first
  retries: 1,
  expect: { timeout: 15_000 },
  use: {
    browserName: 'chromium',
    launchOptions: {
      ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
      args: chromiumFlags,
    },
    viewport: { width: 1440, height: 900 },
    actionTimeout: 20_000,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
});
