import type { Page } from '@playwright/test';
import { expect, lookAt, owner, test } from './journey.ts';

const columns = { number: 0, task: 1, duration: 2, start: 3, finish: 4, after: 6 } as const;

/** The cell of the line, counted from 0. */
const cell = (page: Page, line: number, column: keyof typeof columns) =>
  page.locator(`[data-row="${line}"][data-column="${columns[column]}"]`);

/** Names of the tasks, from the top. */
const names = (page: Page) => page.locator(`.grid-record [data-column="${columns.task}"] .grid-text`).allTextContents();

async function type(page: Page, text: string, key = 'Enter') {
  await page.keyboard.type(text);
  await page.keyboard.press(key);
}

async function press(page: Page, key: string, times = 1) {
  for (let count = 0; count < times; count++) await page.keyboard.press(key);
}

/** Pastes as from a spreadsheet, where the focus is. */
const paste = (page: Page, text: string) =>
  page.evaluate((plain) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', plain);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);

test('a plan is built with the keys alone, and another browser sees it grow', async ({
  ownerPage: page,
  browser,
  portico,
}) => {
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByRole('textbox', { name: 'Name of the project' }).fill('Depot roof');
  await page.getByRole('button', { name: 'Create project' }).click();
  await page.getByRole('button', { name: 'Add first task' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Task, New task' })).toBeFocused();
  for (const name of ['Phase', 'Design', 'Build', 'Done']) await type(page, name);
  await expect.poll(() => names(page)).toEqual(['Phase', 'Design', 'Build', 'Done']);

  const other = await (await browser.newContext()).newPage();
  await other.goto(portico.url);
  await other.getByLabel('E-mail').fill(owner.email);
  await other.getByRole('textbox', { name: 'Password' }).fill(owner.password);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await expect(other.getByRole('navigation', { name: 'Places' })).toBeVisible();
  await other.goto(page.url());
  await expect(cell(other, 3, 'task')).toHaveText('Done');

  await test.step('indent, durations and links', async () => {
    await press(page, 'ArrowUp', 3);
    await press(page, 'Alt+Shift+ArrowRight');
    await press(page, 'ArrowDown');
    await press(page, 'Alt+Shift+ArrowRight');
    await press(page, 'ArrowRight');
    await type(page, '10d');
    await type(page, '0');
    await press(page, 'ArrowUp', 3);
    await type(page, '5d');
    await press(page, 'End');
    await type(page, '2');
    await type(page, '3FS+2d');
    await expect(cell(page, 3, 'after')).toHaveText('3FS+2 d');
    await expect(cell(page, 0, 'duration')).toHaveText('15 d');
    await expect(other.getByRole('row', { name: /Design/ })).toHaveAttribute('aria-level', '2');
    await expect(cell(other, 0, 'duration')).toHaveText('15 d');
    const finish = await cell(page, 1, 'finish').textContent();
    await expect(cell(page, 2, 'start')).not.toHaveText(finish ?? '');
    await expect(cell(page, 3, 'finish')).not.toHaveText(finish ?? '');
    const finishOn = (one: Page) => cell(one, 3, 'finish').textContent();
    await expect.poll(async () => (await finishOn(other)) === (await finishOn(page))).toBe(true);
  });

  await test.step('what says nothing is refused at the cell, a summary has no duration of its own', async () => {
    await press(page, 'ArrowUp');
    await type(page, '9');
    await expect(page.getByRole('alert')).toHaveText('There is no row 9.');
    await press(page, 'Escape', 2);
    await press(page, 'ArrowUp', 3);
    await expect(cell(page, 0, 'duration')).not.toHaveAttribute('aria-readonly', 'false');
  });

  await test.step('progress, undone by key', async () => {
    await press(page, 'ArrowDown');
    await press(page, 'Home');
    await press(page, 'Enter');
    const done = page.getByLabel('Percent complete');
    await done.fill('40');
    await done.press('Enter');
    await expect(page.getByText('is its actual start')).toBeVisible();
    await lookAt(page, 'plan-editing');
    await cell(page, 1, 'number').focus();
    await press(page, 'Control+z');
    await expect(done).toHaveValue('0');
    await page.getByRole('button', { name: 'Close panel' }).click();
  });

  await test.step('a deleted task comes back', async () => {
    await cell(page, 1, 'number').focus();
    await press(page, 'Delete');
    await expect.poll(() => names(page)).toEqual(['Phase', 'Build', 'Done']);
    await expect.poll(() => names(other)).toEqual(['Phase', 'Build', 'Done']);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => names(page)).toEqual(['Phase', 'Design', 'Build', 'Done']);
  });

  await test.step('lines of a spreadsheet become tasks', async () => {
    await cell(page, 3, 'task').focus();
    await paste(page, 'Ready\t0d\r\nTrain\t3d\r\nHand over\t1 wk\r\n');
    await expect.poll(() => names(other)).toEqual(['Phase', 'Design', 'Build', 'Ready', 'Train', 'Hand over']);
    await expect(cell(page, 5, 'duration')).toHaveText('1 w');
    await press(page, 'Control+z'); // what was pasted over and below is one act
    await expect.poll(() => names(other)).toEqual(['Phase', 'Design', 'Build', 'Done']);
    await press(page, 'Control+Shift+z');
    await expect.poll(() => names(other)).toEqual(['Phase', 'Design', 'Build', 'Ready', 'Train', 'Hand over']);
  });

  await test.step('a typed start holds the task there', async () => {
    await cell(page, 4, 'start').focus();
    await type(page, '14 Dec');
    await expect(cell(page, 4, 'start')).toHaveText('14 Dec');
    await expect(cell(page, 4, 'finish')).toHaveText('16 Dec');
    await expect(cell(other, 4, 'finish')).toHaveText('16 Dec');
  });

  await test.step('who comes late is told who was quicker, and keeps what he typed', async () => {
    await cell(page, 1, 'task').focus();
    await press(page, 'F2');
    await page.keyboard.type('Sketch');
    await cell(other, 1, 'task').focus();
    await press(other, 'F2');
    await type(other, 'Draft');
    await expect(page.getByRole('textbox', { name: 'Task, Draft' })).toHaveValue('Sketch');
    await press(page, 'Enter');
    await expect(page.getByRole('alert')).toContainText('Maya Kerr changed this to “Draft” meanwhile.');
    await cell(page, 1, 'task').focus();
    await lookAt(page, 'plan-conflict');
    await cell(page, 1, 'task').focus();
    await press(page, 'Enter', 2);
    await expect(cell(other, 1, 'task')).toHaveText('Sketch');
    await cell(page, 1, 'task').focus();
    await press(page, 'F2');
    await page.keyboard.type('Outline');
    await cell(other, 1, 'task').focus();
    await press(other, 'F2');
    await type(other, 'Plan');
    await expect(page.getByRole('textbox', { name: 'Task, Plan' })).toHaveValue('Outline');
    await press(page, 'Enter');
    await cell(page, 1, 'task').hover();
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await expect(cell(other, 1, 'task')).toHaveText('Outline');
  });
});
