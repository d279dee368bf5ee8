import { beOneself, expect, goTo, lookAt, openSample, seeAs, test } from './journey.ts';

test.use({ isSetUp: false });

test('what would let one in is followed, and it is in; two scenarios are compared, one is adopted, and sponsors are asked', async ({
  page,
  portico,
}) => {
  await openSample(page, portico, 'Halden & Roe');
  await seeAs(page, portico, 'Freya Lindqvist');
  await goTo(page, 'Portfolio', 'Selection');
  await lookAt(page, 'scenarios');
  await page.getByRole('link', { name: 'Plan A, balanced', exact: true }).click();
  const lead = page.getByRole('heading', { level: 1 });
  // modules/samples/sample-selection.test.ts proves that it is
  await expect(lead).toContainText('6 of 13 investments give the highest value that €5.0 m buys');
  await expect(lead).toContainText('proven to be the best. Kiosk Concierge stops. The choice costs');
  const plan = page.url();
  await page.getByText('Returns Desk', { exact: true }).click();
  const panel = page.getByRole('complementary', { name: 'Why is Returns Desk out?' });
  await expect(panel.getByText(/The best choice with it is worth .* less/)).toBeVisible({ timeout: 30_000 });
  await lookAt(page, 'selection-choice');
  await panel.getByRole('button', { name: 'Try it in a copy', exact: true }).click();
  await expect(page.getByRole('complementary', { name: 'Why is Returns Desk chosen?' })).toBeVisible({ timeout: 30_000 }); // biome-ignore format: one line
  await page
    .getByRole('radio', { name: 'Compare' })
    .or(page.getByRole('button', { name: 'Compare' }))
    .click();
  await page.getByRole('button', { name: 'Plan A, balanced' }).or(page.getByRole('radio', { name: 'Plan A, balanced' })).click(); // biome-ignore format: one line
  await expect(page.getByRole('row', { name: /^Returns Desk Chosen .* Out/ })).toBeVisible();
  await lookAt(page, 'selection-compared');

  await page.goto(`${plan}?show=budgets`);
  await expect(page.getByRole('img', { name: 'Best value by budget' })).toBeVisible({ timeout: 30_000 });
  await lookAt(page, 'selection-budgets');
  await page.goto(`${plan}?show=rules`);
  await expect(page.getByText('Fiscal printer order is mandatory')).toBeVisible();
  await lookAt(page, 'selection-rules');
  await page.getByRole('button', { name: 'Propose to the board' }).click();
  await page.getByLabel('Reason').last().fill('Proven best for the frame of 2027.');
  await page.getByRole('button', { name: 'Propose this choice' }).click();
  await expect(page.getByText('Being decided on')).toBeVisible();
  await beOneself(page);

  await seeAs(page, portico, 'Adriana Roe');
  await goTo(page, 'Home', 'My work');
  await page.getByRole('list', { name: 'My work' }).getByRole('button', { name: /Plan A, balanced/ }).click(); // biome-ignore format: one line
  await lookAt(page, 'selection-decision');
  await page.getByRole('radio', { name: /Adopt selection/ }).check();
  await page.getByLabel(/^Reason/).fill('As proposed.');
  await page.getByRole('button', { name: 'Adopt selection', exact: true }).click();
  await beOneself(page);

  await seeAs(page, portico, 'Hendrik Bos');
  await goTo(page, 'Home', 'My work');
  await expect(page.getByRole('list', { name: 'My work' }).getByRole('button', { name: /Cold Chain Sensors/ })).toBeVisible(); // biome-ignore format: one line
});
