import type { Page } from '@playwright/test';
import { beOneself, expect, goTo, lookAt, openSample, seeAs, test } from './journey.ts';

test.use({ isSetUp: false });

/** Opens a form by its button, fills it, and sends it by the button of the same name. */
async function write(page: Page, act: string, values: Readonly<Record<string, string>>, save = act): Promise<void> {
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: save, exact: true }) });
  await page.getByRole('button', { name: act, exact: true }).first().click();
  for (const [label, value] of Object.entries(values)) {
    const field = form.getByLabel(new RegExp(`^${label}( \\(optional\\))?$`));
    if ((await field.evaluate(({ tagName }) => tagName)) === 'SELECT') await field.selectOption({ label: value });
    else await field.fill(value);
  }
  await form.getByRole('button', { name: save, exact: true }).click();
  await expect(form).toBeHidden();
}

test('an idea becomes a case, is reviewed twice, and the board makes a funded project of it', async ({
  page,
  portico,
}) => {
  const name = 'Voice picking in four warehouses';
  await openSample(page, portico, 'Halden & Roe');
  await seeAs(page, portico, 'Anouk de Wit');
  await goTo(page, 'Portfolio', 'Intake');
  await page.getByRole('button', { name: 'New proposal' }).click();
  await page.getByLabel('Name of the proposal').fill(name);
  await page.getByLabel('What it is and why').fill('Pickers look at paper. Spoken orders leave both hands free.');
  await page.getByLabel('Office').selectOption({ label: 'Supply Chain' });
  await page.getByRole('button', { name: 'Create proposal' }).click();
  const lead = page.getByRole('heading', { level: 1 });
  await expect(lead).toHaveText(`${name}: its cost is not entered yet.`);
  const proposal = page.url();

  await test.step('the case', async () => {
    await write(page, 'Add option', { 'Name of the option': 'Do nothing', Kind: 'Do nothing' });
    await write(page, 'Add option', { 'Name of the option': 'Headsets', Kind: 'Do it' });
    const first = { 'How often': 'Once', 'How many times': '1' };
    await write(page, 'Add amount', { 'What for': 'Headsets and software', Kind: 'Capex', 'Likely amount each time, in EUR': '2700000', 'At least': '2500000', 'At most': '3000000', 'First due on': '2027-04-30', ...first }); // biome-ignore format: one line
    await write(page, 'Add amount', { 'What for': 'Picking hours', Kind: 'Cashable benefit', 'Likely amount each time, in EUR': '1500000', 'At least': '1200000', 'At most': '1700000', 'First due on': '2028-04-30', 'How often': 'Each year', 'How many times': '3' }); // biome-ignore format: one line
    await write(page, 'Add people', { Skill: 'Warehouse integrator', 'People, full-time': '2', From: '2027-03-01', Months: '5' }); // biome-ignore format: one line
    await write(page, 'Add contribution', { 'Benefit: what that is worth': 'picking cost' });
    await write(page, 'Add statement', { Kind: 'Assumption', What: 'Pickers keep the headsets on.', Owner: 'Hendrik Bos' }); // biome-ignore format: one line
    await write(page, 'Add statement', { Kind: 'Risk', What: 'The vendor is bought.' });
    await write(page, 'Change proposal', { Sponsor: 'Hendrik Bos', 'Would start on': '2027-03-01', 'Figures are good until': '2027-03-31', Risk: 'Medium', 'Preferred option': 'Headsets' }, 'Save proposal'); // biome-ignore format: one line
    // fiscal years from February at 8 %, each at its end: −2.7 m in the first, 1.5 m in each of three after it
    const worth = -2.7 / 1.08 + 1.5 / 1.08 ** 2 + 1.5 / 1.08 ** 3 + 1.5 / 1.08 ** 4;
    await expect(lead).toContainText(`costs €2.7 m, has an NPV of €${worth.toFixed(1)} m`); // 1.1
    await lookAt(page, 'case-written');
    await page.getByRole('button', { name: 'Ask for decision' }).click();
    await expect(page.getByText('2 reviews are requested; then it is decided')).toBeVisible();
    await beOneself(page);
  });

  for (const [person, verdict, why] of [
    ['Rutger Smit', 'Supports it with conditions', 'Two quotes before anything is ordered.'],
    ['Freya Lindqvist', 'Supports it', 'It is what Warehouse Link was for.'],
  ] as const) {
    await test.step(`the review of ${person}`, async () => {
      await seeAs(page, portico, person);
      await goTo(page, 'Home', 'My work');
      await page.getByRole('list', { name: 'My work' }).getByRole('button', { name }).click();
      await page.getByRole('link', { name: 'Write review' }).click();
      await write(page, 'Write review', { Verdict: verdict, Why: why }, 'Give review');
      await expect(page.getByText(why)).toBeVisible();
      await beOneself(page);
    });
  }

  await test.step('the decision of the board', async () => {
    await seeAs(page, portico, 'Adriana Roe');
    await goTo(page, 'Home', 'My work');
    await page.getByRole('list', { name: 'My work' }).getByRole('button', { name }).click();
    // on its face: what it comes to, who said what, and what each answer does
    await expect(page.getByText('Rutger Smit supports it with conditions: Two quotes')).toBeVisible();
    await expect(page.getByText('It becomes a project of €2.7 m, sponsored by Hendrik Bos')).toBeVisible();
    await lookAt(page, 'proposal-decision');
    await page.getByRole('radio', { name: /Approve/ }).check();
    await page.getByLabel(/^Reason/).fill('Pays back within two years of use.');
    await page.getByRole('button', { name: 'Approve proposal', exact: true }).click();
    await expect(page.getByRole('list', { name: 'My work' }).getByRole('button', { name })).toHaveCount(0);
  });

  await test.step('the project', async () => {
    await page.goto(proposal);
    await page.getByRole('link', { name: 'Open decision' }).click();
    await expect(page.getByRole('heading', { name: 'Outcome' })).toBeVisible();
    await page.getByRole('link', { name: 'Open project' }).click();
    await page
      .getByRole('navigation', { name: 'Parts of the project' })
      .getByRole('link', { name: 'Strategy' })
      .click();
    await expect(lead).toContainText(`${name} serves`);
    await page
      .getByRole('navigation', { name: 'Parts of the project' })
      .getByRole('link', { name: 'Settings' })
      .click();
    const facts = page.getByRole('region', { name: 'About the project' });
    await expect(facts).toContainText('€2,700,000');
    await expect(facts).toContainText('Hendrik Bos');
  });
});
