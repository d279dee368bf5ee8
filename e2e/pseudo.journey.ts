import { drop, expect, generatedPlan, owner, takeOver, test } from './journey.ts';
import { speakPseudo, strangeTexts } from './pseudo-locale.ts';

/** What is no word of ours: names that people gave, and those of browsers, zones and the product. */
const data = [
  owner.organisation,
  owner.name,
  owner.email,
  'Portico',
  '12.xml',
  'Chrome on Linux',
  'Europe/Berlin',
  'UTC',
  'GBP',
];

test('every text on the main pages comes from the words files or from data', async ({ ownerPage: page, portico }) => {
  const plan = generatedPlan('12', 7);
  await drop(page, { name: '12.xml', text: plan.text.replace(/<Name>[^<]*<\/Name>/g, '<Name>12</Name>') });
  await takeOver(page);
  const [project = ''] = /\/projects\/[^/]+/.exec(page.url()) ?? [];
  // months are words of the browser
  const written = await page.evaluate(() =>
    fetch('/api/profile/preferences', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ formats: 'iso' }),
    }),
  );
  expect(written).toBeDefined();
  await speakPseudo(page);

  const parts = ['', '/plan', '/imports', '/settings', '/history'].map((part) => `${project}${part}`);
  const places = [
    '/',
    '/people',
    '/people?open=invite',
    '/imports',
    '/organisation',
    '/offices',
    '/profile',
    '/search',
  ];
  // not the catalogue of findings: the server tells its texts, from the words file that it has
  const strange: string[] = [];
  for (const place of [...places, ...parts, '/nowhere']) {
    await page.goto(`${portico.url}${place}`, { waitUntil: 'networkidle' });
    await expect(page.locator('body'), place).toContainText('⟦');
    for (const text of await strangeTexts(page, data)) strange.push(`${place}: ${text}`);
  }
  expect(strange).toEqual([]);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeVisible();
  expect(await strangeTexts(page, data), 'the palette').toEqual([]);

  await page.evaluate(() => {
    const left = document.createElement('p');
    left.title = 'Heard';
    left.textContent = 'Left in English';
    document.body.append(left);
  });
  expect(await strangeTexts(page, data)).toEqual(['Left in English', 'Heard']);
});
