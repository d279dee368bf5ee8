import { expect, goTo, lookAt, openSample, seeAs, test } from './journey.ts';

test.use({ isSetUp: false });

test('what it still costs, is worth and would free stands two clicks from home', async ({ page, portico }) => {
  await openSample(page, portico, 'Halden & Roe');
  await seeAs(page, portico, 'Moira Campbell');
  // two clicks: the list, what is to be stopped first
  await goTo(page, 'Portfolio', 'Continue or cancel');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText(
    'Kiosk Concierge costs more to finish than it will bring: cancelling it frees €544,839',
  );
  const first = page.getByRole('grid', { name: 'Continue or cancel' }).getByRole('row').nth(1);
  for (const text of ['Kiosk Concierge', 'Cancel', '€594,192', '€289,941', '€49,353'])
    await expect(first).toContainText(text);
  await lookAt(page, 'continuations');
  // from there a click to what that is made of, and whom it would free
  await first.getByRole('link', { name: 'Kiosk Concierge' }).click();
  await expect(heading).toContainText('Kiosk Concierge needs €594,192 more to bring benefits of €289,941');
  await expect(page.getByText('Kiosk vendor', { exact: true })).toBeVisible();
  await lookAt(page, 'continuation');
});

test('a sponsor sees what each answer would do a click from home, in figures of the plan and of what is still to come', async ({
  page,
  portico,
}) => {
  // by hand: modules/samples/to-go.test.ts
  await openSample(page, portico, 'Halden & Roe');
  await seeAs(page, portico, 'Moira Campbell');
  const card = page.getByRole('article').filter({ hasText: 'continue or cancel?' });
  await expect(card).toContainText('needs €594,192 more to bring benefits of €289,941');
  await card.getByRole('link', { name: 'Open the decision' }).click();
  await expect(page.getByRole('radio')).toHaveCount(2);
  await expect(page.getByText('Spends €594,192 more and brings benefits of €289,941: −€304,251 net.')).toBeVisible();
  await expect(page.getByText('Frees €544,839 after an exit cost of €49,353.')).toBeVisible();
  await lookAt(page, 'sponsor-options');
});

test('a project is cancelled on a phone: why, what each answer does, and what leaving costs stand beside the act', async ({
  page,
  portico,
}) => {
  const phone = { width: 390, height: 844 };
  await openSample(page, portico, 'Halden & Roe');
  await seeAs(page, portico, 'Moira Campbell');
  await page.setViewportSize(phone);
  await page.goto(`${portico.url}/continuations`);
  await page.getByRole('button', { name: /^Kiosk Concierge Cancel/ }).click();
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText('Kiosk Concierge needs €594,192 more to bring benefits of €289,941');
  const address = page.url();
  // a rule of the office has asked already, as stopping is worth more
  await page.getByRole('link', { name: 'Open the decision' }).click();
  await expect(page.getByText(/^Frees .* exit cost/).first()).toBeVisible();
  await lookAt(page, 'continuation-decision');
  await page.setViewportSize(phone);
  await page.getByRole('radio', { name: /Cancel project/ }).check();
  await page.getByLabel(/^Reason/).fill('It pays for itself in no shop.');
  await page.getByRole('button', { name: 'Cancel project', exact: true }).click();
  await expect(page.getByText('It pays for itself in no shop.').first()).toBeVisible();
  await page.goto(address);
  await expect(heading).toContainText('Kiosk Concierge is closed.');
  await lookAt(page, 'continuation-over');
});
