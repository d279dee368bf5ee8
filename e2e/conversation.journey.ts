import type { Page } from '@playwright/test';
import { test as base, drop, expect, generatedPlan, goTo, lookAt, takeOver } from './journey.ts';
import { startMailCatcher } from './mail-catcher.ts';
import { copyFolder, startPortico, temporaryFolder } from './portico.ts';

const petra = { name: 'Petra Zielinska', email: 'petra@halden.example', password: 'seven loud kettles' };

/** A server that sends its mail to a catcher, of which nobody but this test has heard. */
const test = base.extend<{ readonly mails: Awaited<ReturnType<typeof startMailCatcher>>; readonly hers: Page }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's pattern
  mails: async ({}, use) => {
    const catcher = await startMailCatcher();
    await use(catcher);
    await catcher.stop();
  },
  portico: async ({ mails, ownerFolder }, use) => {
    const { folder, remove } = temporaryFolder();
    copyFolder(ownerFolder.folder, folder);
    const mail = {
      PORTICO_SMTP_URL: `smtp://localhost:${mails.port}?tls=off`,
      PORTICO_MAIL_FROM: 'Portico <portico@halden.example>',
    };
    const portico = await startPortico(folder, mail);
    await use(portico);
    await portico.stop();
    remove();
  },
  hers: async ({ browser }, use) => use(await (await browser.newContext()).newPage()),
});

const link = /https?:\/\/\S+\/link#\S+/;
const hostile = '<img src=x onerror="document.title=1"> javascript:alert(1) https://example.org/a?b=1.';

test('two people talk about a project: mention, mail, bell, files', async ({ ownerPage: page, hers, mails }) => {
  await goTo(page, 'Settings', 'People');
  await page.getByRole('button', { name: 'Invite person' }).click();
  await page.getByLabel('Name', { exact: true }).fill(petra.name);
  await page.getByLabel('E-mail').fill(petra.email);
  await page.getByRole('button', { name: 'Make invitation link' }).click();
  await expect(page.getByText(`The invitation goes to ${petra.email} by mail`)).toBeVisible();
  const invitation = await mails.next(petra.email);
  await hers.goto(link.exec(invitation.text ?? '')?.[0] ?? '');
  await hers.getByRole('textbox', { name: /password/i }).fill(petra.password);
  await hers.getByRole('button', { name: 'Accept invitation' }).click();
  await expect(hers.getByRole('button', { name: 'Notices', exact: true })).toBeVisible();

  await goTo(page, 'Portfolio');
  await drop(page, generatedPlan('Depot roof', 3));
  await takeOver(page);
  await page.getByRole('link', { name: 'Overview' }).click();
  const field = page.getByLabel('Discussion: new comment');
  await field.fill('First draft');
  await page.getByRole('link', { name: 'Plan', exact: true }).click();
  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(field).toHaveValue('First draft');
  await field.fill('The crane comes on Monday. Can you hold the yard, @pet');
  await expect(page.getByRole('option', { name: petra.name })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue(`The crane comes on Monday. Can you hold the yard, @${petra.name} `);
  const files = page.locator('.talk input[type=file]');
  await files.setInputFiles({ name: 'run.html', mimeType: 'text/html', buffer: Buffer.from('<script>1</script>') });
  await expect(page.getByText('Files of this type are not taken')).toBeVisible();
  await page.getByRole('button', { name: 'Remove run.html' }).click();
  await files.setInputFiles({ name: 'yard.csv', mimeType: 'text/csv', buffer: Buffer.from('gate,width\nnorth,4\n') });
  await expect(page.getByRole('link', { name: 'yard.csv' })).toBeVisible();
  await field.press('Control+Enter');
  const talk = page.getByRole('region', { name: /^Discussion/ });
  await expect(talk.getByRole('listitem').filter({ hasText: 'The crane comes' })).toContainText(`@${petra.name}`);

  await hers.getByRole('button', { name: 'Notices, 1 new' }).click();
  const mention = await mails.next(petra.email);
  expect(mention.subject).toContain('mentioned you in Depot roof');
  expect(mention.text).toMatch(/\/projects\/[0-9a-f-]{36}\n/);
  await lookAt(hers, 'notices-panel');
  await hers.getByRole('link', { name: /mentioned you in Depot roof/ }).click();
  const saved = hers.waitForEvent('download');
  await hers.getByRole('link', { name: 'yard.csv' }).click();
  expect((await saved).suggestedFilename()).toBe('yard.csv');
  await expect(hers.getByRole('button', { name: 'Notices', exact: true })).toBeVisible();

  await hers.getByLabel('Discussion: new comment').fill(hostile);
  await hers.getByRole('button', { name: 'Send comment' }).click();
  await expect(page.getByText('<img src=x')).toBeVisible(); // as words, and without a reload
  expect(await page.locator('.talk img').count()).toBe(0);
  await expect(page.getByRole('link', { name: 'https://example.org/a?b=1', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(talk.getByRole('listitem').filter({ hasText: 'The crane comes' })).toBeVisible();
  await field.scrollIntoViewIfNeeded();
  await lookAt(page, 'conversation');

  await hers.goto(new URL('/notices', hers.url()).href);
  await lookAt(hers, 'notices');
  await hers.goto(new URL('/profile', hers.url()).href);
  await hers.getByLabel('Somebody mentions me').selectOption('Here only');
});
