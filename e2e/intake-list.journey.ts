import { readFileSync } from 'node:fs';
import { readTableFile } from '#formats';
import { ask, expect, goTo, lookAt, test } from './journey.ts';

test('a list becomes proposals: the template, a trial that names the bad line, and an office that sets its rate', async ({
  ownerPage: page,
  portico,
}) => {
  await goTo(page, 'Portfolio', 'Intake');
  await page.getByRole('button', { name: 'Import list' }).first().click();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Template for Excel' }).click();
  // what is read of a list is what the template offers
  const template = readTableFile('template.xlsx', readFileSync(await (await saved).path()));
  expect(template.lines[0]?.cells.slice(0, 2)).toEqual(['Name', 'What it is and why']);
  expect(template.lines[1]?.cells).toContain('240000');

  const [titles = []] = template.lines.map(({ cells }) => cells);
  const scales = [
    'Scales',
    'Old ones are out of service.',
    '',
    '',
    'low',
    '2027-03-01',
    '',
    '',
    '40000',
    '',
    '30000',
    '2',
  ];
  const text = [titles, scales, ['Tills', '', '', '', 'huge']].map((cells) => cells.join(';')).join('\n');
  const list = { name: 'wishes.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.locator('input[type=file]').setInputFiles(list);
  const lead = page.getByRole('heading', { level: 1 });
  await expect(lead).toHaveText('wishes.csv has 2 lines.');
  await expect(page.getByLabel('Benefit a year')).toHaveValue('10');
  await page.getByRole('button', { name: 'Check lines' }).click();
  await expect(lead).toHaveText('1 of 2 lines become proposals. One line cannot, and nothing is saved of it.');
  await expect(page.getByRole('row').filter({ hasText: '“huge” is none of low, medium and high' })).toContainText('3'); // biome-ignore format: one line
  await lookAt(page, 'intake-import');
  await page.getByRole('button', { name: 'Leave those out and create one proposal' }).click();
  await expect(lead).toHaveText('One proposal waits and asks for £40,000.');
  await page.getByRole('link', { name: 'Scales' }).click();
  await expect(lead).toContainText('has an NPV of £20,000'); // 2 × 30,000 − 40,000, as nothing is discounted yet

  const { items } = await ask<{ items: { id: string }[] }>(page, 'GET', '/offices');
  await page.goto(`${portico.url}/offices/${items[0]?.id}/discount-rate`);
  await expect(lead).toContainText('has no discount rate');
  await page.getByRole('button', { name: 'Set rate' }).click();
  await page.getByLabel('From').fill('2026-01-01');
  await page.getByLabel('Percent a year').fill('7,5');
  await page.getByRole('button', { name: 'Set rate' }).click();
  await expect(lead).toContainText('discounts at 7.5 % a year');
  await lookAt(page, 'discount-rate');
});
