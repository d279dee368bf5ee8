import { ask, drop, expect, generatedPlan, goTo, lookAt, owner, takeOver, test } from './journey.ts';

const daysAhead = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('a project goes through its phases: what is in the way, the warnings read, closed with a reason, opened again', async ({
  ownerPage: page,
}) => {
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByRole('textbox', { name: 'Name of the project' }).fill('Loyalty One');
  await page.getByRole('button', { name: 'Create project' }).click();
  await expect(page.getByRole('heading', { name: 'This plan has no tasks yet' })).toBeVisible();
  await page
    .getByRole('navigation', { name: 'Parts of the project' })
    .getByRole('link', { name: 'Governance' })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('may start delivery');
  await lookAt(page, 'project-governance');

  await page.getByRole('button', { name: 'Start delivery' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start delivery' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Deliver' })).toHaveAttribute('aria-current', 'step');
  await page.getByRole('button', { name: 'Start closing' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start closing' }).click();
  await page.getByRole('button', { name: 'Close project' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('Delivered and accepted.');
  await dialog.getByRole('button', { name: 'Close project' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('is closed: completed');
  await page.getByRole('button', { name: 'Reopen project' }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill('The second store opens after all.');
  await page.getByRole('dialog').getByRole('button', { name: 'Reopen project' }).click();
  await expect(page.getByRole('button', { name: 'Close project' })).toBeVisible();
});

test('one person alone turns advice into a block, waives it, sees the waiver expire, and takes a project over', async ({
  ownerPage: page,
  portico,
}) => {
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByRole('textbox', { name: 'Name of the project' }).fill('Loyalty One');
  await page.getByRole('button', { name: 'Create project' }).click();
  await expect(page.getByRole('heading', { name: 'This plan has no tasks yet' })).toBeVisible();
  await page
    .getByRole('navigation', { name: 'Parts of the project' })
    .getByRole('link', { name: 'Governance' })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('nothing is in the way');
  const project = page.url();

  await goTo(page, 'Governance', 'Policy');
  await page.getByRole('button', { name: 'Controlling' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('newly block');
  await page.getByRole('button', { name: 'See effects' }).click();
  await page.getByLabel('Reason, kept with the version').fill('Five months of green reports on a red rollout.');
  await page.getByRole('button', { name: /Adopt version/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('can block an action');

  await page.goto(project);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('may not start delivery');
  await lookAt(page, 'project-blocked');
  await page.getByRole('navigation', { name: 'Parts of the project' }).getByRole('link', { name: 'Policy' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('as a small project');
  await page.getByRole('row', { name: /^No project manager/ }).click();
  await expect(page.getByRole('complementary')).toContainText('Block · waived by PMO lead');
  await expect(page.getByRole('complementary')).toContainText(`${owner.organisation}, version 1`);
  await lookAt(page, 'project-policy');
  await page.goto(project);

  await page.getByRole('link', { name: 'Answer it' }).last().click();
  await page.getByRole('button', { name: 'Waive', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('The manager starts on Monday.');
  await dialog.getByRole('button', { name: 'Waive', exact: true }).click();
  await expect(page.getByText('it is recorded as self-approved')).toBeVisible();
  await lookAt(page, 'finding-answers');
  await page.goto(project);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('nothing is in the way');

  await page.goto(`${portico.url}/organisation`);
  const clock = page.getByRole('textbox', { name: 'Date', exact: true });
  await clock.fill(daysAhead(35));
  await page.getByRole('button', { name: 'Stop the clock at this date' }).click();
  await expect(page.getByRole('button', { name: 'Let the clock run' })).toBeVisible();
  await page.goto(project);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('may not start delivery');

  await page.getByRole('button', { name: 'Take over' }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill('Nobody manages it, and the season begins.');
  await page.getByRole('dialog').getByRole('button', { name: 'Take over' }).click();
  await expect(page.getByRole('button', { name: 'Hand back' })).toBeVisible();

  // what nobody has answered waits for him alone, whichever level it has reached, and nothing waits for anybody else
  await goTo(page, 'Home', 'My work');
  const escalations = page.getByRole('list', { name: 'My work' }).getByRole('button', { name: /Escalation/ });
  await expect(escalations.first()).toBeVisible();
  const waiting = await escalations.count();
  await escalations.first().click();
  await page.getByLabel(/^Reason/).fill('A manager is named this week.');
  await page.getByRole('button', { name: 'Have it corrected' }).click();
  await expect(escalations).toHaveCount(waiting - 1);
  const { items: open } = await ask<{ items: { askedPeople: { name: string }[] }[] }>(
    page,
    'GET',
    '/decisions?state=open',
  );
  expect(open.filter(({ askedPeople }) => askedPeople.map(({ name }) => name).join() !== owner.name)).toEqual([]);
  await goTo(page, 'Governance');
  await page.getByRole('button', { name: 'Decided', exact: true }).click();
  await expect(page.getByText('Taken over')).toBeVisible();
});

test('a finding that nobody answers climbs from the manager to the sponsor, who decides on a phone', async ({
  ownerPage: page,
  portico,
  browser,
}) => {
  await drop(page, generatedPlan('Till Renewal', 11));
  await takeOver(page);
  const projectId = new URL(page.url()).pathname.split('/')[2];
  const { items: offices } = await ask<{ items: { id: string }[] }>(page, 'GET', '/offices');
  const invitation = { name: 'Ana Duarte', email: 'ana@halden.example', role: 'sponsor', node: 'organisation' };
  const invited = await ask<{ personId: string; url: string }>(page, 'POST', '/people', invitation);
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const sponsor = await context.newPage();
  await sponsor.goto(portico.url);
  const token = new URL(invited.url).hash.slice(1);
  await ask(sponsor, 'POST', '/links/accept-invitation', { token, name: 'Ana Duarte', password: owner.password });
  await ask(page, 'PUT', `/projects/${projectId}`, {
    changes: [{ field: 'sponsorPersonId', from: null, to: invited.personId }],
  });
  const policy = `/offices/${offices[0]?.id}/policy`;
  const preset = { part: 'preset', from: 'supportive', to: 'controlling' };
  const { draft } = await ask<{ draft: { digest: string } }>(page, 'POST', `${policy}/changes`, { changes: [preset] });
  await ask(page, 'POST', `${policy}/versions`, { digest: draft.digest, reason: 'Silence is no answer.' });

  await goTo(page, 'Home', 'My work');
  await expect(page.getByRole('list', { name: 'My work' })).toContainText('which nobody has answered');
  await ask(page, 'PUT', '/organisation/clock', { from: null, date: daysAhead(9) });

  await sponsor.goto(`${portico.url}/my-work`);
  // the one that is still with her by then: the others have climbed past her
  await sponsor.getByRole('button', { name: /Escalation.*(?<! more), which nobody has answered/ }).click();
  await expect(sponsor.getByText('As Sponsor, or above')).toBeVisible();
  await expect(sponsor.getByText('Where it stands')).toBeVisible();
  await sponsor.getByLabel(/^Reason/).fill('The plan is corrected before the next board.');
  await sponsor.getByRole('button', { name: 'Have it corrected' }).click();
  await expect(sponsor.getByText('The plan is corrected before the next board.')).toBeHidden();
  const { items } = await ask<{ items: { outcome: string; decidedBy: { name: string } }[] }>(
    page,
    'GET',
    '/decisions?kind=escalation&state=decided',
  );
  expect(items.map(({ outcome, decidedBy }) => [outcome, decidedBy.name])).toContainEqual(['correct', 'Ana Duarte']);
  await context.close();
});
