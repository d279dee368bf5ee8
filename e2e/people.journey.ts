import { expect, goTo, lookAt, test } from './journey.ts';

const petra = {
  name: 'Petra Zielinska',
  email: 'petra@halden.example',
  first: 'seven loud kettles',
  second: 'a better one than that',
};

test('a second person is invited, comes in, and resets her password by a link', async ({
  ownerPage: page,
  browser,
  portico,
}) => {
  await goTo(page, 'Settings', 'People');
  await page.getByRole('button', { name: 'Invite person' }).click();
  await page.getByLabel('Name', { exact: true }).fill(petra.name);
  await page.getByLabel('E-mail').fill(petra.email);
  const place = page.getByRole('combobox', { name: 'Where' });
  await page.getByRole('combobox', { name: 'Role' }).selectOption({ label: 'Supplier' });
  await expect(place.locator('option')).toHaveText(['Halden & Roe']); // the office: a supplier is nowhere everywhere
  await page.getByRole('combobox', { name: 'Role' }).selectOption({ label: 'Project manager' });
  await place.selectOption('organisation');
  await page.getByRole('button', { name: 'Make invitation link' }).click();
  const link = await page.getByRole('textbox', { name: 'Invitation link' }).inputValue();

  const hers = await (await browser.newContext()).newPage();
  await hers.goto(link);
  await expect(hers.getByRole('heading', { name: 'Welcome to Halden & Roe' })).toBeVisible();
  await lookAt(hers, 'invitation');
  await hers.getByRole('textbox', { name: /password/i }).fill(petra.first);
  await hers.getByRole('button', { name: 'Accept invitation' }).click();
  await expect(hers.getByRole('heading', { level: 1 })).toContainText('No projects yet');
  await expect(hers.getByRole('link', { name: 'Settings' })).toBeVisible();

  await page.getByRole('button', { name: 'Close panel' }).click();
  await lookAt(page, 'people');
  await page.getByRole('rowheader', { name: petra.name }).click();
  await page.getByRole('button', { name: 'Make reset link' }).click();
  const reset = await page.getByRole('textbox', { name: 'Link to set a new password' }).inputValue();
  await lookAt(page, 'person');
  await hers.goto(reset);
  await hers.getByRole('textbox', { name: /password/i }).fill(petra.second);
  await hers.getByRole('button', { name: 'Set password' }).click();
  await expect(hers.getByRole('heading', { level: 1 })).toContainText('No projects yet');

  const again = await (await browser.newContext()).newPage();
  await again.goto(portico.url);
  await again.getByLabel('E-mail').fill(petra.email);
  await again.getByRole('textbox', { name: 'Password' }).fill(petra.first);
  await again.getByRole('button', { name: 'Sign in' }).click();
  await expect(again.getByText('do not match')).toBeVisible();
  await again.getByRole('textbox', { name: 'Password' }).fill(petra.second);
  await again.getByRole('button', { name: 'Sign in' }).click();
  await expect(again.getByRole('heading', { level: 1 })).toContainText('No projects yet');
});

test('one’s own account: sessions, and a token that is shown once and works', async ({
  ownerPage: page,
  portico,
  request,
}) => {
  await page.goto(`${portico.url}/profile`);
  await page.getByRole('button', { name: 'Create token' }).first().click();
  const name = page.getByLabel('Name', { exact: true }).last();
  await name.fill('Nightly import');
  await page.getByRole('button', { name: 'Create token' }).last().click();
  const token = await page.getByRole('textbox', { name: /Nightly import/ }).inputValue();
  await lookAt(page, 'profile');
  const portfolio = () =>
    request.get(`${portico.url}/api/portfolio`, { headers: { authorization: `Bearer ${token}` } });
  expect((await portfolio()).status()).toBe(200);
  await page
    .getByRole('button', { name: /Revoke token/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Revoke token', exact: true }).last().click();
  await expect(page.getByText('No access tokens')).toBeVisible();
  expect((await portfolio()).status()).toBe(401);
});
