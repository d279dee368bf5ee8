import { expect, lookAt, openSample, seeAs, test } from './journey.ts';

test.use({ isSetUp: false });

test('what it still costs, is worth and would free stands a click from home', async ({ page, portico }) => {
  await openSample(page, portico, 'Halden & Roe');
  await seeAs(page, portico, 'Moira Campbell');
  // one click: the list, what is to be stopped first
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Continue or cancel' }).click();
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText('Kiosk Concierge is worth less than it still costs: stopping it frees €541,741');
  const first = page.getByRole('grid', { name: 'Continue or cancel' }).getByRole('row').nth(1);
  for (const text of ['Kiosk Concierge', 'Cancel', '€590,788', '€288,147', '€49,047'])
    await expect(first).toContainText(text);
  await lookAt(page, 'continuations');
  // a second click: what that is made of, and whom it would free
  await first.getByRole('link', { name: 'Kiosk Concierge' }).click();
  await expect(heading).toContainText('Kiosk Concierge costs €590,788 more and is still worth €288,147');
  await expect(page.getByText('Kiosk vendor', { exact: true })).toBeVisible();
  await lookAt(page, 'continuation');
});
