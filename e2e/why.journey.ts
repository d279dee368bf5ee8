import { drop, expect, generatedPlan, lookAt, takeOver, test } from './journey.ts';

test('the reasons of a date are walked to their origin, by keys and by clicks', async ({ ownerPage: page }) => {
  await drop(page, generatedPlan('Depot roof', 3, { progress: 0 }));
  await takeOver(page);
  await lookAt(page, 'plan');
  const grid = page.getByRole('treegrid');
  await grid.getByRole('row').nth(1).click();
  for (let row = 1; row < 7; row++) await page.keyboard.press('ArrowDown'); // row 7 follows 6, which follows 5, …
  await page.keyboard.press('Control+Enter'); // Enter alone edits the cell
  const panel = page.getByRole('complementary');
  await expect(panel.getByRole('heading', { name: /^Why does “.+” start on/ })).toBeVisible();
  const chain = panel.getByRole('list').first().getByRole('listitem');
  await expect(chain.nth(1)).toBeVisible();
  await lookAt(page, 'why');
  await panel.getByLabel(/new comment$/).fill('The crane comes on Monday.');
  await panel.getByRole('button', { name: 'Send comment' }).click();
  const said = panel.getByRole('listitem').filter({ hasText: 'The crane comes' });
  await expect(said).toBeVisible();
  await said.scrollIntoViewIfNeeded();
  await lookAt(page, 'why-discussion');
  const steps = await chain.count();
  const origin = chain.last();
  const name = ((await origin.getByRole('link').textContent()) ?? '').trim();
  await origin.getByRole('link').click();
  await expect(
    panel.getByRole('heading', { name: new RegExp(name.replace(/^\d+ /, '').replace(/[^\w ]/g, '.')) }),
  ).toBeVisible();
  await expect(chain).toHaveCount(1);
  await page.goBack();
  await expect(chain).toHaveCount(steps);
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
});
