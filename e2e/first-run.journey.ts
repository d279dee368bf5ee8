import { exported, pagesOf } from './downloads.ts';
import { begin, drop, expect, goTo, lookAt, owner, realPlan, setUp, takeOver, test } from './journey.ts';

test.use({ isSetUp: false });

test('from the first start to an explained portfolio, with two plans dropped on the page', async ({
  page,
  portico,
}) => {
  await page.goto(portico.ownerLink);
  await expect(page.getByRole('heading', { name: 'Set up Portico' })).toBeVisible();
  await lookAt(page, 'welcome');
  await setUp(page, portico);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('drop a Microsoft Project XML file');
  await lookAt(page, 'portfolio-empty');

  await drop(page, realPlan('Homemoveplan.xml', 1));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('holds a plan of');
  await lookAt(page, 'import-ready');
  await takeOver(page);
  await page.getByRole('link', { name: 'Portfolio' }).first().click();
  await drop(page, realPlan('Software_Development_Plan-1.xml', 2));
  await takeOver(page);

  await page.getByRole('link', { name: 'Portfolio' }).first().click();
  const rows = page.getByRole('grid', { name: 'Portfolio' }).getByRole('row');
  await expect(rows).toHaveCount(3); // two projects under the header
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/project/i);
  await lookAt(page, 'portfolio');

  await rows.nth(1).getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'Why' })).toBeVisible();
  await expect(
    page
      .getByRole('list', { name: /findings/i })
      .getByRole('listitem')
      .first(),
  ).toBeVisible();
  await expect(page.getByText('No baseline is set, so dates are compared with the first import.')).toBeVisible();
  await lookAt(page, 'project-overview');
  await page.getByRole('button', { name: 'Set baseline' }).click();
  const warned = page.getByRole('dialog', { name: 'Set baseline' });
  await expect(warned).toContainText('The policy asks you to know');
  await warned.getByRole('button', { name: 'Set baseline' }).click();
  await expect(page.getByText('Against baseline')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Set baseline' })).toBeHidden();
});

test('from the first start into a sample at work, and on by a week', async ({ page, portico }) => {
  await begin(page, portico);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Open an organisation that is at work');
  await lookAt(page, 'samples');
  await page.getByRole('button', { name: 'Open Wren & Tide' }).click();
  await expect(page.getByRole('link', { name: 'Sample', exact: true })).toBeVisible({ timeout: 60_000 }); // once it is written
  await goTo(page, 'Portfolio');
  await expect(page.getByRole('grid', { name: 'Portfolio' }).getByRole('row')).toHaveCount(7); // under the header
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Event App');
  await lookAt(page, 'sample-portfolio');

  // as of 31 March: the two projects that had begun, one of them with the plan of then, which nobody changes
  const day = page.getByRole('button', { name: /choose the day/ });
  await day.click();
  const days = page.getByRole('dialog', { name: /choose the day/ });
  await days.getByLabel('Day', { exact: true }).fill('2026-03-31');
  await days.getByRole('button', { name: 'Show this day' }).click();
  await expect(day).toHaveText('As of 31 Mar 2026');
  await expect(page.getByRole('grid', { name: 'Portfolio' }).getByRole('row')).toHaveCount(3);
  await expect(page.getByRole('button', { name: 'New project' })).toBeHidden();
  await lookAt(page, 'as-of-portfolio');
  await page.getByRole('grid', { name: 'Portfolio' }).getByRole('link', { name: 'CRM Move' }).first().click();
  await page.getByRole('navigation', { name: 'Parts of the project' }).getByRole('link', { name: 'Plan' }).click();
  const cleaning = page
    .getByRole('treegrid', { name: 'Tasks of the plan' })
    .getByRole('row', { name: /Clean addresses/ });
  await expect(cleaning).toContainText('30 d');
  await expect(page.getByRole('button', { name: 'Insert task' })).toBeHidden();
  await lookAt(page, 'as-of-plan');
  await page.getByRole('button', { name: 'Back to today' }).click();
  await expect(cleaning).toContainText('50 d');
  await expect(page.getByRole('button', { name: 'Insert task' })).toBeVisible();

  // a report begins with the computed text; one that is better than what is computed says why, and is found
  const parts = page.getByRole('navigation', { name: 'Parts of the project' });
  await parts.getByRole('link', { name: 'Status' }).click();
  await expect(page.getByRole('region', { name: 'Computed and reported, by month' })).toBeVisible();
  await page.getByRole('button', { name: 'Write report' }).click();
  await page.getByRole('button', { name: /Amber$/ }).click();
  await page.getByLabel(/Why do you see it better/).fill('Two more people clean addresses from Monday on.');
  await lookAt(page, 'report-writer');
  await page.getByRole('button', { name: 'Restate report' }).click();
  await expect(page.getByText('Report of October 2026 published')).toBeVisible();
  await lookAt(page, 'status');
  await test.step('a status is set by hand for a reason, until a day; what is computed stays beside it', async () => {
    await page.getByRole('button', { name: 'Set status' }).click();
    const dialog = page.getByRole('dialog', { name: 'Set status' });
    await dialog.getByLabel('Status').selectOption('amber');
    await dialog.getByLabel(/^Reason/).fill('The donors of the appeal move first, and their data is clean.');
    await dialog.getByLabel(/^Until/).fill('2026-11-04');
    await dialog.getByRole('button', { name: 'Set status' }).click();
    const set = page.getByText(/Amber, set by Maya Kerr on .* until 4 Nov 2026 \(computed red\)/);
    await expect(set).toBeVisible();
    await expect(page.getByText('The donors of the appeal move first, and their data is clean.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Use computed status' })).toBeVisible();
    await lookAt(page, 'status-set');
  });
  await parts.getByRole('link', { name: 'Overview' }).click();
  await expect(
    page.getByText(/Reported better than computed in five reports running, last amber against red/),
  ).toBeVisible();

  await goTo(page, 'Portfolio');
  await test.step('the portfolio is gathered, stands beside its timeline, and leads to what a figure counts', async () => {
    await page.getByRole('button', { name: 'Group', exact: true }).click();
    await page.getByRole('dialog', { name: 'Group' }).getByRole('button', { name: 'Sponsor' }).click();
    await expect(page.getByText('Grouped by Sponsor')).toBeVisible();
    await page.getByRole('group', { name: 'How the portfolio is shown' }).getByText('Timeline').click();
    await expect(page.getByRole('img', { name: /^Timeline of the portfolio/ })).toBeVisible();
    await lookAt(page, 'sample-timeline');
    await page.getByRole('group', { name: 'How the portfolio is shown' }).getByText('Grid').click();
    await page.getByRole('heading', { level: 1 }).getByRole('link').first().click();
    await expect(page).toHaveURL(/view=passed/);
    await page.goBack();
  });

  await test.step('a board can read its report: figures as the projects have them, dated on every page', async () => {
    const { items } = await (await page.request.get(`${portico.url}/api/portfolio`)).json();
    const download = await exported(page, 'Portfolio report');
    await download.saveAs('test-results/print/portfolio-report.pdf');
    const pages = await pagesOf(download);
    pages.forEach((text, at) => {
      expect(text).toContain('As of 30 Oct 2026');
      expect(text).toContain(`Page ${at + 1} of ${pages.length}`);
    });
    const findings = items.reduce((sum: number, row: { openFindings: number }) => sum + row.openFindings, 0);
    expect(pages[0]).toContain(`Projects ${items.length}`);
    expect(pages[0]).toContain(`Open findings ${findings}`);
    for (const { name } of items) expect(pages.slice(1).join(' ')).toContain(name);
  });

  await page.getByRole('link', { name: 'Sample', exact: true }).click();
  await page.getByRole('button', { name: 'Advance by a week' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Fri, 6 Nov 2026');
  // the status that was set by hand has ended of itself
  await goTo(page, 'Portfolio');
  await page.getByRole('grid', { name: 'Portfolio' }).getByRole('link', { name: 'CRM Move' }).first().click();
  await parts.getByRole('link', { name: 'Status' }).click();
  await expect(page.getByRole('button', { name: 'Set status' })).toBeVisible();
  await page.getByRole('link', { name: 'Sample', exact: true }).click();
  await page.getByRole('button', { name: 'Remove sample' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove sample' }).click();
  await expect(page.getByRole('link', { name: owner.organisation }).first()).toBeVisible();
});

test('the link works once, and the password signs in', async ({ ownerPage: page, portico, browser }) => {
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(portico.ownerLink);
  await expect(stranger.getByText(/used already/)).toBeVisible();
  await stranger.goto(portico.url);
  await expect(stranger.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await lookAt(stranger, 'sign-in');
  await stranger.getByLabel('E-mail').fill(owner.email);
  await stranger.getByRole('textbox', { name: 'Password' }).fill('not this one at all');
  await stranger.getByRole('button', { name: 'Sign in' }).click();
  await expect(stranger.getByText('do not match')).toBeVisible();
  await stranger.getByRole('textbox', { name: 'Password' }).fill(owner.password);
  await stranger.getByRole('button', { name: 'Sign in' }).click();
  await expect(stranger.getByRole('link', { name: 'Import plans' })).toBeVisible(); // home, before there is anything
  await page.getByRole('button', { name: /Maya Kerr/ }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});
