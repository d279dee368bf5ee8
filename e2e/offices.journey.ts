import { expect, goTo, lookAt, test } from './journey.ts';

test('an office is made, gets its people, its calendar, and somebody who is away', async ({
  ownerPage: page,
  portico,
}) => {
  await goTo(page, 'Settings', 'Offices');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('You run Halden & Roe alone');

  for (const name of ['Logistics', 'Retail']) {
    await page.goto(`${new URL(page.url()).origin}/offices?open=new`);
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByRole('button', { name: 'Create office' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  }
  await page.getByRole('button', { name: 'Give role' }).click();
  await page.getByRole('combobox', { name: 'Role' }).selectOption({ label: 'PMO lead' });
  let answer = () => {};
  const isAnswered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(`${portico.url}/api/**`, async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    const response = await route.fetch();
    await isAnswered;
    await route.fulfill({ response });
  });
  await page.getByRole('button', { name: 'Give role' }).last().click();
  await expect(page.getByRole('region', { name: 'People and roles' })).toContainText('PMO lead');

  await page.getByRole('button', { name: 'Change office' }).click();
  await expect(page.getByRole('combobox', { name: 'Time zone' })).toBeVisible();
  const isHeard = page.waitForResponse((response) => response.request().method() === 'POST');
  answer(); // of a panel that is left: it closes nothing
  await isHeard;
  await page.unroute(`${portico.url}/api/**`);
  await expect(page.getByRole('combobox', { name: 'Time zone' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Time zone' }).selectOption('America/New_York');
  await page.getByRole('button', { name: 'Save office' }).click();
  await expect(page.getByRole('definition').filter({ hasText: 'America/New York' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Office above' }).selectOption({ label: 'Logistics' });
  await page.getByRole('button', { name: 'Move office' }).click();
  await page.getByRole('button', { name: 'Close panel' }).click();
  await expect(page.getByText('Retail is moved')).toBeVisible();
  await lookAt(page, 'office');

  await page.getByRole('link', { name: 'Calendar' }).click();
  await expect(page.getByText('No holidays yet')).toBeVisible();
  await page.getByRole('button', { name: 'Change holidays' }).click();
  const pasted =
    'Date\tHoliday\n2026-12-24\tChristmas Eve\thalf\n25.12.2026\tChristmas Day\n2026-07-03\tIndependence Day\nsoon\tSome day';
  await page.getByLabel('Paste from a spreadsheet').fill(pasted);
  await expect(page.getByText('One line holds no date')).toBeVisible();
  await page.getByRole('button', { name: 'Add 3 holidays' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Days off in' })).toBeVisible();
  await page.getByRole('textbox', { name: /^Friday/ }).fill('9-12');
  await page.getByRole('button', { name: 'Save week' }).click();
  await page.getByRole('button', { name: 'Close panel' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('35 hours a week');
  await lookAt(page, 'office-calendar');

  // and says when he is away himself
  await page.goto(`${portico.url}/profile`);
  await page.getByRole('button', { name: 'Record absence' }).click();
  await page.getByLabel(/^Note/).fill('Holidays');
  await page.getByRole('button', { name: 'Record absence' }).click();
  await expect(page.getByText('nobody stands in')).toBeVisible();
  await page.getByRole('button', { name: /^Change absence/ }).click();
  await page.getByLabel(/^Note/).fill('Skiing');
  await page.getByRole('button', { name: 'Save absence' }).click();
  await expect(page.getByText('nobody stands in · Skiing')).toBeVisible();
  await page.goto(`${portico.url}/offices`);
  await expect(page.getByText(/away until/)).toBeVisible();
});
