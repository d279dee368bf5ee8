import { sql } from 'kysely';
import { openDatabase } from '#platform/server';
import { runningServer } from '#platform/server/open-server';
import { samples } from '#samples';
import { beOneself, expect, lookAt, openSample, seeAs, test } from './journey.ts';

/**
 * What the PMO lead and the auditor of a directive office ask in their first five minutes, each answered at home or one
 * click from there; held against the files of the sample and the tables, not against what another page says.
 */
test.use({ isSetUp: false });

test('who has not reported, what is waived most, and who approved what by which rule', async ({ page, portico }) => {
  const sample = await samples['meridian-quay']();
  await openSample(page, portico, 'Meridian Quay Bank');
  const app = openDatabase({ ...runningServer(portico.folder).connection('portico_owner'), max: 1 });
  const tile = (name: string) => page.getByRole('link', { name: `${name}: ` });
  const { projects, dataDate } = sample;

  await test.step('PMO lead', async () => {
    await seeAs(page, portico, 'Conor Delaney');
    // of the projects under way those whose file reports nothing for the month
    const underWay = projects.filter(({ history }) => !history.some(({ closes }) => closes));
    const silent = underWay.filter(({ reported = {} }) => !(dataDate.slice(0, 7) in reported)).map(({ name }) => name);
    expect(silent).toEqual(['Falcon']);
    await expect(tile('Without their report')).toHaveText(String(silent.length));
    // each waiver counts once for each kind of finding that it was granted for
    const { rows } = await sql<{ n: number }>`
      select count(distinct decision.id)::int as n from decision, jsonb_array_elements(evidence) as one
      where kind = 'waiver' and outcome = 'grant' group by one->>'code' order by 1 desc`.execute(app);
    const most = rows[0]?.n ?? 0;
    const waived = tile('Most waived rule');
    await expect(waived).toHaveText(new RegExp(`^${most} of \\d+$`));
    await waived.click();
    await expect(page.getByRole('grid', { name: 'Decisions' })).toContainText('Waiver');
  });

  await test.step('auditor', async () => {
    await beOneself(page);
    await seeAs(page, portico, 'Amara Nwosu');
    // self-approvals: as the file tells of it, the manager of Fair Credit Notices waived what he had asked for
    const [own] = projects.flatMap(({ name, manager, history }) =>
      history.flatMap(({ waived }) => (waived?.by === manager ? [{ name, ...waived }] : [])),
    );
    await expect(tile('Self-approved decisions')).toHaveText('1');
    const one = page.getByRole('region', { name: 'Self-approved decisions' }).getByRole('listitem');
    await expect(one).toHaveCount(1);
    for (const text of [own?.name, own?.by, own?.says]) await expect(one).toContainText(text ?? 'told in the file');
    // expired waivers in use: granted until a day that is over, of what is open and that nothing else excuses
    const expired = await sql<{ n: number }>`
      select count(*)::int as n from decision d cross join organisation
      where organisation.name = ${sample.name} and d.organisation_id = organisation.id and d.kind = 'waiver'
        and d.outcome = 'grant' and d.action is null and d.holds_until <= organisation.clock_at
        and exists (select from finding where id = any(d.finding_ids) and resolved_at is null)
        and not exists (select from decision later where later.kind = 'waiver' and later.outcome = 'grant'
          and later.finding_ids && d.finding_ids and later.holds_until > organisation.clock_at)`.execute(app);
    await expect(tile('Expired waivers in use')).toHaveText(String(expired.rows[0]?.n));
    await lookAt(page, 'home-auditor-directive');
    // who approved, under what authority, on which numbers, by which version of which rule
    await one.getByRole('link').click();
    const main = page.getByRole('main');
    await expect(main).toContainText(own?.by ?? 'told in the file');
    await expect(main).toContainText('self-approved');
    await expect(main.getByText('Meridian Quay Bank, version 1').first()).toBeVisible();
  });

  await test.step('as it was', async () => {
    // who held which role, and by which policy, on a day in spring: nothing can be done about it
    const [office] = (await sql<{ id: string }>`select id from office where name = ${sample.name}`.execute(app)).rows;
    await page.goto(`${portico.url}/offices/${office?.id}?asOf=2026-04-30`);
    await expect(page.getByRole('region', { name: 'People and roles' })).toContainText('Conor Delaney');
    await expect(page.getByRole('button', { name: 'Give role' })).toHaveCount(0);
    await page.getByRole('navigation', { name: 'Parts of the office' }).getByRole('link', { name: 'Policy' }).click();
    await expect(page.getByRole('button', { name: 'Directive' })).toBeDisabled();
    await lookAt(page, 'policy-past');
  });
  await app.destroy();
});
