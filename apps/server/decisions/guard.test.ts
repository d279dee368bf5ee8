import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { guard } from '#modules/findings/actions';
import { reconcileFindings } from '#modules/findings/testing';
import { refusal } from '#modules/offices/testing';
import { advanceClock, computedPlan, testOwner, testPortico } from '#modules/reporting/testing';
import type { OperationError } from '#platform/contract';
import { inOrganisation } from '#platform/server';
import { adopt, fact, find } from './testing.ts';

const portico = await testPortico();
const monday = '2026-01-05T09:00:00.000Z';
const { app, owner: database } = portico.server.database;

async function governed(policy: Parameters<typeof adopt>[2]) {
  const owner = await testOwner(portico, monday);
  await adopt(portico, owner, policy);
  const { projectId } = await owner.projects.createProject({
    officeId: owner.officeId,
    name: 'Harbour',
    managerPersonId: owner.personId,
  });
  const { planId } = await computedPlan(owner, projectId);
  return { owner, projectId, planId, set: (more = {}) => owner.plans.setBaseline({ planId, number: 0, ...more }) };
}

const failed = (work: Promise<unknown>) =>
  work.then(
    () => {
      throw new Error('It was allowed.');
    },
    (error) => error as OperationError,
  );

const kept = async (projectId: string) => {
  const { rows } = await sql<{ kind: string; outcome: string; results: string[] }>`
    select kind, outcome, (select array_agg(distinct result) from consequence c where c.decision_id = d.id) as results
    from decision d where project_id = ${projectId} and kind = 'baseline' order by asked_at, id`.execute(database);
  return rows;
};

test('a block names the finding, its rule with version, who may waive it and what clears it, and is kept', async () => {
  const { owner, projectId, set } = await governed('controlling');
  await find(portico, owner, projectId, monday, [fact(projectId, 'governance.no-owner', 'major', { count: 2 })]);
  const error = await failed(set());
  expect(error.code).toBe('act-blocked');
  expect(error.details).toMatchObject({
    action: 'set-baseline',
    findings: [
      {
        code: 'governance.no-owner',
        enforcement: 'block',
        sentence: { key: 'risks.finding.governance.no-owner.sentence', parameters: { count: 2 } },
        rule: { officeId: owner.officeId, version: 1, ruleId: 'controlling.standards' },
        waivableBy: 'pmo-lead',
        clearedBy: ['correction', 'waiver'],
      },
    ],
  });
  expect((await owner.plans.listBaselines({ planId: (await owner.plans.getPlan({ projectId })).planId })).items).toEqual([]); // biome-ignore format: one line
  expect(await kept(projectId)).toEqual([{ kind: 'baseline', outcome: 'refused', results: ['advised', 'refused'] }]);
});

test('a warning is acknowledged by whoever acts, and only what he has read; advice stops nobody', async () => {
  const { owner, projectId, set } = await governed('supportive');
  await find(portico, owner, projectId, monday, [
    fact(projectId, 'cost.over', 'critical'),
    fact(projectId, 'cost.near', 'major'),
  ]);
  const error = await failed(set());
  const { findings } = error.details as { findings: { findingId: string; code: string }[] };
  expect([error.code, findings.map(({ code }) => code)]).toEqual(['act-warned', ['cost.over']]);
  expect(await kept(projectId)).toEqual([]);
  await set({ acknowledge: [findings[0]?.findingId] });
  expect(await kept(projectId)).toEqual([{ kind: 'baseline', outcome: 'done', results: ['acknowledged', 'advised'] }]);
});

test('what changed between page and act is judged as it is at the act', async () => {
  const { owner, projectId, planId, set } = await governed('controlling');
  await set(); // nothing stands in the way
  await find(portico, owner, projectId, monday, [fact(projectId, 'data.gone', 'critical')]);
  expect(await refusal(set())).toBe('act-blocked');
  await find(portico, owner, projectId, monday, []);
  await set();
  await adopt(portico, owner, 'directive');
  await find(portico, owner, projectId, monday, [fact(projectId, 'data.gone', 'minor')]);
  expect(await refusal(set())).toBe('act-warned');
  await advanceClock(portico, owner, '2026-01-06T09:00:00.000Z');
  const { revision } = await owner.plans.getPlan({ projectId });
  const lag = { entity: 'project', id: planId, field: 'name', from: 'Harbour', to: 'Port' } as const;
  await owner.plans.changePlan({ planId, baseRevision: revision, changes: [lag] }); // not computed yet at the act
  expect(await refusal(set())).toBe('act-warned');
});

test('of two acts that would each be allowed alone, the second sees what the first did', async () => {
  const { owner, projectId } = await governed('controlling');
  const act = () =>
    inOrganisation(app, owner.organisationId, async (tx) => {
      const call = { tx, organisationId: owner.organisationId, actor: { kind: 'system', id: 't' }, operation: 't', now: monday } as const; // biome-ignore format: one line
      await guard(call, 'set-baseline', { kind: 'project', id: projectId });
      await reconcileFindings(call, { kind: 'project', id: projectId, officeId: owner.officeId, raisedBy: 'risks' }, [
        fact(projectId, 'data.both', 'critical'),
      ]);
    });
  const outcomes = await Promise.all([refusal(act()), refusal(act()), refusal(act())]);
  expect(outcomes.sort()).toEqual(['act-blocked', 'act-blocked', 'allowed']);
});

test('a baseline is cleared, and a change of it taken back or made again, only as one may be set; the log keeps each', async () => {
  const { owner, projectId, planId, set } = await governed('controlling');
  const baselines = async () => (await owner.plans.listBaselines({ planId })).items.length;
  const { entryId } = await set();
  const change = { entryId: entryId ?? '' };
  const inTheWay = fact(projectId, 'governance.no-owner', 'major', { count: 2 });
  await find(portico, owner, projectId, monday, [inTheWay]);
  const clear = (more = {}) => owner.plans.clearBaseline({ planId, number: 0, ...more });
  expect((await failed(clear())).code).toBe('act-blocked');
  const undoing = await failed(owner.changes.undoChange(change));
  expect([undoing.code, undoing.details]).toMatchObject(['not-undoable', { findings: [{ code: inTheWay.code }] }]);
  expect(await baselines()).toBe(1);

  await find(portico, owner, projectId, monday, []);
  await owner.changes.undoChange(change);
  expect(await baselines()).toBe(0);
  await find(portico, owner, projectId, monday, [inTheWay]);
  expect(await refusal(owner.changes.redoChange(change))).toBe('not-undoable');
  expect(await baselines()).toBe(0);

  await find(portico, owner, projectId, monday, [fact(projectId, 'cost.over', 'critical')]);
  await owner.changes.redoChange(change); // what only warns was read when it was set
  const warned = await failed(clear());
  expect(warned.code).toBe('act-warned');
  const { findings } = warned.details as { readonly findings: readonly { readonly findingId: string }[] };
  await clear({ acknowledge: findings.map(({ findingId }) => findingId) });
  expect(await baselines()).toBe(0);
  expect((await kept(projectId)).map(({ outcome }) => outcome)).toEqual([
    ...['done', 'refused', 'refused', 'done', 'refused', 'done', 'done'],
  ]);
});
