import { drop, expect, generatedPlan, lookAt, takeOver, test } from './journey.ts';

test('a broken file is refused with line and cause, and nothing is changed', async ({ ownerPage: page }) => {
  const whole = generatedPlan('Depot roof', 3);
  await drop(page, { name: 'Depot roof.xml', text: whole.text.slice(0, whole.text.length / 2) });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('cannot be read');
  await expect(page.getByText(/Line \d+/)).toBeVisible();
  await expect(page.getByText('Nothing was changed.')).toBeVisible();
  await lookAt(page, 'import-refused');
  await page.getByRole('link', { name: 'Portfolio' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('No projects yet');
});

test('the same plan again is an update that shows its change, and can be undone', async ({ ownerPage: page }) => {
  await drop(page, generatedPlan('Depot roof', 3));
  await takeOver(page);
  const renamed = 'Survey the old roof, again';
  const { name, text } = generatedPlan('Depot roof', 3);
  const last = text.lastIndexOf('<Name>', text.lastIndexOf('<Milestone>0</Milestone>'));
  const changed = {
    name,
    text: `${text.slice(0, last)}<Name>${renamed}</Name>${text.slice(text.indexOf('</Name>', last) + 7)}`,
  };
  await page.getByRole('link', { name: 'Portfolio' }).first().click();
  await drop(page, changed);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('updates Depot roof');
  await expect(page.getByText(renamed)).toBeVisible();
  await lookAt(page, 'import-update');
  await page.getByRole('button', { name: 'Update project' }).click();
  const tasks = page.getByRole('treegrid');
  await page.getByRole('searchbox', { name: 'Filter' }).fill(renamed); // rows that are out of sight are not in the page
  await expect(tasks.getByText(renamed)).toBeVisible();
  const updated = page.locator('.toast', { hasText: 'is updated.' }); // that of the first import may still stand above it
  await updated.getByRole('button', { name: 'Undo import' }).click();
  await expect(page.getByText('Everything is as it was before it.').first()).toBeVisible();
  await expect(tasks.getByText(renamed)).toBeHidden();
  await page.getByRole('navigation', { name: 'Path' }).getByRole('link', { name: 'Imports' }).click();
  await expect(page.getByRole('grid').getByText('undone')).toBeVisible();
  await lookAt(page, 'imports');
});

test('the first import undone takes its project away', async ({ ownerPage: page }) => {
  await drop(page, generatedPlan('Depot roof', 3));
  await takeOver(page);
  await page.getByRole('button', { name: 'Undo import' }).click();
  await expect(page.getByText('Everything is as it was before it.').first()).toBeVisible();
  await page.getByRole('link', { name: 'Portfolio' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('No projects yet');
});
