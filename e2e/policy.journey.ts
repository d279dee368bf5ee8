import { expect, goTo, lookAt, test } from './journey.ts';

test('an office tries how it would govern, adopts it with a reason, and looks at what changed', async ({
  ownerPage: page,
}) => {
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByRole('textbox', { name: 'Name of the project' }).fill('Till Renewal');
  await page.getByRole('button', { name: 'Create project' }).click();
  await expect(page.getByRole('heading', { name: 'This plan has no tasks yet' })).toBeVisible();
  await goTo(page, 'Governance', 'Policy');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('has adopted no policy yet');
  await page.getByRole('button', { name: 'Controlling' }).click();
  await expect(page.getByText('draft of version 1')).toBeVisible();
  const row = page.getByRole('row', { name: /^No sponsor/ });
  await expect(page.getByRole('row', { name: /^No project manager/ })).toContainText('Block');

  // in place, by keys: at a baseline it is advice so far
  const cell = row.getByRole('gridcell').nth(1);
  await expect(cell).toContainText('Advise');
  await cell.click();
  await page.keyboard.press('F2');
  await page.keyboard.type('Block');
  await page.keyboard.press('Enter');
  await expect(cell).toContainText('Block');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('newly block an action in Till Renewal');

  // a whole family at once, which no office below lets go of
  await page.getByRole('button', { name: 'Rules', exact: true }).click();
  await page.getByRole('button', { name: 'New rule' }).click();
  await page.getByRole('combobox', { name: 'When this is found' }).selectOption('progress.*');
  await page.getByRole('combobox', { name: 'What it does' }).selectOption('block');
  await page.getByRole('checkbox', { name: 'At a phase' }).check();
  await page.getByRole('checkbox', { name: 'Offices below cannot loosen it' }).check();
  await lookAt(page, 'policy-rule');
  await page.getByRole('button', { name: 'Add rule to the draft' }).click();
  await expect(page.getByRole('complementary')).toContainText('All of Progress · At a phase');
  await expect(page.getByRole('complementary')).toContainText('Block · offices below cannot loosen it');

  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByLabel('Standard: budget').fill('50000');
  await page.getByRole('button', { name: 'Save tiers' }).click();
  await expect(page.getByText('The settings are in the draft.')).toBeVisible();

  // who reviews large proposals, beside who already does
  await page.getByLabel('Major: reviewed by').selectOption('finance-partner+assurer');
  await page.getByRole('button', { name: 'Save who reviews' }).click();
  await expect(page.getByRole('button', { name: 'As shipped' })).toBeVisible();
  await lookAt(page, 'policy-settings');

  await page.getByRole('button', { name: 'See effects' }).click();
  await page.getByRole('button', { name: 'Show differences' }).click();
  await expect(page.getByRole('dialog')).toContainText('How the office governs');
  await page.keyboard.press('Escape');

  // ahead of its day it governs nothing, and is taken back
  const day = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
  const reason = page.getByLabel('Reason, kept with the version');
  await reason.fill('Five months of green reports on a red rollout.');
  await page.getByLabel('In force from').fill(day);
  await page.getByRole('button', { name: 'Adopt version 1' }).click();
  await expect(page.getByText(/^version 1 is adopted, in force from/)).toBeVisible();
  await page.getByLabel('Why it is withdrawn').fill('The board wants it at once.');
  await page.getByRole('button', { name: 'Withdraw version 1' }).click();
  await expect(page.getByText('draft of version 1')).toBeVisible();

  await reason.fill('Five months of green reports on a red rollout.');
  await page.getByRole('button', { name: 'Adopt version 1' }).click();
  await expect(page.getByText('version 1 is in force', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Versions' }).click();
  await expect(page.getByText('Five months of green reports')).toBeVisible();
});
