import { drop, expect, generatedPlan, goTo, lookAt, owner, takeOver, test } from './journey.ts';

test('what waits for oneself is decided by keys beside its evidence, and stands in the log', async ({
  ownerPage: page,
}) => {
  await drop(page, generatedPlan('Till Renewal', 11));
  await takeOver(page);
  await goTo(page, 'Governance', 'Policy');
  await page.getByRole('button', { name: 'Controlling' }).click();
  await page.getByRole('button', { name: 'See effects' }).click();
  await page.getByLabel('Reason, kept with the version').fill('Baselines have slipped without anybody deciding so.');
  await page.getByRole('button', { name: 'Adopt version 1' }).click();
  await expect(page.getByText('version 1 is in force', { exact: true })).toBeVisible();

  await goTo(page, 'Home', 'My work');
  const list = page.getByRole('list', { name: 'My work' });
  await expect(list.getByRole('button').first()).toContainText('Till Renewal');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('for you');
  const waiting = await list.getByRole('button').count();
  await lookAt(page, 'my-work');
  await page.getByRole('button', { name: /Maya Kerr/ }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(owner.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/home$/); // where one begins, with what waits on top
  const cards = page.getByRole('region', { name: 'My work' });
  await expect(cards.getByRole('button', { name: /Accept until a date/ }).first()).toBeVisible();
  await lookAt(page, 'home');
  await goTo(page, 'Home', 'My work');
  await expect(page.getByRole('radio', { name: /Accept until a date/ })).toBeVisible();

  await page.keyboard.press('2');
  await page.keyboard.type('The stores know, and the autumn release corrects it.');
  await page.keyboard.press('Control+Enter');
  await expect(list.getByRole('button')).toHaveCount(waiting - 1);

  await goTo(page, 'Governance');
  const log = page.getByRole('grid', { name: 'Decisions' });
  await expect(log).toContainText('nobody has answered');
  await page.getByRole('button', { name: 'Decided', exact: true }).click();
  await expect(log).toContainText('Accepted until a date');
  await expect(log).toContainText('adopts version 1');
  await lookAt(page, 'decision-log');
  await log.getByText('The stores know').click();
  await expect(page.getByText('Evidence, as of the decision')).toBeVisible();
  await lookAt(page, 'decision-made');
  await page.goBack();
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await log.getByText('nobody has answered').first().click();
  await expect(page.getByRole('heading', { name: 'Your decision' })).toBeVisible();
  await lookAt(page, 'decision');
});
