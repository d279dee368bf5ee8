import type { Page } from '@playwright/test';
import { samples } from '#samples';
import { begin, expect, lookAt, test } from './journey.ts';
import type { Portico } from './portico.ts';

test.use({ isSetUp: false });

/** Opens Halden & Roe and looks at it as one of its people. */
async function openAs(page: Page, portico: Portico, name: string): Promise<void> {
  await begin(page, portico);
  await page.getByRole('button', { name: 'Open Halden & Roe' }).click();
  await expect(page.getByRole('link', { name: 'Sample', exact: true })).toBeVisible({ timeout: 90_000 });
  await page.goto(`${portico.url}/samples`);
  const person = page.getByLabel('Person');
  const option = await person.getByRole('option', { name: new RegExp(`^${name} `) }).getAttribute('value');
  await person.selectOption(option);
  await page.getByRole('button', { name: 'See as this person' }).click();
  await expect(page.getByText(`Seen as ${name}`)).toBeVisible();
}

test('the PMO lead sees at one click what is spent on nothing, and what nothing is spent on', async ({
  page,
  portico,
}) => {
  const sample = await samples['halden-roe']();
  await openAs(page, portico, 'Freya Lindqvist');
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Strategy' }).click();
  const objectives = Object.values(sample.strategy.themes).flatMap((theme) => Object.entries(theme.objectives));
  const served = new Set(objectives.flatMap(([, objective]) => Object.keys(objective.served ?? {})));
  const idle = sample.projects.filter(
    ({ name, history }) => !served.has(name) && !history.some(({ closes }) => closes),
  );
  expect(idle.map(({ name }) => name)).toEqual(['Kiosk Concierge']);
  const lead = page.getByRole('heading', { level: 1 });
  for (const { name, budget } of idle) {
    await expect(lead).toContainText(`€${budget / 1e6} m`);
    await expect(lead).toContainText(name);
  }
  for (const [name] of objectives.filter(([, objective]) => !objective.served)) await expect(lead).toContainText(name);
  await lookAt(page, 'strategy');
  await page.getByRole('button', { name: 'Where the money goes' }).click();
  await expect(page.getByText('Serves nothing')).toBeVisible();
  await lookAt(page, 'strategy-map');
  // who says so, and who doubts it: one click further
  await page.getByRole('button', { name: 'Larger baskets' }).click();
  await expect(page.getByRole('complementary', { name: 'Larger baskets' })).toContainText('Britain has been at +1.1 %');
  await lookAt(page, 'strategy-objective');
});
