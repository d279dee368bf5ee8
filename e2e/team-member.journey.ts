import { samples } from '#samples';
import { expect, lookAt, openSample, seeAs, test } from './journey.ts';

/** What somebody asks who works in projects and looks after none: what is mine today. */
test.use({ isSetUp: false });

test('whoever works in a team begins with his own tasks, each a click from its place in the plan', async ({
  page,
  portico,
}) => {
  const sample = await samples['wren-tide']();
  await openSample(page, portico, sample.name);
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await seeAs(page, portico, 'Tom Asher');
  const task = page.getByRole('region', { name: 'Your tasks' }).getByRole('listitem').first();
  const name = (await task.getByRole('link').first().textContent()) ?? '';
  // the line of the sample's plan that names the task names him as well
  const line = sample.projects.flatMap(({ plan }) => plan.split('\n')).find((one) => one.trim().startsWith(name));
  expect(line).toContain('Tom Asher');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  await lookAt(page, 'home-team-member');
  await task.getByRole('link', { name, exact: true }).click();
  await expect(page).toHaveURL(/\/plan\?task=\d+/);
});
