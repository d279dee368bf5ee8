import { type Browser, chromium, type Page } from '@playwright/test';
import { chromiumFlags, findChromium } from '../e2e/chromium.ts';
import { type Portico, startPortico, temporaryFolder } from '../e2e/portico.ts';
import { type Owner, setUpOwner } from './owner.ts';
import { type Seeded, seedPortfolio } from './seed-portfolio.ts';

/** A server with an organisation of so many projects, and its owner's browsers. */
export interface PortfolioServer {
  readonly portico: Portico;
  readonly owner: Owner;
  readonly seeded: Seeded;
  readonly seedSeconds: number;
  /** A page of a browser of its own, signed in as the owner. */
  openPage(): Promise<Page>;
}

/** Yields what `bench` finds on such a server, which is gone afterwards. */
export async function* onPortfolio<T>(
  { projects, tasks }: { readonly projects: number; readonly tasks: number },
  bench: (server: PortfolioServer) => AsyncIterable<T>,
): AsyncIterable<T> {
  const { folder, remove } = temporaryFolder();
  const portico = await startPortico(folder, { LOG_LEVEL: 'error' });
  let browser: Browser | undefined;
  try {
    const owner = await setUpOwner(portico);
    const began = performance.now();
    const seeded = await seedPortfolio(folder, projects, tasks);
    const seedSeconds = (performance.now() - began) / 1000;
    const openPage = async () => {
      browser ??= await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
      const extraHTTPHeaders = { cookie: owner.cookie };
      const context = await browser.newContext({ extraHTTPHeaders, viewport: { width: 1440, height: 900 } });
      return context.newPage();
    };
    yield* bench({ portico, owner, seeded, seedSeconds, openPage });
  } finally {
    await browser?.close();
    await portico.stop();
    remove();
  }
}

/** The instant, by the machine's clock, of the frame after the text came to stand in the page. */
export function painted(page: Page, text: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const observer = new MutationObserver(() => {
          if (!document.body.textContent.includes(wanted)) return;
          observer.disconnect();
          requestAnimationFrame(() => resolve(Date.now()));
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
    text,
  );
}
