import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { extractText, getDocumentProxy } from 'unpdf';

/** Chooses from the export menu and returns what the browser saves. */
export async function exported(page: Page, item: string): Promise<Download> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog', { name: 'Export' }).getByRole('button', { name: item }).click(),
  ]);
  return download;
}

/** The text of each page of a PDF, on one line. */
export async function pagesOf(download: Download): Promise<string[]> {
  const proxy = await getDocumentProxy(new Uint8Array(await readFile(await download.path())));
  const { text } = await extractText(proxy, { mergePages: false });
  return text.map((page) => page.replace(/\s+/g, ' '));
}
