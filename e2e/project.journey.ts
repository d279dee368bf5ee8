import { drop, expect, generatedPlan, lookAt, test } from './journey.ts';

test('a project is created by hand, filled, renamed, archived, restored and deleted', async ({ ownerPage: page }) => {
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByRole('textbox', { name: 'Name of the project' }).fill('Depot roof');
  await lookAt(page, 'new-project');
  await page.getByRole('button', { name: 'Create project' }).click();
  await expect(page.getByRole('heading', { name: 'This plan has no tasks yet' })).toBeVisible();
  await lookAt(page, 'plan-empty');

  await drop(page, generatedPlan('Roof of the depot', 3));
  await page.getByRole('button', { name: 'Update project' }).click();
  await expect(page.getByRole('treegrid')).toBeVisible();

  await page.getByRole('navigation', { name: 'Parts of the project' }).getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('textbox', { name: 'Name of the project' }).fill('Depot roof, north');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Saved')).toBeVisible();
  await lookAt(page, 'project-settings');
  await page.getByRole('link', { name: 'History' }).click();
  await expect(page.getByText('Name: Depot roof → Depot roof, north')).toBeVisible();
  await lookAt(page, 'project-history');
  await page.getByRole('navigation', { name: 'Parts of the project' }).getByRole('link', { name: 'Settings' }).click();

  await page.getByRole('button', { name: 'Archive project' }).click();
  await expect(page.getByText('is archived: everything is kept')).toBeVisible();
  await page.getByRole('link', { name: 'Portfolio' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('No projects yet');
  await page.getByRole('link', { name: 'Archived' }).click();
  await page.getByRole('link', { name: 'Depot roof, north' }).click();
  await page.getByRole('navigation', { name: 'Parts of the project' }).getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Restore project' }).click();
  await expect(page.getByRole('button', { name: 'Archive project' })).toBeVisible();

  await page.getByRole('button', { name: 'Delete project' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('100 tasks')).toBeVisible();
  const act = dialog.getByRole('button', { name: 'Delete project' });
  await expect(act).toBeDisabled();
  await lookAt(page, 'project-delete');
  await dialog.getByRole('textbox').fill('Depot roof, north');
  await act.click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('No projects yet');
});
