import { expect, lookAt, test } from './journey.ts';

test('people, work and the rule of earning are typed into the plan, and follow each other', async ({
  ownerPage: page,
}) => {
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByRole('textbox', { name: 'Name of the project' }).fill('Quay');
  await page.getByRole('button', { name: 'Create project' }).click();
  await page.getByRole('button', { name: 'Add first task' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Task, New task' })).toBeFocused();
  await page.keyboard.type('Dig');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  const table = page.getByRole('group', { name: 'Show the plan as' }).getByText('Table', { exact: true });
  const people = page.getByRole('columnheader', { name: 'Resources' });
  await expect(async () => {
    await table.click();
    await expect(people).toBeVisible({ timeout: 1000 });
  }).toPass();
  const cell = async (title: string) => {
    const header = page.getByRole('columnheader').filter({ hasText: new RegExp(`^${title}$`) });
    return page.locator(`[data-row="0"][data-column="${await header.getAttribute('data-column')}"]`);
  };
  const write = async (title: string, text: string) => {
    await (await cell(title)).focus();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  };
  await write('Duration', '10d');
  await expect(await cell('Duration')).toHaveText('10 d');
  await write('Resources', 'Ana');
  await expect(await cell('Work')).toHaveText('80 h');
  await write('Work', '40');
  await expect(await cell('Duration')).toHaveText('5 d');
  await write('Resources', 'Ana; Ben [50 %]');
  await expect(await cell('Work')).toHaveText('60 h');
  await lookAt(page, 'plan-work');

  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Rule by which planned value is earned' }).check();
  await page.keyboard.press('Escape');
  await expect(await cell('Earned by')).toHaveText('Per cent complete');
  await write('Earned by', '25/75');
  await expect(await cell('Earned by')).toHaveText('25/75');
  // whoever writes far to the right still sees whose row it is
  await page.getByRole('treegrid').evaluate((grid) => grid.scrollTo({ left: grid.scrollWidth }));
  await expect(await cell('Duration')).not.toBeInViewport();
  await expect(await cell('Task')).toBeInViewport({ ratio: 1 });
  await page.reload();
  await expect(await cell('Earned by')).toHaveText('25/75');
  await (await cell('Task')).click();
  await page.keyboard.press('Control+z');
  await expect(await cell('Earned by')).toHaveText('Per cent complete');
});
