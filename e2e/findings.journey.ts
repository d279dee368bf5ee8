import { drop, expect, generatedPlan, goTo, lookAt, takeOver, test } from './journey.ts';

test('everything that was found stands on one page, with its history, what follows and who owns it', async ({
  ownerPage: page,
}) => {
  await drop(page, generatedPlan('Till Renewal', 11));
  await takeOver(page);
  await goTo(page, 'Governance', 'Findings');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('findings are open');
  const row = page.getByRole('row', { name: /The project has no sponsor/ });
  await expect(row).toBeVisible();
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByLabel('Family').selectOption('Roles');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('One finding is open');
  await expect(page).toHaveURL(/family=roles/);
  await page.reload();
  await expect(row).toBeVisible();
  await lookAt(page, 'findings');
  await page.getByRole('button', { name: 'Remove filter by Family' }).click();
  await expect(page.getByRole('row', { name: /The budget of the project is not known/ })).toBeVisible();
  await row.getByText('The project has no sponsor').click();
  await expect(page.getByText('Appeared')).toBeVisible();
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Assign' });
  await dialog.getByLabel('Owner').selectOption({ index: 1 });
  await dialog.getByLabel('Due').fill('2030-02-01');
  await dialog.getByRole('button', { name: 'Save owner and date' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('complementary')).toContainText('1 Feb');
  await lookAt(page, 'finding');
  await page.getByRole('link', { name: 'What this means' }).click();
  await expect(page.getByRole('complementary')).toContainText('One finding is open now');
  await goTo(page, 'Home', 'My work');
  await page
    .getByRole('list', { name: 'My work' })
    .getByRole('button', { name: /The project has no sponsor/ })
    .click();
  await expect(page.getByText('Finding of mine')).toBeVisible();
});
