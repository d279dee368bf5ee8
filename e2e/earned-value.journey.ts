import { ask, expect, lookAt, openSample, test } from './journey.ts';

test.use({ isSetUp: false });

test('Sanctions Screening tells how it fell to an SPI(t) of 0.72, and that it is back at 0.94', async ({
  page,
  portico,
}) => {
  await openSample(page, portico, 'Meridian Quay Bank');
  const { items } = await ask<{ items: { projectId: string; name: string }[] }>(page, 'GET', '/portfolio?limit=100');
  const { projectId } = items.find(({ name }) => name === 'Sanctions Screening') ?? {};
  await page.goto(`${portico.url}/projects/${projectId}`);
  await page.getByRole('link', { name: 'Earned value', exact: true }).click();
  const main = page.getByRole('main');
  const spi = main.getByRole('row', { name: /^SPI\(t\) / });
  await expect(spi).toContainText('each day that passes earns 0.94 of a planned day');
  await expect(main).toContainText('SPI(t) went from 1.00 in August 2025 to 0.94; the lowest was 0.72 in March 2026.');
  await lookAt(page, 'earned-value');
  // on the day when the board moved it to the office
  await page.goto(`${page.url().split('?')[0]}?asOf=2026-03-13`);
  await expect(spi).toContainText('each day that passes earns 0.72 of a planned day');
});
