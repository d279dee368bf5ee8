import { drop, expect, generatedPlan, lookAt, takeOver, test } from './journey.ts';

test('a plan is scheduled by another rule, told so, and taken back', async ({ ownerPage: page }) => {
  await drop(page, generatedPlan('Depot roof', 3, { progress: 0 }));
  await takeOver(page);
  const open = page.getByRole('button', { name: 'Scheduling', exact: true });
  await open.click();
  const dialog = page.getByRole('dialog', { name: 'How this plan is scheduled' });
  const progress = dialog.getByRole('combobox', { name: 'Work that began out of order' });
  await expect(progress).toHaveValue('usual');
  await lookAt(page, 'plan-scheduling');
  await progress.selectOption('retained-logic');
  await dialog.getByRole('button', { name: 'Change scheduling' }).click();
  await expect(dialog).toBeHidden();
  await page.reload();
  await open.click();
  await expect(progress).toHaveValue('retained-logic');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect(async () => {
    await open.click();
    await expect(progress).toHaveValue('usual', { timeout: 1000 });
  }).toPass();
});

test('how a plan is scheduled is looked up and changed on a phone', async ({ ownerPage: page }) => {
  await drop(page, generatedPlan('Depot gate', 4, { progress: 0 }));
  await takeOver(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Scheduling', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'How this plan is scheduled' });
  await dialog.getByRole('combobox', { name: 'Work that began out of order' }).selectOption('progress-override');
  await dialog.getByRole('button', { name: 'Change scheduling' }).click();
  await expect(dialog).toBeHidden();
});
