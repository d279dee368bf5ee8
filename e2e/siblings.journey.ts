import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import readExcel from 'read-excel-file/node';
import { exported, pagesOf } from './downloads.ts';
import { ask, expect, owner, test } from './journey.ts';

/** What one reads of a saved file, whatever its kind: cells of every sheet, lines, pages. */
async function textOf(download: Download): Promise<string> {
  if (download.suggestedFilename().endsWith('.pdf')) return (await pagesOf(download)).join(' ');
  const bytes = await readFile(await download.path());
  if (!download.suggestedFilename().endsWith('.xlsx')) return bytes.toString('utf8');
  return (await readExcel(bytes)).flatMap(({ sheet, data }) => [sheet, ...data.flat()]).join('\n');
}

/** An office with a project: something is found about it, it is closed for a reason, and its change of hands is asked for. */
async function makeOffice(page: Page, parentId: string, name: string): Promise<string> {
  const { officeId } = await ask<{ officeId: string }>(page, 'POST', '/offices', { parentId, name, kind: 'division' });
  for (const project of [`${name} Depot`, `${name} Tower`]) {
    await ask(page, 'POST', '/projects', { officeId, name: project });
  }
  const { items } = await ask<{ items: { projectId: string }[] }>(page, 'GET', `/projects?officeId=${officeId}`);
  const [one, other] = items.map(({ projectId }) => `/projects/${projectId}`);
  await ask(page, 'POST', `${one}/closure`, { outcome: 'cancelled', reason: `${name} is given up` });
  await ask(page, 'DELETE', `${one}/closure`, { reason: `${name} goes on` });
  await ask(page, 'POST', `${other}/hand-over`, { move: 'take-over', reason: `${name} slips` });
  return officeId;
}

test('what the lead of one office saves as a file says nothing of the office beside', async ({
  ownerPage: page,
  portico,
  browser,
}) => {
  const { items: offices } = await ask<{ items: { id: string }[] }>(page, 'GET', '/offices');
  const rootId = offices[0]?.id ?? '';
  const ownId = await makeOffice(page, rootId, 'Ownside');
  await makeOffice(page, rootId, 'Sibling');
  const invitation = { name: 'Lee Varga', email: 'lee@halden.example', role: 'pmo-lead', node: `office:${ownId}` };
  const { url } = await ask<{ url: string }>(page, 'POST', '/people', invitation);
  const context = await browser.newContext();
  const lead = await context.newPage();
  await lead.goto(portico.url);
  const token = new URL(url).hash.slice(1);
  await ask(lead, 'POST', '/links/accept-invitation', { token, name: 'Lee Varga', password: owner.password });

  const kinds = ['Excel', 'CSV', 'PDF to print'];
  const pages = [
    { address: '/', row: /Ownside Depot/, files: [...kinds, 'Portfolio report'] },
    { address: '/findings', row: /Ownside/, files: kinds },
    { address: '/decisions?state=decided', row: /Ownside/, files: kinds },
  ];
  for (const { address, row, files } of pages) {
    await test.step(address, async () => {
      // it is not for want of anything to tell that nothing is told
      await page.goto(`${portico.url}${address}`);
      await expect(page.getByRole('row', { name: /Sibling/ }).first()).toBeVisible();

      await lead.goto(`${portico.url}${address}`);
      await expect(lead.getByRole('row', { name: row }).first()).toBeVisible();
      for (const file of files) {
        const text = await textOf(await exported(lead, file));
        expect(text, `${address} as ${file}`).toContain('Ownside');
        expect(text, `${address} as ${file}`).not.toContain('Sibling');
      }
    });
  }
  await context.close();
});
