import type { Page } from '@playwright/test';
import { drop, expect, generatedPlan, goTo, lookAt, owner, takeOver, test } from './journey.ts';

const palette = (page: Page) => page.getByRole('combobox', { name: 'Search or do' });
const option = (page: Page, name: string | RegExp) => page.getByRole('listbox').getByRole('option', { name });

/** Types into the palette, waits for what it finds, and does the first thing. */
async function say(page: Page, text: string, name: string | RegExp): Promise<void> {
  await page.keyboard.press('Control+k');
  await palette(page).fill(text);
  await expect(option(page, name)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeHidden();
}

test('the palette goes, does and finds, by the keyboard alone', async ({ ownerPage: page, portico }) => {
  const plan = generatedPlan('Warehouse Link', 4);
  const task = [...plan.text.matchAll(/<Task>[\s\S]*?<Name>([^<]+)/g)].at(5)?.[1] ?? '';
  await drop(page, plan);
  await takeOver(page);

  await say(page, 'peo', 'People');
  await expect(page).toHaveURL(/\/people$/);
  await say(page, 'invp', 'Invite person');
  await expect(page.getByRole('button', { name: 'Make invitation link' })).toBeVisible();
  await say(page, 'dark', 'Use the dark theme');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await say(page, 'theme system', 'Use the theme of the system');
  await page.waitForLoadState('networkidle');

  await say(page, 'warehouse link', /^Warehouse Link/);
  await expect(page).toHaveURL(/\/projects\/[0-9a-f-]+$/);
  await page.keyboard.press('Control+k');
  await palette(page).fill(task.toUpperCase());
  await expect(page.getByRole('group', { name: 'Tasks', exact: true })).toBeVisible();
  await page.getByRole('group', { name: 'Tasks', exact: true }).getByRole('option').first().click();
  await expect(page).toHaveURL(/\/plan\?task=\d+/);

  const back = page.getByRole('button', { name: 'Search or do' });
  await back.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Opened last' }).getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(back).toBeFocused();

  await page.keyboard.press('Control+k');
  await palette(page).fill('pro');
  await expect(page.getByRole('group', { name: 'Tasks', exact: true })).toBeVisible();
  await lookAt(page, 'palette');
  await palette(page).fill('ware');
  await option(page, /^All results/).click();
  await expect(page).toHaveURL(/\/search\?q=ware$/);
  await page.getByRole('link', { name: 'Projects' }).last().click();
  await expect(page).toHaveURL(/kind=project/);
  await expect(page.getByRole('rowheader', { name: 'Warehouse Link' })).toBeVisible();
  await lookAt(page, 'search');
  await page.goto(`${portico.url}/search?q=nothing-is-called-so`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Nothing that you may see');

  await page.keyboard.press('Escape');
  await page.locator('h1').click();
  await page.keyboard.press('?');
  await expect(page.getByRole('heading', { name: 'Everywhere' })).toBeVisible();
  await lookAt(page, 'keys');
});

test('formats, time zone and theme follow the person; the others keep theirs', async ({
  ownerPage: page,
  portico,
  browser,
}) => {
  await page.goto(`${portico.url}/profile`);
  const today = page.locator('.as-of');
  await expect(today).toContainText(/\d [A-Z][a-z]{2} \d{4}/);
  await page.getByLabel(/Numbers and dates/).selectOption('iso');
  await page.getByLabel(/Time zone/).selectOption('Asia/Tokyo');
  await page.getByLabel('Theme').selectOption('dark');
  await page.getByRole('button', { name: 'Save preferences' }).click();
  await expect(today).toContainText(/\d{4}-\d{2}-\d{2}/);
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.getByLabel('Theme').selectOption('auto');
  await page.getByRole('button', { name: 'Save preferences' }).click();
  await lookAt(page, 'profile-preferences');
  await page.getByLabel('Theme').selectOption('dark');
  await page.getByRole('button', { name: 'Save preferences' }).click();
  await page.waitForLoadState('networkidle');

  const other = await (await browser.newContext()).newPage();
  await other.goto(portico.url);
  await other.getByLabel('E-mail').fill(owner.email);
  await other.getByRole('textbox', { name: 'Password' }).fill(owner.password);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await expect(other.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expect(other.locator('.as-of')).toContainText(/\d{4}-\d{2}-\d{2}/);
});

test('another organisation is created and gone to; each shows only its own, in all windows', async ({
  ownerPage: page,
  portico,
  context,
}) => {
  await drop(page, generatedPlan('Only at Halden', 5));
  await takeOver(page);
  const link = page.url();
  const window2 = await context.newPage();
  await window2.goto(link);
  await expect(window2.getByRole('treegrid')).toBeVisible();

  await page.goto(`${portico.url}/organisation`);
  await expect(page.getByRole('button', { name: 'Save settings' })).toBeVisible();
  await lookAt(page, 'organisation');
  await page.getByLabel('Date', { exact: true }).fill('2026-03-02');
  await page.getByRole('button', { name: 'Stop the clock at this date' }).click();
  await page.getByRole('button', { name: 'Advance by a week' }).click();
  await expect(page.getByText('The clock is set to Mon, 9 Mar 2026, for everybody here')).toBeVisible();
  await lookAt(page, 'organisation-clock');
  await page.getByRole('button', { name: 'Let the clock run' }).click();
  await expect(page.getByText('The clock follows the calendar. It can be set')).toBeVisible();
  await goTo(page, 'Governance', 'Audit');
  const log = page.getByRole('grid', { name: 'Log of changes' });
  // Letting it run may have a plan scheduled after it, which then stands above.
  await expect(log.getByRole('row').filter({ hasText: 'Clock' }).first()).toBeVisible();
  await lookAt(page, 'audit-log');
  await page.getByRole('link', { name: 'Verification' }).click();
  await page.getByRole('button', { name: 'Verify now' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('the record was unbroken');
  await lookAt(page, 'audit');
  await say(page, 'create org', 'Create an organisation');
  await page.getByLabel('Name of the organisation').fill('Roe & Sons');
  await lookAt(page, 'new-organisation');
  await page.getByRole('button', { name: 'Create organisation' }).click();
  await expect(page.getByRole('link', { name: 'Roe & Sons' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('No projects yet');
  await expect(window2.getByRole('heading', { level: 1 })).toContainText('No projects yet');

  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Nothing is here' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await palette(page).fill('only at halden');
  await expect(page.getByText('No record that you may see is called so.')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: /menu$/ }).click();
  await page.getByRole('button', { name: owner.organisation }).click();
  await expect(page.getByRole('link', { name: 'Only at Halden' }).first()).toBeVisible();
});
