import { readFile } from 'node:fs/promises';
import readExcel from 'read-excel-file/node';
import { exported, pagesOf } from './downloads.ts';
import { drop, expect, generatedPlan, lookAt, owner, takeOver, test } from './journey.ts';

test('a plan, a list and a project leave the browser on paper and as files', async ({ ownerPage: page, portico }) => {
  const plan = generatedPlan('Warehouse Link', 7);
  await drop(page, plan);
  await takeOver(page);
  await page
    .getByRole('tab', { name: 'Overview' })
    .or(page.getByRole('link', { name: 'Overview' }))
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Why' })).toBeVisible();

  await test.step('a chart of findings is a table too, and says so where there is nothing to draw', async () => {
    await expect(page.getByText('have not changed since they were first counted')).toBeVisible();
    const days = ['2026-09-01', '2026-09-14', '2026-10-02', '2026-10-20', '2026-11-21'];
    const counts = {
      critical: [0, 1, 2, 1, 1],
      major: [2, 4, 6, 5, 3],
      minor: [8, 7, 9, 12, 6],
      info: [1, 1, 1, 1, 1],
    };
    await page.route('**/finding-trend', (route) => route.fulfill({ json: { days, counts } }));
    await page.reload();
    await expect(page.getByRole('img', { name: 'Open findings by severity, day by day' })).toBeVisible();
    await page.getByRole('figure').scrollIntoViewIfNeeded();
    await lookAt(page, 'print-chart');
    await page.getByRole('button', { name: 'Show as table' }).click();
    const table = page.getByRole('region', { name: 'Open findings by severity, day by day' });
    await expect(table.getByRole('row', { name: '20 Oct 2026 1 5 12 1' })).toBeVisible();
    await page.unroute('**/finding-trend');
  });

  await test.step('the overview as PDF tells what the page tells', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'PDF to print' }).click(),
    ]);
    await download.saveAs('test-results/print/overview.pdf');
    const text = (await pagesOf(download)).join(' ');
    expect(text).toContain(owner.organisation);
    expect(text).toContain(`Printed by ${owner.name}`);
    const [lead] = await page.locator('h1, .lead').allInnerTexts();
    expect(text).toContain(lead?.trim().replace(/\s+/g, ' '));
  });

  await test.step('the plan as PDF has every task once, and its bars', async () => {
    await page.getByRole('link', { name: 'Plan', exact: true }).click();
    await expect(page.getByRole('treegrid')).toBeVisible();
    const download = await exported(page, 'PDF to print');
    expect(download.suggestedFilename()).toMatch(/^Plan \d{4}-\d\d-\d\d\.pdf$/);
    await download.saveAs('test-results/print/plan.pdf');
    const pages = await pagesOf(download);
    for (const [index, text] of pages.entries()) expect(text).toContain(`Page ${index + 1} of ${pages.length}`);
    expect(pages[0]).toContain(`${owner.organisation} › Warehouse Link`);
    const numbers = pages.join(' ').match(/(?<= )\d+(?= [A-Z])/g) ?? [];
    for (let row = 1; row <= 100; row += 1) expect(numbers).toContain(String(row));
  });

  await test.step('the plan as Excel has typed cells, and says where it comes from', async () => {
    const download = await exported(page, 'Excel');
    await download.saveAs('test-results/print/plan.xlsx');
    const sheets = await readExcel(await readFile(await download.path()));
    const [list, source] = sheets;
    const [caption, head = [], first = []] = list?.data ?? [];
    expect(caption?.[0]).toMatch(new RegExp(`^Plan · ${owner.organisation} · as of \\d`));
    expect(head).toContain('Start');
    expect(first[head.indexOf('Start')]).toBeInstanceOf(Date);
    expect(typeof first[head.indexOf('Duration')]).toBe('number');
    expect(source?.data.flat()).toContain(owner.organisation);
    expect(source?.data.flat()).toContain(owner.name);
  });

  await test.step('the portfolio as PDF and CSV holds what the filter leaves', async () => {
    await page.goto(portico.url);
    await page.getByRole('searchbox', { name: 'Filter' }).fill('warehouse');
    await expect(page.getByRole('row', { name: /Warehouse Link/ })).toBeVisible();
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await lookAt(page, 'print-export-menu');
    await page.keyboard.press('Escape');
    const pdf = await exported(page, 'PDF to print');
    await pdf.saveAs('test-results/print/portfolio.pdf');
    const text = (await pagesOf(pdf)).join(' ');
    expect(text).toContain('Filter: “warehouse”');
    expect(text).toContain('Warehouse Link');
    const csv = await exported(page, 'CSV');
    const told = await readFile(await csv.path(), 'utf8');
    expect(told.startsWith('\ufeffProject,Status,')).toBe(true);
    expect(told).toContain('Warehouse Link');
  });

  await test.step('the browser’s own print has no rail and no buttons', async () => {
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.rail')).toBeHidden();
    await expect(page.getByRole('row', { name: /Warehouse Link/ })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeHidden();
    await page.emulateMedia({ media: 'screen' });
  });
});
