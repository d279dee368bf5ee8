import { type Browser, expect, type Page } from '@playwright/test';
import { drop, generatedPlan, goTo, lookAt, setUp, takeOver, test } from './journey.ts';
import { copyFolder, type Portico, startPortico, temporaryFolder } from './portico.ts';

/** The same person in another browser: its own storage, locks and connections. */
async function otherBrowser(browser: Browser, page: Page, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies(await page.context().cookies());
  const other = await context.newPage();
  await other.goto(url);
  return other;
}

/** The event streams that the tabs of this page's browser hold open. */
function countStreams(page: Page): { readonly open: Set<object> } {
  const open = new Set<object>();
  page.context().on('request', (request) => request.url().includes('/api/events') && open.add(request));
  page.context().on('requestfinished', (request) => void open.delete(request));
  page.context().on('requestfailed', (request) => void open.delete(request));
  return { open };
}

const line = (page: Page, name: string) => page.getByRole('rowheader', { name });

async function createProject(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByRole('textbox', { name: 'Name of the project' }).fill(name);
  await page.getByRole('button', { name: 'Create project' }).click();
  await expect(page.getByRole('heading', { name: 'This plan has no tasks yet' })).toBeVisible();
}

test('two browsers see each other’s change; the tabs of one share a connection, and one takes over from another', async ({
  ownerPage: page,
  browser,
  portico,
}) => {
  await createProject(page, 'Quay wall');
  const other = await otherBrowser(browser, page, portico.url);
  const streams = countStreams(other);
  await other.reload();
  await expect(line(other, 'Quay wall')).toBeVisible();
  await expect.poll(() => streams.open.size).toBe(1);

  await page.getByRole('navigation', { name: 'Parts of the project' }).getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('textbox', { name: 'Name of the project' }).fill('Quay wall, east');
  const began = Date.now();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(line(other, 'Quay wall, east')).toBeVisible();
  console.log(`An edit stands in the other browser after ${Date.now() - began} ms.`);

  const second = await other.context().newPage();
  await second.goto(portico.url);
  await expect(line(second, 'Quay wall, east')).toBeVisible();
  await page.getByRole('textbox', { name: 'Name of the project' }).fill('Quay wall, north');
  await page.getByRole('button', { name: 'Save changes' }).click();
  for (const tab of [other, second]) await expect(line(tab, 'Quay wall, north')).toBeVisible();
  expect(streams.open.size).toBe(1); // over which both have heard of it
  await other.close();
  await expect.poll(() => streams.open.size).toBe(1);
  await page.getByRole('textbox', { name: 'Name of the project' }).fill('Quay wall, west');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(line(second, 'Quay wall, west')).toBeVisible();
});

test('a page catches up by itself with what happened while the server was away', async ({
  page,
  browser,
  firstFolder,
}) => {
  const { folder, remove } = temporaryFolder();
  copyFolder(firstFolder, folder);
  let portico: Portico = await startPortico(folder);
  try {
    await setUp(page, portico);
    await createProject(page, 'Lock gate');
    const other = await otherBrowser(browser, page, portico.url);
    await expect(line(other, 'Lock gate')).toBeVisible();
    const port = new URL(portico.url).port;
    await portico.stop();
    portico = await startPortico(folder, { PORT: port });
    await page.goto(portico.url);
    await createProject(page, 'Lock gate, lower');
    await expect(line(other, 'Lock gate, lower')).toBeVisible();
  } finally {
    await portico.stop();
    remove();
  }
});

test('jobs are told while they run and after: what was done, to what, by whom', async ({ ownerPage: page }) => {
  await drop(page, generatedPlan('Depot roof', 3));
  await takeOver(page);
  await goTo(page, 'Settings', 'Jobs');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('No job is running');
  await expect(page.getByRole('row').filter({ hasText: 'Take import over' })).toContainText('Done');
  await page.getByRole('rowheader', { name: 'Read file' }).click();
  await expect(page.getByRole('heading', { name: 'Read file' })).toBeVisible();
  await lookAt(page, 'jobs');
  await page.getByRole('link', { name: 'Failed', exact: true }).click();
  await expect(page.getByText('No jobs here')).toBeVisible();
});
