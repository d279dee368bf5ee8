import { samples } from '#samples';
import { expect, goTo, lookAt, openSample, seeAs, test } from './journey.ts';

test.use({ isSetUp: false });

test('the PMO lead sees at one click what is spent on nothing, and what nothing is spent on', async ({
  page,
  portico,
}) => {
  const sample = await samples['halden-roe']();
  await openSample(page, portico, 'Halden & Roe');
  await seeAs(page, portico, 'Freya Lindqvist');
  await goTo(page, 'Portfolio', 'Strategy');
  const objectives = Object.values(sample.strategy.themes).flatMap((theme) => Object.entries(theme.objectives));
  const served = new Set(objectives.flatMap(([, objective]) => Object.keys(objective.served ?? {})));
  const idle = sample.projects.filter(
    ({ name, history }) => !served.has(name) && !history.some(({ closes }) => closes),
  );
  expect(idle.map(({ name }) => name)).toEqual(['Kiosk Concierge']);
  const lead = page.getByRole('heading', { level: 1 });
  for (const { name, budget } of idle) {
    await expect(lead).toContainText(`€${budget / 1e6} m`);
    await expect(lead).toContainText(name);
  }
  for (const [name] of objectives.filter(([, objective]) => !objective.served)) await expect(lead).toContainText(name);
  await lookAt(page, 'strategy');
  await page.getByRole('button', { name: 'Where the money goes' }).click();
  await expect(page.getByText('Serves nothing')).toBeVisible();
  await lookAt(page, 'strategy-map');
  // who says so, and who doubts it: one click further
  await page.getByRole('button', { name: 'Larger baskets' }).click();
  await expect(page.getByRole('complementary', { name: 'Larger baskets' })).toContainText('Britain has been at +1.1 %');
  await lookAt(page, 'strategy-objective');
});
