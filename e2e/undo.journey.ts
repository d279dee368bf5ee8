import type { Browser, Page } from '@playwright/test';
import { expect, goTo, lookAt, test } from './journey.ts';

const petra = { name: 'Petra Zielinska', email: 'petra@halden.example', password: 'seven loud kettles' };

/** A second person in a browser of her own, who may change projects everywhere. */
async function comeIn(page: Page, browser: Browser): Promise<Page> {
  await goTo(page, 'Settings', 'People');
  await page.getByRole('button', { name: 'Invite person' }).click();
  await page.getByLabel('Name', { exact: true }).fill(petra.name);
  await page.getByLabel('E-mail').fill(petra.email);
  await page.getByRole('button', { name: 'Make invitation link' }).click();
  const hers = await (await browser.newContext()).newPage();
  await hers.goto(await page.getByRole('textbox', { name: 'Invitation link' }).inputValue());
  await hers.getByRole('textbox', { name: /password/i }).fill(petra.password);
  await hers.getByRole('button', { name: 'Accept invitation' }).click();
  await expect(hers.getByRole('link', { name: 'Settings' })).toBeVisible();
  await page.getByRole('button', { name: 'Close panel' }).click();
  return hers;
}

async function setTolerance(page: Page, days: string): Promise<void> {
  await page.getByLabel('Tolerance, in working days', { exact: true }).fill(days);
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Saved')).toBeVisible();
}

test('an undo meets the change of somebody else, who is named; one chooses, redoes and undoes by keys', async ({
  ownerPage: page,
  browser,
}) => {
  const hers = await comeIn(page, browser);
  await goTo(page, 'Portfolio');
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByRole('textbox', { name: 'Name of the project' }).fill('Depot roof');
  await page.getByRole('button', { name: 'Create project' }).click();
  await page.getByRole('navigation', { name: 'Parts of the project' }).getByRole('link', { name: 'Settings' }).click();
  await setTolerance(page, '12');
  await lookAt(page, 'undo-toast');
  await hers.goto(page.url());
  await setTolerance(hers, '15');
  const tolerance = page.getByLabel('Tolerance, in working days', { exact: true });
  await expect(tolerance).toHaveValue('15'); // her change has come, nothing of it was typed over

  const body = page.locator('h1');
  await body.click();
  await page.keyboard.press('Control+z');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: `${petra.name} changed this after you` })).toBeVisible();
  await expect(dialog.getByText(petra.name, { exact: true })).toBeVisible();
  await expect(dialog.getByText('15 d', { exact: true })).toBeVisible();
  await lookAt(page, 'undo-conflict');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(tolerance).toHaveValue('15');

  await page.keyboard.press('Control+z');
  await dialog.getByRole('button', { name: 'Go back to 10 d' }).click();
  await expect(page.getByText('Undid: Tolerance: 10 d → 12 d')).toBeVisible();
  await expect(tolerance).toHaveValue('10');
  await page.keyboard.press('Control+Shift+z');
  await expect(tolerance).toHaveValue('15');
  await page.keyboard.press('Control+z');
  await expect(tolerance).toHaveValue('10');

  await page.getByRole('button', { name: 'History of Tolerance, in working days' }).click();
  const ofField = page.getByRole('dialog', { name: 'History of Tolerance, in working days' });
  await expect(ofField.getByText('Tolerance: 12 d → 15 d')).toBeVisible();
  await expect(ofField.getByText('Project created')).toBeHidden();
  await lookAt(page, 'field-history');
  await page.keyboard.press('Escape');

  await tolerance.focus();
  await page.keyboard.press('Control+Shift+z'); // in a field the keys are the field's own
  await page.getByRole('link', { name: 'History' }).click();
  const entries = page.locator('.history > ol > li');
  await expect(entries.first()).toContainText('Change undone');
  await expect(entries.filter({ hasText: 'Tolerance: 12 d → 15 d' })).toContainText(petra.name);
  await expect(entries.filter({ hasText: 'Tolerance: 10 d → 12 d' })).toContainText('undone');
  await expect(entries.filter({ hasText: 'Project created' })).toBeVisible();
  await lookAt(page, 'history');
});

test('a role that was taken away comes back, and the person’s history tells both', async ({
  ownerPage: page,
  browser,
}) => {
  await comeIn(page, browser);
  await page.getByRole('rowheader', { name: petra.name }).click();
  await page.getByRole('button', { name: /Remove role Project manager/ }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(/^Undid: 1 role removed: Project manager, Petra/)).toBeVisible();
  await expect(page.getByLabel('Role at Halden & Roe')).toHaveValue('project-manager');
  await page.getByText('History', { exact: true }).click();
  await expect(page.locator('.history').getByText('Role taken away')).toBeVisible();
  await lookAt(page, 'person-history');
});
