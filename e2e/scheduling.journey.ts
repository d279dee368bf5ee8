import { writeMspdi } from '#formats';
import { at, testLink, testPlan, testTask } from '../engine/schedule/testing.ts';
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

test('the bar of begun work is broken where it lies idle, which its tip tells', async ({ ownerPage: page }) => {
  // the piers take until Friday 23 January; of the deck two days were done by the 7th, and its rest follows them
  const piers = testTask(1, { name: 'Cast the piers', durationTicks: 15 * 4800 });
  const begun = { actualStart: at('2026-01-06T08:00'), actualDurationTicks: 9600, remainingDurationTicks: 19_200, percentComplete: 33 };
  const deck = testTask(2, { name: 'Lay the deck', durationTicks: 28_800, ...begun });
  const rails = testTask(3, { name: 'Fix the rails' });
  const plan = testPlan([piers, deck, rails], [testLink(1, 2), testLink(2, 3)], { project: { name: 'Bridge' } });
  await drop(page, { name: 'Bridge.xml', text: [...writeMspdi(plan)].join('') });
  await takeOver(page);
  const [row, timeline] = [page.getByRole('row', { name: /Lay the deck/ }), page.getByRole('img', { name: /^Timeline/ })];
  const [line, canvas] = [await row.boundingBox(), await timeline.boundingBox()];
  if (!line || !canvas) throw new Error('There is no timeline beside the rows.');
  const tip = page.getByText('idle from');
  for (let x = canvas.x + 8; x < canvas.x + canvas.width && !(await tip.isVisible()); x += 8) {
    await page.mouse.move(x, line.y + line.height / 2);
    await page.waitForTimeout(30);
  }
  await expect(tip).toHaveText(/7 Jan 2026.* until .*26 Jan 2026/);
  await lookAt(page, 'plan-split');
}); // biome-ignore format: one plan

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

test('a plan opens at the work in progress, and again where it was left', async ({ ownerPage: page }) => {
  await drop(page, generatedPlan('Depot yard', 5));
  await takeOver(page);
  const grid = page.getByRole('treegrid');
  const scrolled = () => grid.evaluate(({ scrollTop }) => scrollTop);
  await expect.poll(scrolled).toBeGreaterThan(0);
  const opened = await scrolled();
  // what is left with the keyboard is found again: to the end, away, and back
  await page.getByRole('searchbox', { name: 'Filter' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(scrolled).toBe(opened);
  await page.keyboard.press('Control+End');
  await expect.poll(scrolled).toBeGreaterThan(opened);
  const left = await scrolled();
  await page.getByRole('link', { name: 'History', exact: true }).click();
  await expect(grid).toBeHidden();
  await page.goBack();
  await expect.poll(scrolled).toBe(left);
  // loaded anew it opens at the work again, or at the task that is named
  await page.reload();
  await expect.poll(scrolled).toBe(opened);
  await lookAt(page, 'plan-opened');
  await page.goto(`${page.url()}?task=1`);
  await expect(page.getByRole('complementary')).toBeVisible();
  await expect.poll(scrolled).toBe(0);
});
