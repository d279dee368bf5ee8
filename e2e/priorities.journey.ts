import { samples } from '#samples';
import { expect, goTo, lookAt, openSample, seeAs, test } from './journey.ts';

test.use({ isSetUp: false });

test('a weight is changed and those swap whom the closed form named; the score is taken apart', async ({
  page,
  portico,
}) => {
  const { priorities } = await samples['halden-roe']();
  if (!priorities) throw new Error('Halden & Roe ranks nothing.');
  const criteria = Object.entries(priorities.criteria);
  /** What the file gives an investment, from 0 to 1 by criterion: the mean of what the assessors gave. */
  const worthsOf = (investment: string) =>
    criteria.map(([, { steps }], index) => {
      const places = Object.values(priorities.given[investment] ?? {}).map((given) => Number(given[index]));
      const worths = places.flatMap((place) => Object.keys(steps).map(Number)[place] ?? []);
      return worths.reduce((sum, worth) => sum + worth, 0) / worths.length / 100;
    });
  const [above, below, criterion] = ['Store Wi-Fi 6', 'Food to neighbours', 'Pays for itself'];
  // the others keep their weights: both score the same where the weight makes up for what the others say
  const [first, second] = [worthsOf(above), worthsOf(below)];
  const apart = criteria.map(([name, { weight }], at) => ({ name, by: (first[at] ?? 0) - (second[at] ?? 0), weight }));
  const others = apart.reduce((sum, { name, by, weight }) => sum + (name === criterion ? 0 : by * weight), 0);
  const level = others / -(apart.find(({ name }) => name === criterion)?.by ?? 0);
  const before = priorities.criteria[criterion]?.weight ?? 0;
  expect([before, Math.floor(level), Math.ceil(level)]).toEqual([25, 27, 28]);

  await openSample(page, portico, 'Halden & Roe');
  await seeAs(page, portico, 'Freya Lindqvist');
  await goTo(page, 'Portfolio', 'Priorities');
  const list = page.getByRole('grid', { name: 'Priorities' });
  await expect(list).toContainText('1 instead of 12'); // the printers, by hand
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Seven more are not assessed');

  // taken apart on a click: the sum, and who gave which step
  await list.getByRole('link', { name: above }).click();
  const panel = page.getByRole('complementary', { name: above });
  await expect(panel).toContainText('30 % × 100 = 30'); // all three say that it serves two objectives
  await expect(panel).toContainText(priorities.criteria['Serves the strategy']?.steps[100] ?? '');
  for (const person of Object.keys(priorities.given[above] ?? {})) await expect(panel).toContainText(person);
  await lookAt(page, 'priorities');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Weights' }).click();
  const weight = page.getByRole('spinbutton', { name: `Weight of ${criterion}` });
  await weight.focus();
  const row = page.getByRole('row').filter({ has: weight });
  await expect(row).toContainText(`${below} passes ${above} at`);
  await expect(row).toContainText(`(weight ${level.toFixed(1)})`);
  const preview = page.getByRole('region', { name: 'If this is saved' });
  await weight.fill(String(Math.floor(level)));
  await expect(preview).toBeVisible();
  await expect(preview).not.toContainText(below);
  await weight.fill(String(Math.ceil(level)));
  await expect(preview).toContainText(`${below} goes from 3 to 2`);
  await lookAt(page, 'priorities-weights');
  await page.getByRole('button', { name: 'Save weights' }).click();
  await expect(preview).toBeHidden();
  await page.getByRole('button', { name: 'Ranking' }).click();
  // the printers stand first and Price Engine leads by score
  await expect(list.getByRole('row').nth(3)).toContainText(below);
  await expect(list.getByRole('row').nth(4)).toContainText(above);
  await page.getByRole('button', { name: 'Comparisons' }).click();
  await page.getByLabel('Serves the strategy compared with Pays for itself').selectOption({ label: '3 times as important as' }); // biome-ignore format: one line
  await expect(page.getByText('The comparison was saved')).toBeVisible();
  await lookAt(page, 'priorities-comparisons');
});
