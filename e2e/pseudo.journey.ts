import { drop, expect, generatedPlan, owner, takeOver, test } from './journey.ts';
import { speakPseudo, strangeTexts } from './pseudo-locale.ts';

/** What is no word of ours: names that people gave, and those of browsers, zones and the product. */
const data = [owner.organisation, owner.name, owner.email, 'Portico', 'Chrome on Linux', 'Europe/Berlin', 'UTC'];

test('every text on the main pages comes from the words files or from data', async ({ ownerPage: page, portico }) => {
  const plan = generatedPlan('12', 7);
  await drop(page, { name: '12.xml', text: plan.text.replace(/<Name>[^<]*<\/Name>/g, '<Name>12</Name>') });
  await takeOver(page);
  const [project = ''] = /\/projects\/[^/]+/.exec(page.url()) ?? [];
  // months are words of the browser
  await page.request.put(`${portico.url}/api/profile/preferences`, { data: { formats: 'iso' } });
  await speakPseudo(page);

  const parts = ['', '/plan', '/imports', '/settings', '/history'].map((part) => `${project}${part}`);
  const places = [
    '/',
    '/people',
    '/people?open=invite',
    '/finding-codes',
    '/imports',
    '/organisation',
    '/profile',
    '/search',
  ];
  for (const place of [...places, ...parts, '/nowhere']) {
    await page.goto(`${portico.url}${place}`, { waitUntil: 'networkidle' });
    await expect(page.locator('body'), place).toContainText('⟦');
    expect(await strangeTexts(page, data), place).toEqual([]);
  }
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeVisible();
  expect(await strangeTexts(page, data), 'the palette').toEqual([]);

  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p title="Heard">Left in English</p>'));
  expect(await strangeTexts(page, data)).toEqual(['Left in English', 'Heard']);
});
