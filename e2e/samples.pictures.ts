import type { Page } from '@playwright/test';
import { samples } from '#samples';
import { beOneself, expect, lookAt, openSample, seeAs, test } from './journey.ts';

/**
 * Every page of every sample as a picture, in both themes, wide and narrow, and what axe says of it: not a part of the
 * tests, but how a look at the whole product begins. `npm run pictures`, then open test-results/pictures.
 */
test.use({ isSetUp: false });
test.describe.configure({ mode: 'parallel' });

for (const [key, load] of Object.entries(samples)) {
  test(key, async ({ page, portico }) => {
    test.setTimeout(1_800_000);
    const sample = await load();
    await openSample(page, portico, sample.name);
    await expect(page.getByRole('progressbar')).toHaveCount(0);
    for (const address of await addressesFrom(page, portico.url)) {
      await open(page, portico.url + address);
      await lookAt(page, `${key}/${nameOf(address)}`, { isWhole: true });
    }
    for (const name of Object.keys(sample.people).slice(0, 8)) {
      await seeAs(page, portico, name);
      await lookAt(page, `${key}/home-of-${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`, { isWhole: true });
      await beOneself(page);
    }
  });
}

const records = /[0-9a-f]{8}-[0-9a-f-]{27}/g;
const nameOf = (address: string) => (address.replaceAll(records, 'one').replaceAll('/', '-').slice(1) || 'portfolio').replace('one-', ''); // biome-ignore format: one line

/** The addresses that links lead to from the first page and from those behind it: of one kind of record the first. */
async function addressesFrom(page: Page, url: string): Promise<readonly string[]> {
  const found = new Map([['/', '/']]);
  for (const address of found.values()) {
    await open(page, url + address);
    const links = page.locator('a[href^="/"]');
    for (const href of await links.evaluateAll((all) =>
      all.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
    )) {
      const kind = href.replaceAll(records, ':id');
      if (!found.has(kind) && !/^\/(api|sign-in|link)\b/.test(kind)) found.set(kind, href);
    }
  }
  return [...found.values()];
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle').catch(() => {});
}
