import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { writeMspdi } from '#formats';
import { generatePlan } from '../fixtures/generate-plan.ts';
import { copyFolder, type Portico, startPortico, temporaryFolder } from './portico.ts';

export { expect };

const root = path.join(import.meta.dirname, '..');

export const owner = {
  organisation: 'Halden & Roe',
  name: 'Maya Kerr',
  email: 'maya@halden.example',
  password: 'nine quiet harbours',
} as const;

/** A data folder whose server has ended: making one takes longer than copying it. */
interface Begun {
  readonly folder: string;
  /** With which the browser of the owner is known. */
  readonly cookies: Parameters<BrowserContext['addCookies']>[0];
}

interface Shared {
  /** A first start that nobody has signed in to. */
  readonly firstFolder: string;
  /** A first start whose owner has set up the organisation. */
  readonly ownerFolder: Begun;
}

interface Fixtures {
  /** Whether the organisation is set up before the journey begins; a journey through the first run says false. */
  readonly isSetUp: boolean;
  /** A server of its own, on a data folder of its own. */
  readonly portico: Portico;
  /** A page of the owner, on the empty portfolio. */
  readonly ownerPage: Page;
}

export const test = base.extend<Fixtures, Shared>({
  firstFolder: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
    async ({}, use) => {
      const { folder, remove } = temporaryFolder();
      const first = await startPortico(folder);
      await first.stop();
      await use(folder);
      remove();
    },
    { scope: 'worker' },
  ],
  ownerFolder: [
    async ({ firstFolder, browser }, use, { project }) => {
      const { folder, remove } = temporaryFolder();
      copyFolder(firstFolder, folder);
      const portico = await startPortico(folder);
      const { locale = '', timezoneId = '' } = project.use; // playwright.config.ts says both
      const context = await browser.newContext({ locale, timezoneId });
      await setUp(await context.newPage(), portico);
      const cookies = await context.cookies();
      await context.close();
      await portico.stop();
      await use({ folder, cookies });
      remove();
    },
    { scope: 'worker' },
  ],
  isSetUp: [true, { option: true }],
  portico: async ({ firstFolder, ownerFolder, isSetUp }, use) => {
    const { folder, remove } = temporaryFolder();
    copyFolder(isSetUp ? ownerFolder.folder : firstFolder, folder);
    const portico = await startPortico(folder);
    await use(portico);
    await portico.stop();
    remove();
  },
  context: async ({ context }, use) => {
    const refused: string[] = [];
    context.on('console', (message) => {
      if (/Content Security Policy|Trusted(HTML|Script)/.test(message.text())) refused.push(message.text());
    });
    await use(context);
    expect(refused, 'what the content security policy refused').toEqual([]);
  },
  ownerPage: async ({ page, portico, ownerFolder, isSetUp }, use) => {
    if (isSetUp) {
      await page.context().addCookies(ownerFolder.cookies);
      await page.goto(portico.url);
      await expect(page.getByRole('button', { name: 'New project' })).toBeVisible();
    } else await setUp(page, portico);
    await use(page);
  },
});

/** The first run: from the link that the server printed to the choice of how to begin. */
export async function begin(page: Page, portico: Portico): Promise<void> {
  await page.goto(portico.ownerLink);
  await page.getByLabel('Name of the organisation').fill(owner.organisation);
  await page.getByLabel('Your name').fill(owner.name);
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByRole('textbox', { name: 'New password' }).fill(owner.password);
  await page.getByRole('button', { name: 'Create organisation' }).click();
}

/** The first run, to the empty portfolio. */
export async function setUp(page: Page, portico: Portico): Promise<void> {
  await begin(page, portico);
  await page.getByRole('link', { name: 'Import plans' }).click();
  await expect(page.getByRole('button', { name: 'New project' })).toBeVisible();
}

/** By the rail to a place, and to another of its pages than the first: one click, or two. */
export async function goTo(page: Page, place: string, name?: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: place }).click();
  if (name === undefined) return;
  await page
    .getByRole('navigation', { name: `Pages of ${place}` })
    .getByRole('link', { name, exact: true })
    .click();
}

/** Opens a sample and waits until it is complete. */
export async function openSample(page: Page, portico: Portico, name: string): Promise<void> {
  await begin(page, portico);
  await page.getByRole('button', { name: `Open ${name}` }).click();
  await expect(page.getByRole('link', { name: 'Sample', exact: true })).toBeVisible({ timeout: 90_000 });
  await page.waitForLoadState('networkidle'); // it goes to its home by itself: who goes elsewhere meanwhile is stopped
}

/** Looks at the sample that is open as one of its people, from that person's home. */
export async function seeAs(page: Page, portico: Portico, name: string): Promise<void> {
  await page.goto(`${portico.url}/samples`);
  const person = page.getByLabel('Person');
  const option = await person.getByRole('option', { name: new RegExp(`^${name} `) }).getAttribute('value');
  await person.selectOption(option);
  await page.getByRole('button', { name: 'See as this person' }).click();
  await expect(page.getByText(`Seen as ${name}`)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Ends looking at a sample as one of its people. */
export async function beOneself(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Stop seeing as/ }).click();
  await expect(page.getByRole('link', { name: 'Sample', exact: true })).toBeVisible();
  await page.waitForLoadState('networkidle'); // it goes to its home by itself, as when it was opened
}

export interface PlanFile {
  readonly name: string;
  readonly text: string;
}

/** Drops files on the page, as somebody drags them from a folder. */
export async function drop(page: Page, ...files: readonly PlanFile[]): Promise<void> {
  const data = await page.evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const { name, text } of list) transfer.items.add(new File([text], name, { type: 'text/xml' }));
    return transfer;
  }, files);
  for (const type of ['dragover', 'drop']) await page.locator('body').dispatchEvent(type, { dataTransfer: data });
}

/** Takes over what was dropped as a new project, and waits until its plan is shown. */
export async function takeOver(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Create project' }).click();
  await expect(page.getByRole('treegrid')).toBeVisible();
}

const shared = process.env.PORTICO_SHARED ?? path.join(root, '../shared');

/** A real file of the data folder, or a generated one where that is absent; neither has a baseline. */
export function realPlan(name: string, seed: number): PlanFile {
  const file = path.join(shared, 'data/mspdi/aspose', name);
  if (existsSync(file)) return { name, text: readFileSync(file, 'utf8') };
  return generatedPlan(name.replace('.xml', ''), seed, { baseline: false });
}

/** A plan of a hundred rows, the same for the same seed, so much of whose span has gone by. */
export function generatedPlan(name: string, seed: number, { progress = 0.4, baseline = true } = {}): PlanFile {
  const plan = generatePlan({ seed, tasks: 100, name, progress, baseline });
  return { name: `${name}.xml`, text: [...writeMspdi(plan)].join('') };
}

const sizes = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };

/**
 * Looks at the page in both themes, wide and narrow: a picture of each. Axe finds nothing in the light one that is wide and
 * the dark one that is narrow: between them they have both themes and both widths, which change a page each for itself.
 * A picture ends where the window does, or where the page does if it `isWhole`.
 */
export async function lookAt(page: Page, name: string, { isWhole = false } = {}): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(200); // what is drawn otherwise at this width, and the canvas a frame later
    if (isWhole) await page.setViewportSize({ ...viewport, height: viewport.height + (await hiddenHeight(page)) });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(inTheme, colorScheme);
      await page.waitForTimeout(50); // the canvas repaints a frame after the theme
      const picture = path.join(root, 'test-results/pictures', `${name}-${colorScheme}-${size}.png`);
      await page.screenshot({ path: picture });
      if ((colorScheme === 'light') !== (size === 'wide')) continue;
      const axe = new AxeBuilder({ page }).setLegacyMode(); // without frames, which Portico has none of
      const { violations } = await axe.options({ resultTypes: ['violations'] }).analyze();
      const faults = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
      expect(faults, `${name}, ${colorScheme}, ${size}`).toEqual([]);
    }
  }
  await page.setViewportSize(sizes.wide);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Waits until the page wears a theme and has painted it; what was chosen by hand stays. */
const inTheme = async (theme: string) => {
  const wears = () => document.documentElement.dataset.mantineColorScheme === theme;
  for (let frame = 0, painted = 0; frame < 60 && painted < 3; frame++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    if (wears()) painted++;
  }
  await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
};

/** How much taller the window must be to show all of the page, whose parts scroll by themselves; bounded, as plans are long. */
const hiddenHeight = (page: Page) =>
  page.evaluate(() => {
    const scrolls = (element: Element) => /auto|scroll/.test(getComputedStyle(element).overflowY);
    const hidden = [...document.querySelectorAll('main, main *')].filter(scrolls).map((one) => one.scrollHeight - one.clientHeight); // biome-ignore format: one line
    return Math.min(2400, Math.max(0, ...hidden));
  });

/** Asks an operation as whoever is signed in on the page. */
export async function ask<T>(page: Page, method: string, path: string, body?: object): Promise<T> {
  const answer = await page.evaluate(
    async ([verb, address, text]) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`/api${address}`, { method: verb, ...(text && { body: text, headers }) });
      return { isDone: response.ok, text: await response.text() };
    },
    [method, path, body === undefined ? '' : JSON.stringify(body)] as const,
  );
  expect(answer.isDone, answer.text).toBe(true);
  return JSON.parse(answer.text) as T;
}
