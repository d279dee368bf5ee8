import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, goTo, lookAt, test } from './journey.ts';

const names = ['Warehouse Link', 'Till Renewal', 'Collect Poland', 'Kiosk Concierge', 'Loyalty One', 'Price Engine'];

/** A title says how its column is sorted too; the strip of months begins with the same word. */
const statusTitle = /^Status(?! at the end)/;

/** Projects without plans, made past the page. */
async function makeProjects(page: Page): Promise<void> {
  const failed = await page.evaluate(async (all) => {
    const offices = await (await fetch('/api/offices')).json();
    const headers = { 'content-type': 'application/json' };
    for (const name of all) {
      const body = JSON.stringify({ officeId: offices.items[0].id, name });
      const answer = await fetch('/api/projects', { method: 'POST', headers, body });
      if (!answer.ok) return await answer.text();
    }
    return '';
  }, names);
  expect(failed).toBe('');
  await expect(page.getByRole('rowheader', { name: 'Price Engine' })).toBeVisible();
}

/** The cell of a row in the column of that title. */
async function cell(page: Page, row: string, title: string) {
  const column = await page.getByRole('columnheader', { name: title, exact: true }).getAttribute('data-column');
  return page.getByRole('row', { name: row }).locator(`[data-column="${column}"]`);
}

/** A picture of what would be gone on a narrow screen, in which axe finds nothing. */
async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `test-results/pictures/${name}.png` });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
}

/** What a spreadsheet leaves on the clipboard. */
const putOnClipboard = (page: Page, text: string) => page.evaluate((all) => navigator.clipboard.writeText(all), text);

async function showColumns(page: Page, ...titles: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Columns' }).click();
  for (const title of titles) await page.getByRole('checkbox', { name: title }).check();
  await page.keyboard.press('Escape');
}

test('cells are written, pasted from a spreadsheet, and filled for many rows at once', async ({
  ownerPage: page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await makeProjects(page);
  await showColumns(page, 'Tolerance', 'Manager');

  const tolerance = (row: string) => cell(page, row, 'Tolerance');
  await (await tolerance('Collect Poland')).click();
  await page.keyboard.type('7x');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'Whole working days' })).toBeVisible();
  await shoot(page, 'grid-cell-wrong');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Enter');
  await expect(await tolerance('Collect Poland')).toHaveText('7 d');
  await expect(await tolerance('Kiosk Concierge')).toBeFocused();
  await page.keyboard.press('F2');
  await expect(page.getByRole('textbox', { name: 'Tolerance, Kiosk Concierge' })).toHaveValue('10');
  await page.keyboard.press('Escape');
  await expect(await tolerance('Kiosk Concierge')).toBeFocused();

  await (await cell(page, 'Kiosk Concierge', 'Manager')).click();
  await page.keyboard.type('may');
  await expect(page.getByRole('option', { name: 'Maya Kerr' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(await cell(page, 'Kiosk Concierge', 'Manager')).toHaveText('Maya Kerr');

  // One wrong cell, and nothing is written; then all of it.
  await putOnClipboard(page, 'Maya Kerr\t12\r\n"Nobody yet"\tsoon\r\n');
  await (await cell(page, 'Collect Poland', 'Manager')).click();
  await page.keyboard.press('ControlOrMeta+v');
  const refused = page.getByRole('dialog', { name: 'Nothing was changed' });
  await expect(refused.getByRole('row', { name: 'Kiosk Concierge Tolerance soon' })).toBeVisible();
  await shoot(page, 'grid-paste-refused');
  await refused.getByRole('button', { name: 'Close list' }).click();
  await expect(await tolerance('Collect Poland')).toHaveText('7 d');
  await putOnClipboard(page, 'Maya Kerr\t12\r\nNobody yet\t"14"\r\n');
  await page.keyboard.press('ControlOrMeta+v');
  await expect(await tolerance('Collect Poland')).toHaveText('12 d');
  await expect(await tolerance('Kiosk Concierge')).toHaveText('14 d');
  await expect(await cell(page, 'Kiosk Concierge', 'Manager')).toHaveText('–');

  // A name that is taken comes back to its cell with the reason; Escape gives the old one back.
  await (await cell(page, 'Till Renewal', 'Status')).click();
  await page.keyboard.press('Home');
  await page.keyboard.type('Loyalty One');
  await page.keyboard.press('Enter');
  const taken = page.getByRole('rowheader').filter({ hasText: 'has this name' });
  await expect(taken).toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.press('ArrowUp');
  await shoot(page, 'grid-cell-refused');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('rowheader', { name: 'Till Renewal' })).toBeVisible();

  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('ControlOrMeta+c');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split('\r\n').map((line) => line.split('\t')[0])).toEqual([
    'Project',
    'Till Renewal',
    'Warehouse Link',
  ]);

  // Both at once, as one act, which is taken back as one.
  await page.getByRole('button', { name: 'Edit selected…' }).click();
  const bulk = page.getByRole('dialog', { name: 'Edit 2 rows' });
  await bulk.getByLabel('Column').selectOption('Tolerance');
  await bulk.getByLabel('New value').fill('3');
  await shoot(page, 'grid-bulk-edit');
  await bulk.getByRole('button', { name: 'Change 2 rows' }).click();
  await expect(await tolerance('Till Renewal')).toHaveText('3 d');
  await expect(await tolerance('Warehouse Link')).toHaveText('3 d');
  await (await tolerance('Till Renewal')).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(await tolerance('Till Renewal')).toHaveText('10 d');
  await expect(await tolerance('Warehouse Link')).toHaveText('10 d');
});

test('a view is saved, shared, and opened by a colleague from its link', async ({
  ownerPage: page,
  browser,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await makeProjects(page);
  const link = await invite(page);
  await goTo(page, 'Portfolio');

  // By the keyboard alone: to the title of a column, its menu, and there what it can.
  await page.getByRole('rowheader', { name: 'Collect Poland' }).focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Alt+ArrowDown');
  await page.getByRole('menuitem', { name: 'Filter…' }).press('Enter');
  await page.keyboard.type('ne');
  await shoot(page, 'grid-filter');
  await page.keyboard.press('Enter');
  await page.getByRole('columnheader', { name: 'Project' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Alt+ArrowDown');
  await shoot(page, 'grid-column-menu');
  await page.getByRole('menuitemcheckbox', { name: 'Group rows' }).press('Enter');
  await expect(page.getByText('Grouped by Status')).toBeVisible();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await expect(page.getByRole('columnheader', { name: statusTitle })).toHaveAttribute('aria-colindex', '3');
  await expect(page.getByRole('row', { name: /No status 3/ })).toBeVisible();
  await dragTitle(page, 'Finish', 'Project'); // nothing comes before the first column
  await expect(page.getByRole('columnheader', { name: /^Finish/ })).toHaveAttribute('aria-colindex', '2');
  await dragTitle(page, 'Finish', 'Status');
  await expect(page.getByRole('columnheader', { name: statusTitle })).toHaveAttribute('aria-colindex', '2');
  await dragTitle(page, 'Status', 'Finish');
  await expect(page.getByRole('columnheader', { name: statusTitle })).toHaveAttribute('aria-colindex', '3');

  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('button', { name: 'Save view…' }).click();
  await page.getByLabel('Name of the view').fill('Renewals and engines');
  await page.getByRole('button', { name: 'Save view', exact: true }).click();
  const tab = page.getByRole('link', { name: 'Renewals and engines' });
  await expect(tab).toHaveAttribute('aria-current', 'page');
  await page.getByRole('button', { name: 'Views' }).click();
  await shoot(page, 'grid-views-menu');
  await page.getByRole('button', { name: 'Share with everybody' }).click();
  await expect(page.getByText('is shared with everybody')).toBeVisible();
  await lookAt(page, 'grid-view');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Link copied')).toBeVisible();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  expect(address).toMatch(/\?portfolio=v\.[0-9a-f-]{36}$/);

  const his = await (await browser.newContext()).newPage();
  await his.goto(link);
  await his.getByRole('textbox', { name: /password/i }).fill('seven loud kettles');
  await his.getByRole('button', { name: 'Accept invitation' }).click();
  await expect(his.getByRole('heading', { level: 1 })).toContainText('projects');
  await his.goto(address);
  await expect(his.getByText('Grouped by Status')).toBeVisible();
  await expect(his.getByRole('columnheader', { name: statusTitle })).toHaveAttribute('aria-colindex', '3');
  await expect(his.getByRole('row', { name: /No status 3/ })).toBeVisible();
  await expect(his.getByRole('rowheader', { name: 'Till Renewal' })).toBeVisible();

  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('button', { name: 'Delete view' }).click();
  await expect(tab).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page.getByRole('button', { name: 'Views' }).click();
  await expect(
    page.getByRole('dialog', { name: 'Views' }).getByRole('link', { name: 'Renewals and engines' }),
  ).toBeVisible();
});

/** Drags the title of a column onto that of another. */
async function dragTitle(page: Page, title: string, onto: string): Promise<void> {
  const boxOf = async (name: string) => {
    const box = await page
      .getByRole('columnheader', { name: name === 'Status' ? statusTitle : new RegExp(`^${name}`) })
      .boundingBox();
    return box ?? { x: 0, y: 0, width: 0, height: 0 };
  };
  const [from, to] = [await boxOf(title), await boxOf(onto)];
  const isRight = to.x > from.x;
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width * (isRight ? 0.8 : 0.2), to.y + to.height / 2, { steps: 4 });
  await page.mouse.up();
}

/** The link with which a colleague comes in. */
async function invite(page: Page): Promise<string> {
  await goTo(page, 'Settings', 'People');
  await page.getByRole('button', { name: 'Invite person' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Petr Zelinka');
  await page.getByLabel('E-mail').fill('petr@halden.example');
  await page.getByRole('button', { name: 'Make invitation link' }).click();
  return page.getByRole('textbox', { name: 'Invitation link' }).inputValue();
}
