import { expect, goTo, lookAt, openSample, seeAs, test } from './journey.ts';

test.use({ isSetUp: false });

test('the PMO lead tries a proposal a quarter later by keyboard, sees what it does, and moves it', async ({
  page,
  portico,
}) => {
  await openSample(page, portico, 'Halden & Roe');
  await seeAs(page, portico, 'Freya Lindqvist');
  await goTo(page, 'Portfolio', 'Roadmap');
  await expect(page.getByRole('img', { name: /^Identity Renewal, committed/ })).toBeVisible();
  await lookAt(page, 'roadmap');
  const bar = page
    .getByRole('button', { name: /^Supplier sign-in/ })
    .or(page.getByRole('button', { name: /possible/ }))
    .first();
  const before = await bar.getAttribute('aria-label');
  await bar.focus();
  for (const _ of [1, 2, 3]) await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('status').filter({ hasText: 'Enter moves it' })).toContainText('people are short in');
  await page.keyboard.press('Escape');
  await expect(bar).toHaveAttribute('aria-label', before ?? '');
  for (const _ of [1, 2, 3]) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/begins on/)).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(page.getByRole('button', { name: before ?? '' })).toBeVisible();
});
