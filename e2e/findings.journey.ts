import { drop, expect, generatedPlan, lookAt, takeOver, test } from './journey.ts';

test('everything that was found stands on one page, with its history and what follows', async ({ ownerPage: page }) => {
  await drop(page, generatedPlan('Till Renewal', 11));
  await takeOver(page);
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Findings' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('findings are open');
  const row = page.getByRole('row', { name: /Nobody sponsors the project/ });
  await expect(row).toBeVisible();
  await lookAt(page, 'findings');
  await row.getByText('Nobody sponsors the project').click();
  await expect(page.getByText('Appeared')).toBeVisible();
  await lookAt(page, 'finding');
});
