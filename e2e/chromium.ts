import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';

/** What Chromium needs to run headless as root and without reaching for its maker's hosts. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/**
 * The browser that journeys and benches run in: `CHROMIUM_PATH`, else the system's, else Playwright's own, else one
 * installed now by the system's package manager where this account may. Throws, saying what to run, if there is none.
 */
export function findChromium(): string {
  const known = installed();
  if (known) return known;
  const install = 'apt-get update && apt-get install -y chromium';
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    console.error('No Chromium found; installing it with apt-get …');
    spawnSync('sh', ['-c', install], { stdio: ['ignore', 'ignore', 'inherit'] });
    const now = installed();
    if (now) return now;
  }
  throw new Error(
    `The browser tests need Chromium. Run \`sudo sh -c '${install}'\`, or set CHROMIUM_PATH to a Chromium.`,
  );
}

function installed(): string | undefined {
  const own = process.env.CHROMIUM_PATH;
  if (own) {
    if (!existsSync(own)) throw new Error(`CHROMIUM_PATH is ${own}, where there is nothing. Correct or unset it.`);
    return own;
  }
  const playwrights = chromium.executablePath();
  return names.map(onPath).find(Boolean) ?? (existsSync(playwrights) ? playwrights : undefined);
}

function onPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}
