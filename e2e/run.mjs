// The browser journeys: builds what is stale, finds or installs a Chromium, and runs Playwright on a real server.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { register } from 'tsx/esm/api';
import { build } from '../apps/build.mjs';

await build('node', 'web');
register();
const { findChromium } = await import('./chromium.ts');
const root = path.join(import.meta.dirname, '..');
const playwright = path.join(root, 'node_modules/@playwright/test/cli.js');
const asked = process.argv.slice(2);
if (!asked.some((word) => word.startsWith('--project'))) asked.unshift('--project=journeys');
const { status } = spawnSync(process.execPath, [playwright, 'test', '-c', 'e2e', ...asked], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, CHROMIUM_PATH: findChromium() },
});
process.exitCode = status ?? 1;
