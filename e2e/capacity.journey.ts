import { expect, goTo, lookAt, openSample, seeAs, test } from './journey.ts';

test.use({ isSetUp: false });

test('the PMO lead sees at one click where people are overcommitted, and at two by what', async ({ page, portico }) => {
  await openSample(page, portico, 'Halden & Roe');
  await seeAs(page, portico, 'Freya Lindqvist');
  await goTo(page, 'Resources');
  const heat = page.getByRole('region', { name: /^Demand by skill and period/ });
  // two access engineers, 73 % of them for projects, and 2.8 people asked for in January
  const january = heat.getByRole('button', { name: /^Access management, Jan 27: .* 190 %$/ });
  await expect(january).toHaveText('▲ 190 %');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    'Access management is booked to 190 % of its capacity',
  );
  await lookAt(page, 'capacity');
  await january.click();
  const panel = page.getByRole('complementary', { name: 'Access management, Jan 27' });
  for (const name of ['Identity Renewal', 'Kiosk Concierge', 'Loyalty One', 'Mina Castellano', 'Ruben Haas'])
    await expect(panel.getByRole('link', { name, exact: true })).toBeVisible();
});
