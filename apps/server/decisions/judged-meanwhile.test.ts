import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { type PmoType, type Policy, presets, type Rule } from '#engine';
import { recordDecision, runChecks } from '#modules/findings/actions';
import { evaluateConsequences } from '#modules/findings/actions/evaluate-consequences';
import { registerFindings } from '#modules/findings/actions/register-findings';
import { lockFindings } from '#modules/findings/queries';
import { planSource } from '#modules/plans/actions/guard-plan';
import { judgedAnew } from '#modules/plans/actions/plan-changed';
import { computedPlan, testOwner, testPortico } from '#modules/reporting/testing';
import { untilSomebodyWaits } from '#platform/server/jobs/testing';
import { adopt, fact, find, inside } from './testing.ts';

const portico = await testPortico();
afterAll(() => expect(portico.faults).toEqual([]));

const at = (time: string) => `2026-01-05T${time}.000Z`;
const monday = at('09:00:00');
const code = 'data.gone';

async function found(policy: PmoType | Policy) {
  const owner = await testOwner(portico, monday);
  await adopt(portico, owner, policy);
  const { projectId } = await owner.projects.createProject({ officeId: owner.officeId, name: 'Harbour' });
  await find(portico, owner, projectId, monday, [fact(projectId, code, 'major')]);
  const { items } = await owner.findings.listRegister({ projectId, code });
  const findingId = items[0]?.findingId ?? '';
  const enforcement = async () =>
    (await owner.findings.listConsequences({ findingId })).items.find(
      ({ action, endedAt }) => action === 'set-baseline' && endedAt === null,
    )?.enforcement;
  const evaluate = (now: string) =>
    inside(portico, owner, now, (call) => evaluateConsequences(call, { kind: 'project', id: projectId }));
  const waive = (now: string, until: string) =>
    inside(portico, owner, now, (call) =>
      recordDecision(call, {
        ...{ kind: 'waiver', office_id: owner.officeId, project_id: projectId, finding_ids: [findingId] },
        ...{ question: { key: 'findings.question.waiver', parameters: {} }, action: 'set-baseline' },
        ...{ outcome: 'grant', reason: 'So', holds_until: until },
      }),
    );
  return { owner, projectId, enforcement, evaluate, waive };
}

test('whoever began before an answer and had to wait for the register counts the answer', async () => {
  const { enforcement, evaluate, waive } = await found('controlling');
  expect(await enforcement()).toBe('block');
  await waive(at('09:00:01'), at('10:00:00'));
  await evaluate(at('09:00:01'));
  expect(await enforcement()).toBe('advise');
  await evaluate(monday);
  expect(await enforcement()).toBe('advise');
});

test('whoever began before an answer ended and had to wait for the register does not have it hold again', async () => {
  const { enforcement, evaluate, waive } = await found('controlling');
  await waive(monday, at('10:00:00'));
  await evaluate(monday);
  await evaluate(at('10:00:00'));
  expect(await enforcement()).toBe('block');
  await evaluate(at('09:59:59'));
  expect(await enforcement()).toBe('block');
});

test('what follows from findings that stand follows the tier of their project', async () => {
  const [any] = presets.controlling.rules;
  const rule: Rule = { ...(any as Rule), id: 'majors', codes: [code], tiers: ['major'], enforcement: 'block' };
  const rules = [{ ...rule, severities: null, phases: null, actions: null }];
  const { owner, projectId, enforcement } = await found({ ...presets.supportive, rules });
  expect(await enforcement()).toBe('advise');
  await computedPlan(owner, projectId);
  const setRisk = (risk: string) =>
    inside(portico, owner, monday, async (call) => {
      await sql`update project set risk = ${risk} where id = ${projectId}`.execute(call.tx);
      await runChecks(call, 'project', [projectId]);
    });
  await setRisk('low');
  await setRisk('high'); // by which no finding comes or goes
  expect(await enforcement()).toBe('block');
});

test('a finding written while its project left the office goes after it', async () => {
  const { owner, projectId } = await found('supportive');
  const { officeId } = await owner.offices.createOffice({ parentId: owner.officeId, name: 'Quay', kind: 'division' });
  await owner.projects.updateProject({ projectId, changes: [{ field: 'officeId', from: owner.officeId, to: officeId }] }); // biome-ignore format: one line
  const facts = [fact(projectId, 'cost.late', 'major')];
  await find(portico, owner, projectId, monday, facts); // by who had read where it was
  await find(portico, { ...owner, officeId }, projectId, monday, facts);
  const { rows } = await sql<{ officeId: string }>`
    select office_id as "officeId" from finding where project_id = ${projectId} and code = 'cost.late'`.execute(
    portico.server.database.owner,
  );
  expect(rows).toEqual([{ officeId }]);
});

test('a project that leaves its office waits for the check that has read where it was, and takes what that found along', async () => {
  const { owner, projectId } = await found('supportive');
  const { officeId } = await owner.offices.createOffice({ parentId: owner.officeId, name: 'Pier', kind: 'division' });
  let moved: Promise<unknown> | undefined;
  await inside(portico, owner, monday, async (call) => {
    await lockFindings(call.tx, projectId);
    moved = owner.projects.updateProject({ projectId, changes: [{ field: 'officeId', from: owner.officeId, to: officeId }] }); // biome-ignore format: one line
    await untilSomebodyWaits(portico.server.database.owner);
    const scope = { kind: 'project', id: projectId, officeId: owner.officeId } as const;
    await registerFindings(call, scope, { raisedBy: 'risks' }, [{ ...fact(projectId, 'cost.late', 'major'), raisedBy: 'risks' }]); // biome-ignore format: one line
  });
  await moved;
  const { rows } = await sql<{ officeId: string }>`
    select distinct office_id as "officeId" from finding where project_id = ${projectId}`.execute(
    portico.server.database.owner,
  );
  expect(rows).toEqual([{ officeId }]);
});

test('a project that leaves its office while its plan is computed waits for it, and is not waited for', async () => {
  const { owner, projectId } = await found('supportive');
  const { officeId } = await owner.offices.createOffice({ parentId: owner.officeId, name: 'Dock', kind: 'division' });
  const plans = planSource(portico.services);
  let moved: Promise<unknown> | undefined;
  await inside(portico, owner, monday, async (call) => {
    await plans.hold(call, { kind: 'project', id: projectId });
    moved = owner.projects.updateProject({ projectId, changes: [{ field: 'officeId', from: owner.officeId, to: officeId }] }); // biome-ignore format: one line
    await untilSomebodyWaits(portico.server.database.owner);
    await sql`set local lock_timeout = 500`.execute(call.tx); // before the database ends one of two who wait for each other
    await lockFindings(call.tx, projectId);
  });
  await moved;
});

test('an act that began before the plan was to be judged otherwise does not go by what was', async () => {
  const { owner, projectId } = await found('controlling');
  await computedPlan(owner, projectId);
  const plans = planSource(portico.services);
  await inside(portico, owner, at('09:00:01'), async (call) => {
    const subject = { kind: 'project', id: projectId } as const;
    expect(await plans.hold({ ...call, now: monday }, subject)).toBe(true);
    await judgedAnew(call, projectId);
    expect(await plans.hold({ ...call, now: monday }, subject)).toBe(false);
  });
});
