import type { Page } from '@playwright/test';
import { expect, goTo, test } from './journey.ts';

const nameField = (page: Page) => page.getByRole('textbox', { name: 'Name of the project' });
const budgetField = (page: Page) => page.getByRole('textbox', { name: /^Budget/ });

async function newProject(page: Page, name: string) {
  await goTo(page, 'Portfolio');
  await page.getByRole('button', { name: 'New project' }).click();
  await nameField(page).fill(name);
  await page.getByRole('button', { name: 'Create project' }).click();
  await expect(page.getByRole('heading', { name: 'This plan has no tasks yet' })).toBeVisible();
}

/** Holds what the page sends to such an address until it is let go. */
async function hold(page: Page, address: RegExp, method: string) {
  let [held, letGo] = [() => {}, () => {}];
  const isHeld = new Promise<void>((resolve) => (held = resolve));
  const gone = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(address, async (route) => {
    if (route.request().method() === method) {
      held();
      await gone;
    }
    await route.continue();
  });
  return { isHeld, letGo: () => letGo() };
}

/** Where the page stands in the browser's history, as the router counts. */
const placeInHistory = (page: Page) => page.evaluate(() => Number(history.state.__TSR_index));

test('what is typed while a form is saved stays, and what was begun on one project is not found on another', async ({
  ownerPage: page,
}) => {
  await newProject(page, 'Depot roof');
  await page.getByRole('navigation', { name: 'Parts of the project' }).getByRole('link', { name: 'Settings' }).click();
  await expect(nameField(page)).toHaveValue('Depot roof');
  const ofRoof = await placeInHistory(page);
  await newProject(page, 'Depot yard');
  await page.getByRole('navigation', { name: 'Parts of the project' }).getByRole('link', { name: 'Settings' }).click();
  await expect(nameField(page)).toHaveValue('Depot yard');

  const saving = await hold(page, /\/projects\/[\w-]+$/, 'PUT');
  await nameField(page).fill('Depot yard, south');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await saving.isHeld;
  await budgetField(page).fill('120000');
  saving.letGo();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await expect(budgetField(page)).toHaveValue('120000');
  await expect(nameField(page)).toHaveValue('Depot yard, south');

  // from the settings of the one straight to those of the other: the same page with another record
  await page.evaluate((steps) => history.go(steps), ofRoof - (await placeInHistory(page)));
  await expect(nameField(page)).toHaveValue('Depot roof');
  await expect(budgetField(page)).toHaveValue('');
});

test('the browser asks before it leaves a plan of which something is still to be sent', async ({ ownerPage: page }) => {
  await newProject(page, 'Depot roof');
  const sending = await hold(page, /\/plans\/[\w-]+\/changes$/, 'POST');
  await page.getByRole('button', { name: 'Add first task' }).press('Enter');
  await page.keyboard.type('Design');
  await page.keyboard.press('Enter');
  await sending.isHeld;
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  sending.letGo();
  await expect(page.getByRole('row', { name: /Design/ })).toBeVisible();
  await page.waitForLoadState('networkidle');
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true }); // and no more once it is sent
  await closed;
});
