import { ask, expect, openSample, test } from './journey.ts';
test.use({ isSetUp: false });
test('probe', async ({ page, portico }) => {
  test.setTimeout(600_000);
  await openSample(page, portico, 'Wren & Tide');
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  const { items } = await ask<{ items: { projectId: string; name: string }[] }>(page, 'GET', '/portfolio?limit=100');
  const shoot = async (address: string, name: string) => {
    for (const [width, kind] of [[1440, 'wide'], [390, 'narrow']] as const) {
      await page.setViewportSize({ width, height: 1000 });
      await page.goto(portico.url + address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle').catch(() => {});
      await page.screenshot({ path: `/tmp/probe/${name}-${kind}.png` });
    }
  };
  const of = (name: string) => items.find((each) => each.name === name)?.projectId;
  await shoot(`/projects/${of('Event App')}/governance`, 'governance');
  await shoot(`/projects/${of('CRM Move')}/history`, 'history');
  await shoot(`/projects/${of('Event App')}/earned-value`, 'earned');
  await shoot(`/projects/${of('CRM Move')}/plan`, 'plan');
  await shoot(`/projects/${of('Event App')}`, 'one');
  await shoot('/policy', 'policy');
  await shoot('/organisation', 'organisation');
  await shoot('/decisions', 'decisions');
});
