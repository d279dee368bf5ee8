import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { type ScheduleInput, schedule } from '#engine';
import { writeMspdi } from '#formats';
import { testPerson } from '#modules/offices/testing';
import { smallPlan } from '#modules/plans/testing';
import { OperationError } from '#platform/contract';
import { clientsOf, commit, computedPlan, testOwner, testPortico, until, upload } from './testing.ts';

const portico = await testPortico();
const owner = await testOwner(portico, '2026-01-05T09:00:00Z'); // the Monday on which the small plan begins
const { projects, plans, reporting, officeId } = owner;

afterAll(() => expect(portico.faults).toEqual([]));

const fileOf = (plan: ScheduleInput) => Buffer.from([...writeMspdi(plan, schedule(plan))].join(''));
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'allowed',
    (error) => (error instanceof OperationError ? error.code : Promise.reject(error)),
  );
const importAs = async (name: string, plan = smallPlan()) => {
  const ready = await upload(owner, fileOf(plan));
  const done = await commit(owner, { importId: ready.importId, target: { kind: 'new', name, officeId } });
  if (!done.result) throw new Error(JSON.stringify(done));
  return { ...done.result, importId: done.importId };
};

test('a file becomes an explained project of the portfolio', async () => {
  const ready = await upload(owner, fileOf(smallPlan()));
  expect(ready).toMatchObject({ state: 'ready', proposal: { kind: 'new', name: 'Small plan', officeId } });
  expect(ready.fidelity?.dates).toMatchObject({ compared: 4, same: 4, differing: 0 });
  const done = await commit(owner, { importId: ready.importId, target: { kind: 'new', name: 'Small plan', officeId } });
  expect(done).toMatchObject({ state: 'committed', result: { isNewProject: true, projectName: 'Small plan' } });
  const projectId = done.result?.projectId ?? '';
  const plan = await computedPlan(owner, projectId);
  expect(plan.tasks.name).toEqual(['Phase', 'Design', 'Build', 'Done']);
  expect(plan.comparison).toBe('first-import');
  const portfolio = await until(
    () => reporting.getPortfolio({}),
    ({ items }) => items.some((row) => row.projectId === projectId && row.computedAt !== null),
  );
  expect(portfolio.items.find((row) => row.projectId === projectId)).toMatchObject({
    status: 'green',
    varianceDays: 0,
    finish: '2026-01-16T17:00:00',
    comparison: 'first-import',
  });
  expect(portfolio.headline.length).toBeGreaterThan(0);
});

test.each([
  [
    'lost',
    sql`with lost as (delete from plan_result), long_ago as (update plan set changed_at = now() - interval '2 minutes')
    delete from project_summary`,
  ],
  ['of another version of the engine', sql`update plan_result set engine_version = '0'`],
])('what is computed is no more than that: %s, it is made again, and the same', async (how, lose) => {
  const { projectId } = await importAs(`Computed, ${how}`);
  const rowOf = async () => {
    const { items } = await reporting.getPortfolio({});
    const { computedAt, ...row } = items.find((one) => one.projectId === projectId) ?? { computedAt: null };
    return computedAt === null ? null : row;
  };
  const { computedAt: _, ...plan } = await computedPlan(owner, projectId);
  const row = await until(rowOf, (found) => found !== null);
  await lose.execute(portico.server.database.owner);
  const { computedAt, ...again } = await until(
    () => plans.getPlan({ projectId }),
    ({ computedRevision, engineVersion }) => computedRevision !== null && engineVersion === plan.engineVersion,
  );
  expect(again).toEqual(plan);
  expect(await until(rowOf, (found) => found !== null)).toEqual(row);
});

test('an edit moves dates, findings and status', async () => {
  const { projectId, planId } = await importAs('Edited');
  const { revision } = await computedPlan(owner, projectId);
  const longer = { entity: 'task', id: '2', field: 'durationTicks', from: 24_000, to: 120_000 } as const; // 5 d → 25 d
  await plans.changePlan({ planId, baseRevision: revision, changes: [longer] });
  const late = await until(
    () => reporting.getProjectOverview({ projectId }),
    ({ varianceDays }) => varianceDays === 20,
  );
  expect(late).toMatchObject({ status: 'red', finish: '2026-02-13T17:00:00' });
  expect(late.statusRule.key).toBe('reporting.narrative.rule.red');
  const [entry] = (await owner.changes.listRecordHistory({ node: `project:${projectId}` })).items;
  expect(entry).toMatchObject({ operation: 'changePlan', actorName: 'Olga Owner' });
  const told = { record: 'Design', field: 'plans.field.durationTicks', from: { days: 5 }, to: { days: 25 } };
  expect(entry?.changes).toMatchObject([told]);
  const shorter = { ...longer, from: longer.to, to: longer.from };
  await plans.changePlan({ planId, baseRevision: revision, changes: [shorter] });
  const again = await until(
    () => reporting.getProjectOverview({ projectId }),
    ({ varianceDays }) => varianceDays === 0,
  );
  expect(again.status).toBe('green');
});

test('a line tells by what projects are gathered: who answers, how it is governed, what it may cost', async () => {
  const { projectId } = await projects.createProject({ officeId, name: 'Gathered' });
  const lineOf = async () => (await reporting.getPortfolio({})).items.find((row) => row.projectId === projectId);
  expect(await lineOf()).toMatchObject({
    sponsorName: null,
    tier: 'small',
    phase: 'start',
    ownership: 'line',
    budgetMinor: null,
  });
  const sponsor = owner.personId;
  await projects.updateProject({
    projectId,
    changes: [
      { field: 'sponsorPersonId', from: null, to: sponsor },
      { field: 'budgetMinor', from: null, to: 900_000_000_00 },
    ],
  });
  expect(await lineOf()).toMatchObject({ sponsorName: 'Olga Owner', tier: 'major', budgetMinor: 900_000_000_00 });
});

test('a file read again says so, an update shows what changes and can be undone', async () => {
  const { projectId } = await importAs('Updated', smallPlan('Known again'));
  await computedPlan(owner, projectId);
  const same = await upload(owner, fileOf(smallPlan('Known again')));
  expect(same.proposal).toMatchObject({ kind: 'update', projectId, because: 'same-name-and-tasks', hasChanges: false });
  const plan = smallPlan('Known again');
  const [phase, design, build, done] = plan.tasks as [never, ScheduleInput['tasks'][0], never, never];
  const changed = { ...plan, tasks: [phase, { ...design, durationTicks: 33_600 }, build, done] }; // 5 d → 7 d
  const ready = await upload(owner, fileOf(changed));
  expect(ready.proposal).toMatchObject({
    hasChanges: true,
    update: {
      added: 0,
      removed: 0,
      changed: 1,
      moved: 3, // the phase and what follows Design, which is counted as changed
      finishBefore: '2026-01-16T17:00:00',
      finishAfter: '2026-01-20T17:00:00',
    },
  });
  const committed = await commit(owner, { importId: ready.importId, target: { kind: 'update', projectId } });
  expect(committed.result).toMatchObject({ isNewProject: false, hasChanges: true });
  const late = await until(
    () => reporting.getProjectOverview({ projectId }),
    ({ varianceDays }) => varianceDays === 2,
  );
  expect(late.status).toBe('amber');
  expect((await plans.undoImport({ importId: ready.importId })).state).toBe('undone');
  const undone = await computedPlan(owner, projectId);
  expect(undone.computedFinish).toBe(schedule(plan).finish);
  expect(await refusal(plans.undoImport({ importId: ready.importId }))).toBe('import-not-committed');
});

test('a plan of Primavera P6 is imported from XER, and a newer one from its XML updates it', async () => {
  const xer = [
    'ERMHDR\t20.12\t2026-01-05\tProject\tadmin\tadmin\tdb\tProject Management\tEUR',
    ...['%T\tPROJECT', '%F\tproj_id\tproj_short_name\tguid\tplan_start_date\tproj_url'],
    '%R\t1\tPUMP\tABEiM0RVZneImaq7zN3u/w\t2026-01-05 08:00\thttp://x',
    ...['%T\tPROJWBS', '%F\twbs_id\tproj_id\twbs_short_name\twbs_name', '%R\t1\t1\tC\tCivil works'],
    ...['%T\tTASK', '%F\ttask_id\tproj_id\twbs_id\ttask_code\ttask_name\tremain_drtn_hr_cnt\tcstr_type\tcstr_date'],
    ...['%R\t1\t1\t1\tA10\tDig\t16\t\t', '%R\t2\t1\t1\tA20\tPour\t8\tCS_MSOA\t'],
    ...['%T\tTASKPRED', '%F\ttask_id\tpred_task_id\tpred_type\tlag_hr_cnt', '%R\t2\t1\tPR_FS\t0', '%E', ''],
  ].join('\r\n');
  const ready = await upload(owner, Buffer.from(xer));
  expect(ready).toMatchObject({ state: 'ready', proposal: { kind: 'new', name: 'PUMP' } });
  expect(ready.fidelity).toMatchObject({
    counts: { tasks: 3, links: 1, summaries: 1, stored: 1, problems: 1 },
    problems: [{ code: 'constraint-without-date', line: 11 }],
  });
  const done = await commit(owner, { importId: ready.importId, target: { kind: 'new', name: 'Pump house', officeId } });
  const projectId = done.result?.projectId ?? '';
  const plan = await computedPlan(owner, projectId);
  expect(plan.tasks.name).toEqual(['Civil works', 'Dig', 'Pour']);

  const activity = (id: number, code: string, name: string, hours: number) =>
    `<Activity><Id>${code}</Id><Name>${name}</Name><ObjectId>${id}</ObjectId><RemainingDuration>${hours}</RemainingDuration><WBSObjectId>1</WBSObjectId></Activity>`;
  const newer = `<?xml version="1.0"?><APIBusinessObjects xmlns="http://xmlns.oracle.com/Primavera/P6/V20.12/API/BusinessObjects"><Project><GUID>{00112233-4455-6677-8899-AABBCCDDEEFF}</GUID><Name>Pump house</Name><ObjectId>1</ObjectId><PlannedStartDate>2026-01-05T08:00:00</PlannedStartDate><WBS><Code>C</Code><Name>Civil works</Name><ObjectId>1</ObjectId></WBS>${activity(1, 'A10', 'Dig', 16)}${activity(2, 'A20', 'Pour', 24)}</Project></APIBusinessObjects>`;
  const update = await upload(owner, Buffer.from(newer));
  expect(update.proposal).toMatchObject({ kind: 'update', projectId, because: 'same-guid', hasChanges: true });
  await commit(owner, { importId: update.importId, target: { kind: 'update', projectId } });
  expect((await computedPlan(owner, projectId)).tasks.durationTicks.slice(1)).toEqual([9600, 14_400]);
});

test('the undoing of an import that made a project removes it, unless something was changed since', async () => {
  const made = await importAs('To be undone');
  await plans.undoImport({ importId: made.importId });
  expect(await refusal(projects.getProject({ projectId: made.projectId }))).toBe('record-missing');
  const kept = await importAs('To be kept');
  await plans.changePlan({
    planId: kept.planId,
    baseRevision: 1,
    changes: [{ entity: 'task', id: '2', field: 'name', from: 'Design', to: 'Mine' }],
  });
  const error = await plans.undoImport({ importId: kept.importId }).catch((fault: unknown) => fault);
  expect(error).toMatchObject({
    code: 'import-changed-since',
    details: { changed: [{ entity: 'task', field: 'name' }] },
  });
});

test.each([
  ['not XML', 'nonsense', 'not-this-format'],
  ['cut off', '<?xml version="1.0"?><Project xmlns="http://schemas.microsoft.com/project"><Tasks>', 'truncated'],
])('a file that is %s is refused and changes nothing', async (_, text, code) => {
  const count = async () => (await projects.listProjects({})).items.length;
  const before = await count();
  const refused = await upload(owner, Buffer.from(text));
  expect(refused).toMatchObject({ state: 'refused', refusal: { code }, proposal: null });
  const target = { kind: 'new' as const, name: 'x', officeId };
  expect(await refusal(plans.commitImport({ importId: refused.importId, target }))).toBe('import-not-ready');
  expect(await count()).toBe(before);
});

test('a date leads back to its origin', async () => {
  const { projectId, planId } = await importAs('Explained');
  await computedPlan(owner, projectId);
  const { steps, task } = await plans.explainTask({ planId, uid: 4 });
  expect(steps.map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
    'Done: predecessor',
    'Build: predecessor',
    'Design: project-start',
  ]);
  expect(steps[0]?.sentence.key).toBe('plans.reason.predecessor.FS.none.own');
  expect(task).toMatchObject({ varianceDays: 0, comparisonFinish: '2026-01-16T17:00:00' });
});

test('a baseline takes the place of the first import, and its clearing gives it back', async () => {
  const { projectId, planId } = await importAs('Baselined');
  await computedPlan(owner, projectId);
  await plans.setBaseline({ planId, number: 0 });
  const overview = await until(
    () => reporting.getProjectOverview({ projectId }),
    ({ comparison }) => comparison === 'baseline',
  );
  expect(overview.canSetBaseline).toBe(false);
  expect((await plans.listBaselines({ planId })).items).toMatchObject([
    { number: 0, tasks: 4, setBy: 'Olga Owner', finish: '2026-01-16T17:00:00' },
  ]);
  await plans.clearBaseline({ planId, number: 0 });
  expect((await computedPlan(owner, projectId)).comparison).toBe('first-import');
});

test('a project by hand: blank, renamed, archived, restored, deleted with what is lost named', async () => {
  const made = await projects.createProject({ officeId, name: 'By hand' });
  const { projectId } = made;
  expect(await refusal(projects.createProject({ officeId, name: 'by HAND' }))).toBe('project-name-taken');
  expect((await computedPlan(owner, projectId)).tasks.uid).toEqual([]);
  const renamed = await projects.updateProject({
    projectId,
    changes: [{ field: 'name', from: 'By hand', to: 'Renamed' }],
  });
  expect(renamed.name).toBe('Renamed');
  expect(
    await refusal(projects.updateProject({ projectId, changes: [{ field: 'name', from: 'By hand', to: 'Other' }] })),
  ).toBe('changed-meanwhile');
  expect((await projects.archiveProject({ projectId })).state).toBe('archived');
  expect((await projects.listProjects({})).items.map((item) => item.projectId)).not.toContain(projectId);
  expect((await projects.restoreProject({ projectId })).archivedAt).toBeNull();
  const imported = await importAs('Losing');
  await computedPlan(owner, imported.projectId);
  const { losses } = await projects.describeDeletion({ projectId: imported.projectId });
  expect(losses).toEqual(
    expect.arrayContaining([
      { kind: 'task', count: 4 },
      { kind: 'link', count: 2 },
    ]),
  );
  expect(await refusal(projects.deleteProject({ projectId: imported.projectId, name: 'losing' }))).toBe(
    'project-name-differs',
  );
  await projects.deleteProject({ projectId: imported.projectId, name: 'Losing' });
  expect(await refusal(projects.getProject({ projectId: imported.projectId }))).toBe('record-missing');
});

test('who may only read writes nothing; another organisation sees nothing', async () => {
  const { projectId, planId } = await importAs('Guarded');
  const reader = clientsOf((await testPerson(portico.server, owner, 'team-member')).send);
  expect((await reader.plans.getPlan({ projectId })).planId).toBe(planId);
  const change = { entity: 'task', id: '2', field: 'name', from: 'Design', to: 'Theirs' } as const;
  expect(await refusal(reader.plans.changePlan({ planId, baseRevision: 1, changes: [change] }))).toBe(
    'permission-missing',
  );
  expect(await refusal(reader.plans.uploadImport({ fileName: 'a.xml' }, { file: Buffer.from('x') }))).toBe(
    'permission-missing',
  );
  expect(await refusal(reader.projects.archiveProject({ projectId }))).toBe('permission-missing');
  const stranger = await testOwner(portico);
  expect(await refusal(stranger.plans.getPlan({ projectId }))).toBe('record-missing');
  expect(await refusal(stranger.plans.changePlan({ planId, baseRevision: 1, changes: [change] }))).toBe(
    'record-missing',
  );
  expect((await stranger.reporting.getPortfolio({})).items).toEqual([]);
});
