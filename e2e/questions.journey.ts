import type { Locator, Page } from '@playwright/test';
import { sql } from 'kysely';
import { formatPlanTime, shippedTolerances } from '#engine';
import { liveThrough } from '#modules/samples/live-through';
import { type Database, openDatabase } from '#platform/server';
import { runningServer } from '#platform/server/open-server';
import { type Sample, samples } from '#samples';
import { beOneself, expect, lookAt, openSample, seeAs, test } from './journey.ts';
import { costOf, overrun } from './sample-costs.ts';

/**
 * What people ask of Halden & Roe in their first five minutes, each answered at home or one click from there. The answers
 * are held against the files of the sample and the tables of the database, not against what another page says. What
 * nobody can answer yet stands in docs/questions.md.
 */
const home = (page: Page) => page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Home' });
const tile = (page: Page, name: string) => page.getByRole('link', { name: `${name}: ` });
const rowOf = (page: Page, part: string | RegExp, project: string): Locator =>
  page.getByRole('region', { name: part }).getByRole('listitem').filter({ hasText: project });
const signed = (days: number) => `${days > 0 ? '+' : '−'}${Math.abs(days)} d`;
const dateText = (iso: string) =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(`${iso.slice(0, 10)}T12:00:00Z`),
  );

test.use({ isSetUp: false });

test('the questions of the PMO lead, a sponsor, a project manager and an auditor', async ({ page, portico }) => {
  const sample = await samples['halden-roe']();
  await openSample(page, portico, 'Halden & Roe');
  const app = openDatabase({ ...runningServer(portico.folder).connection('portico_owner'), max: 1 });
  await expect.poll(() => known(app), { timeout: 30_000 }).toBe(sample.projects.length);

  await test.step('PMO lead', async () => {
    await seeAs(page, portico, 'Freya Lindqvist');
    const facts = await factsOf(app);
    // which tolerances will break: that of the finish by the plan's dates, or that of the cost by the sample's rates
    const costly = new Set(sample.projects.filter((one) => overrun(sample, one) > shippedTolerances.costTolerance).map(({ name }) => name)); // biome-ignore format: one line
    const out = facts.filter(({ name, variance, tolerance }) => variance > tolerance || costly.has(name));
    expect([costly.size, out.length > costly.size]).toEqual([1, true]);
    await expect(tile(page, 'Projects within tolerance')).toHaveText(`${facts.length - out.length} of ${facts.length}`); // biome-ignore format: one line
    // total budget, and what all comes to at completion, by the sample's files and at their rates; two clicks away by project
    const running = sample.projects.filter(({ name }) => facts.some((one) => one.name === name));
    const [budgets, costs] = [running.map(budgetOf), running.map((one) => costOf(liveThrough(sample, one).at(-1)?.plan ?? noPlan))]; // biome-ignore format: one line
    await expect(tile(page, 'Budget of open projects')).toHaveText(millions(budgets));
    await expect(tile(page, 'Forecast cost at completion')).toHaveText(millions(costs.map((minor) => minor / 100)));
    await tile(page, 'Forecast cost at completion').click();
    const grid = page.getByRole('treegrid', { name: 'Portfolio' });
    await expect(grid).toContainText('Forecast cost €');
    for (const { name } of running) await expect(grid).toContainText(name);
    const headline = page.getByRole('heading', { level: 1 });
    await expect(headline).toContainText(`Budgets of open projects come to ${millions(budgets)}, of which`);
    await expect(headline).toContainText(`Forecast cost at completion by their plans is ${millions(costs.map((minor) => minor / 100))}`); // biome-ignore format: one line
    await lookAt(page, 'portfolio-cost');
    await home(page).click();
    // what changed since the last cycle: the finish at the end of September against that of today
    for (const { name, variance, before } of facts.filter((one) => one.variance !== one.before)) {
      await expect(rowOf(page, /What changed since 30 Sep/, name)).toContainText(signed(variance - before));
    }
    // is the pack ready, and at what data date
    await expect(tile(page, 'Status date')).toHaveText(dateText(sample.dataDate).replace(' 2026', ''));
    // what needs a decision, and of whom
    const asked = await askedOf(app);
    const open = [...asked.values()].reduce((sum, count) => sum + count, 0);
    for (const [name, count] of asked) {
      await expect(page.getByRole('region', { name: 'Who has to answer' }).getByRole('listitem').filter({ hasText: name })).toContainText(new RegExp(`(?<!\\d)${count} decisions? `)); // biome-ignore format: one line
    }
    await lookAt(page, 'home-pmo-lead');
    await tile(page, 'Decisions waiting').click();
    await expect(page.getByRole('grid', { name: 'Decisions' }).getByRole('row')).toHaveCount(open + 1); // under the header
    await home(page).click();
    await tile(page, 'Projects within tolerance').click();
    const portfolio = page.getByRole('grid', { name: 'Portfolio' });
    for (const { name } of out) await expect(portfolio).toContainText(name);
    await expect(portfolio.getByRole('row')).toHaveCount(out.length + 1);
    await home(page).click();
    // where reported differs from computed: by the reports in the sample's files
    const better = facts.filter(({ name, status }) => isBetter(reportedOf(sample, name).at(-1), status));
    await expect(tile(page, 'Reported better than computed')).toHaveText(String(better.length));
    await tile(page, 'Reported better than computed').click();
    for (const { name } of better) await expect(page.getByRole('grid', { name: 'Findings' })).toContainText(name);
    await beOneself(page);
  });

  await test.step('project manager', async () => {
    await seeAs(page, portico, 'Luc Verhoeven');
    const till = (await factsOf(app)).find(({ name }) => name === 'Till Renewal');
    if (!till) throw new Error('There is no Till Renewal.');
    // what is mine today
    const cards = page.getByRole('region', { name: 'My work' }).getByRole('article');
    const mine = ((await askedOf(app)).get('Luc Verhoeven') ?? 0) + (await seenToBy(app, 'Luc Verhoeven'));
    // all of one project: the weightiest has a card, the rest is counted
    await expect(cards).toHaveCount(1);
    await expect(page.getByRole('link', { name: /^See the other/ })).toHaveCount(mine > 1 ? 1 : 0);
    // tolerance left, and when it ends
    await expect(tile(page, 'Least tolerance left')).toHaveText(signed(till.tolerance - till.variance));
    await expect(rowOf(page, 'Yours', 'Till Renewal')).toContainText(dateText(till.finish));
    // why this date: the wave that the sample's file says may not fall into the freeze
    const [wave] = Object.keys(sample.projects.find(({ name }) => name === till.name)?.history.at(-1)?.waits ?? {});
    await page
      .getByRole('heading', { level: 1 })
      .getByRole('link', { name: wave ?? '' })
      .click();
    await expect(page.getByRole('treegrid')).toBeVisible();
    await home(page).click();
    // what blocks my gate, by which rule, and who may waive it
    const way = Number(await tile(page, 'In the way of the next phase').textContent());
    expect(way).toBe(await inTheWayOf(app, till.name));
    await tile(page, 'In the way of the next phase').click();
    await expect(page.getByText('version 1').first()).toBeVisible();
    // is my report done: the month that the sample's file reported last stands published, in two clicks
    await home(page).click();
    await rowOf(page, 'Yours', 'Till Renewal').getByRole('link', { name: 'Till Renewal' }).click();
    await page.getByRole('navigation', { name: 'Parts of the project' }).getByRole('link', { name: 'Status' }).click();
    const month = Object.keys(sample.projects.find(({ name }) => name === till.name)?.reported ?? {}).sort().at(-1); // biome-ignore format: one line
    expect(month).toBe(sample.dataDate.slice(0, 7));
    const monthText = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
    await expect(page.getByRole('row', { name: new RegExp(`^${monthText.format(Date.parse(`${month}-15`))}`) })).toContainText('Luc Verhoeven'); // biome-ignore format: one line
    await beOneself(page);
  });

  await test.step('auditor', async () => {
    await seeAs(page, portico, 'Nadia El Amrani');
    // baseline changes: as many as the sample's files tell of, a project's first the board's release
    const set = sample.projects.flatMap(({ history }) => history.filter(({ baseline }) => baseline));
    const kept = await countOf(app, sql`select count(*)::int as n from plan_baseline where number >= 0`);
    expect(set.length).toBeGreaterThanOrEqual(kept); // one that was agreed anew took the place of the one before
    await expect(tile(page, 'Baselines set')).toHaveText(String(kept));
    await expect(tile(page, 'Self-approved decisions')).toHaveText(
      String(await countOf(app, sql`select count(*)::int as n from decision where is_self_approved`)),
    );
    // whose status is not what is computed, and by whom: as the sample's file has it
    const [status] = sample.projects.flatMap(({ name, statusSet = [] }) => statusSet.map((one) => ({ name, ...one })));
    const byHand = page.getByRole('region', { name: 'Statuses set by hand' }).getByRole('listitem');
    await expect(byHand).toHaveCount(1);
    for (const text of [status?.name, status?.says, status?.by]) await expect(byHand).toContainText(text ?? '');
    await lookAt(page, 'home-auditor');
    // is the log intact
    await tile(page, 'Entries in the record').click();
    await page.getByRole('button', { name: /^Verify/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('the record was unbroken when it was verified');
    await beOneself(page);
  });

  await test.step('sponsor', async () => {
    await seeAs(page, portico, 'Hendrik Bos');
    const link = (await factsOf(app)).find(({ name }) => name === 'Warehouse Link');
    if (!link) throw new Error('There is no Warehouse Link.');
    // when will it finish; what changed since the last month
    const row = rowOf(page, 'Yours', 'Warehouse Link');
    await expect(row).toContainText(dateText(link.finish));
    await expect(row).toContainText(signed(link.variance));
    await expect(row).toContainText(signed(link.variance - link.before));
    await lookAt(page, 'home-sponsor');
    // and why: the causes add up on the project's own page
    await row.getByRole('link', { name: 'Warehouse Link' }).click();
    await expect(page.getByRole('heading', { name: 'Why' })).toBeVisible();
    await beOneself(page);
    // can I trust this green: what was reported beside what was computed, month by month
    await seeAs(page, portico, 'Pieter Halden');
    await rowOf(page, 'Yours', 'Till Renewal').getByRole('link', { name: 'Till Renewal' }).click();
    await page.getByRole('navigation', { name: 'Parts of the project' }).getByRole('link', { name: 'Status' }).click();
    const reported = page
      .getByRole('region', { name: 'Computed and reported, by month' })
      .getByRole('row', { name: /^Reported/ });
    await expect(reported.getByRole('img', { name: 'Green' })).toHaveCount(
      reportedOf(sample, 'Till Renewal').filter((status) => status === 'green').length,
    );
    // total cost, as the hours and pieces of the sample's file come to; and what share of the planned value is earned,
    // which is that of the stores: 154 of 190
    await home(page).click();
    await rowOf(page, 'Yours', 'Till Renewal').getByRole('link', { name: 'Till Renewal' }).click();
    await page.getByRole('navigation', { name: 'Parts of the project' }).getByRole('link', { name: 'Earned value' }).click(); // biome-ignore format: one line
    const till = sample.projects.find(({ name }) => name === 'Till Renewal');
    const plan = till && liveThrough(sample, till).at(-1)?.plan;
    const total = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }).format((plan ? costOf(plan) : 0) / 100); // biome-ignore format: one line
    await expect(page.getByRole('row', { name: /^EAC by its plan/ })).toContainText(total);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`SPI ${(154 / 190).toFixed(2)}`);
    await lookAt(page, 'earned-value');
    await page.getByRole('link', { name: 'Schedule quality' }).click();
    await expect(page.getByRole('row', { name: /^14 Baseline execution index/ })).toBeVisible();
    await lookAt(page, 'schedule-quality');
    await beOneself(page);
  });

  await test.step('what is asked is decided from home, on a phone', async () => {
    await seeAs(page, portico, 'Luc Verhoeven');
    await page.setViewportSize({ width: 390, height: 844 });
    const cards = page.getByRole('region', { name: 'My work' }).getByRole('article').filter({ hasText: 'Escalation' });
    await expect(cards).toHaveCount(1);
    await cards.first().getByRole('button', { name: 'Have it corrected' }).click();
    await cards
      .first()
      .getByLabel(/^Reason/)
      .fill('Two crews install from January on.');
    await cards.first().getByRole('button', { name: 'Have it corrected' }).click();
    const decided = () => countOf(app, sql`select count(*)::int as n from decision where reason = 'Two crews install from January on.'`); // biome-ignore format: one line
    await expect.poll(decided).toBe(1);
  });
  await app.destroy();
});

test('a sponsor of a directive office answers an exception report from home, on a phone', async ({ page, portico }) => {
  await openSample(page, portico, 'Meridian Quay Bank');
  const app = openDatabase({ ...runningServer(portico.folder).connection('portico_owner'), max: 1 });
  // what is asked of her follows from the policy of the bank and from the plan of the project that she sponsors
  const asked = () =>
    countOf(app, sql`select count(*)::int as n from decision join person on person.id = any(asked_person_ids)
      join project on project.id = decision.project_id and project.sponsor_person_id = person.id
      where decision.state = 'open' and decision.kind = 'exception-report' and person.name = 'Ingrid Solberg'
        and project.name = 'Reporting Hub'`); // biome-ignore format: one query
  await expect.poll(asked, { timeout: 30_000 }).toBe(1);
  await seeAs(page, portico, 'Ingrid Solberg');
  await page.setViewportSize({ width: 390, height: 844 });
  const card = page
    .getByRole('region', { name: 'My work' })
    .getByRole('article')
    .filter({ hasText: 'Reporting Hub ends' });
  await expect(card).toHaveCount(1);
  const answer = card.getByRole('button').first();
  const name = (await answer.textContent())?.replace(/\d$/, '').trim() ?? '';
  await answer.click();
  await card.getByLabel(/^Reason/).fill('The regulator was told on Monday.');
  await card.getByRole('button', { name, exact: true }).click();
  await expect(card).toHaveCount(0);
  // it is hers, and by whom it was done stands in the record
  expect(
    await countOf(app, sql`select count(*)::int as n from decision join change_record change on change.record_id = decision.id::text
      join audit_entry entry on entry.id = change.entry_id and entry.operation = 'decide' and entry.actor_kind = 'visitor'
      where decision.reason = 'The regulator was told on Monday.' and change.field = 'outcome' and decision.decided_by::text = entry.on_behalf_of::text`), // biome-ignore format: one query
  ).toBe(1);
  await app.destroy();
});

/** In whole units of its currency: the last that its history says. */
const budgetOf = ({ budget, history }: Sample['projects'][number]) =>
  history.findLast((event) => event.budget !== undefined)?.budget ?? budget;
const noPlan = { assignments: [], resources: [] } as unknown as Parameters<typeof costOf>[0];
const millions = (amounts: readonly number[]) =>
  `€${(amounts.reduce((sum, amount) => sum + amount, 0) / 1e6).toFixed(1)} m`;

/** What the sample's file says was reported of a project, month by month. */
const reportedOf = ({ projects }: Sample, name: string) =>
  Object.entries(projects.find((project) => project.name === name)?.reported ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, status]) => status);

const worse = ['green', 'amber', 'red'];
const isBetter = (reported: string | undefined, computed: string) =>
  reported !== undefined && worse.indexOf(reported) < worse.indexOf(computed);

interface Facts {
  readonly name: string;
  readonly status: string;
  readonly tolerance: number;
  readonly variance: number;
  /** At the end of September. */
  readonly before: number;
  readonly finish: string;
}

const countOf = async (db: Database, query: ReturnType<typeof sql>) =>
  ((await query.execute(db)).rows[0] as { n: number } | undefined)?.n ?? 0;

const known = (db: Database) => countOf(db, sql`select count(*)::int as n from project_summary where computed_at is not null`); // biome-ignore format: one line

async function factsOf(db: Database): Promise<Facts[]> {
  const { rows } = await sql<Omit<Facts, 'finish'> & { finish: number }>`
    select project.name, now.status, tolerance_days as tolerance, result.finish, coalesce(now.variance_days, 0) as variance, coalesce((
      select variance_days from project_snapshot old where old.project_id = project.id and day <= '2026-09-30'
      order by day desc limit 1), 0) as before
    from project join project_summary now on now.project_id = project.id join plan on plan.project_id = project.id
    join plan_result result on result.plan_id = plan.id where project.closed_at is null`.execute(db);
  return rows.map((row) => ({ ...row, finish: formatPlanTime(row.finish) }));
}

/** How many decisions wait for each person, by name. */
async function askedOf(db: Database): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ name: string; n: number }>`
    select person.name, count(*)::int as n from decision join person on person.id = any(asked_person_ids)
    where decision.state = 'open' group by 1`.execute(db);
  return new Map(rows.map(({ name, n }) => [name, n]));
}

/** How many open findings a person has taken on. */
const seenToBy = (db: Database, name: string) =>
  countOf(db, sql`select count(*)::int as n from finding join person on person.id = owner_person_id
    where resolved_at is null and person.name = ${name}`); // biome-ignore format: one query

const inTheWayOf = (db: Database, project: string) =>
  countOf(db, sql`select count(distinct finding_id)::int as n from consequence join project on project.id = project_id
    where project.name = ${project} and consequence.action = 'start-phase' and enforcement in ('block', 'warn') and decision_id is null
      and ended_at is null`); // biome-ignore format: one query
