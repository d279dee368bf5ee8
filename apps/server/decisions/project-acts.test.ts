import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { presets } from '#engine';
import type { contract as findingContract } from '#modules/findings/contract';
import { routes as findingRoutes } from '#modules/findings/routes';
import { refusal, type TestPerson, testPerson } from '#modules/offices/testing';
import type { contract as projectContract } from '#modules/projects/contract';
import { routes as projectRoutes } from '#modules/projects/routes';
import { testOwner, testPortico, until } from '#modules/reporting/testing';
import { type changeContract, changeRoutes, createClient } from '#platform/contract';
import { adopt, fact, find } from './testing.ts';

const portico = await testPortico();
const monday = '2026-01-05T09:00:00.000Z';
const projectsOf = (person: TestPerson) => createClient<typeof projectContract>(projectRoutes, person.send);
const findingsOf = (person: TestPerson) => createClient<typeof findingContract>(findingRoutes, person.send);

async function started(policy: Parameters<typeof adopt>[2]) {
  const owner = await testOwner(portico, monday);
  await adopt(portico, owner, policy);
  const { projectId } = await owner.projects.createProject({
    officeId: owner.officeId,
    name: 'Harbour',
    managerPersonId: owner.personId,
  });
  return { owner, projects: owner.projects, projectId };
}

const reason = 'So decided';
const proposing = {
  ...{ codes: ['cost.*'], severities: null, tiers: null, phases: null, actions: null, mayLoosen: true },
  ...{ enforcement: null, waivableBy: null, answerWithin: null, proposes: ['take-over' as const] },
};

test('phases are started one after the other, and a project is completed out of the last one', async () => {
  const { projects, projectId } = await started('supportive');
  expect(await refusal(projects.startPhase({ projectId, phase: 'close' }))).toBe('phase-not-next');
  expect((await projects.startPhase({ projectId, phase: 'deliver' })).phase).toBe('deliver');
  expect(await refusal(projects.closeProject({ projectId, outcome: 'completed', reason }))).toBe('phase-not-last');
  await projects.startPhase({ projectId, phase: 'close' });
  const closed = await projects.closeProject({ projectId, outcome: 'completed', reason });
  expect([closed.outcome, closed.closedAt, closed.closedBy]).toEqual(['completed', monday, 'Olga Owner']);
  expect(await refusal(projects.closeProject({ projectId, outcome: 'cancelled', reason }))).toBe('project-closed');
  expect(await refusal(projects.startPhase({ projectId, phase: 'deliver' }))).toBe('project-closed');
  expect((await projects.getProjectGovernance({ projectId })).acts).toEqual([]);
  const reopened = await projects.reopenProject({ projectId, reason });
  expect([reopened.closedAt, reopened.phase]).toEqual([null, 'close']);
  expect(await refusal(projects.reopenProject({ projectId, reason }))).toBe('project-not-closed');
});

test('a project that is opened again stands in the log with what was open then, by which rule of which version', async () => {
  const { owner, projects, projectId } = await started('controlling');
  await find(portico, owner, projectId, monday, [fact(projectId, 'cost.over', 'critical', { count: 3 })]);
  const [{ findingId = '' } = {}] = (await owner.findings.listRegister({ projectId, code: 'cost.over' })).items;
  await projects.closeProject({ projectId, outcome: 'cancelled', reason, acknowledge: [findingId] });
  await projects.reopenProject({ projectId, reason: 'The second store opens after all' });
  await adopt(portico, owner, 'directive');
  await find(portico, owner, projectId, monday, []);

  const [{ decisionId = '' } = {}] = (await owner.findings.listDecisions({ projectId, kind: 'override' })).items;
  const kept = await owner.findings.getDecision({ decisionId });
  expect(kept).toMatchObject({ outcome: 'done', reason: 'The second store opens after all', decidedBy: { personId: owner.personId } }); // biome-ignore format: one line
  expect(kept.findingIds).toContain(findingId);
  expect(kept.evidence.find(({ code }) => code === 'cost.over')).toMatchObject({
    severity: 'critical',
    sentence: { parameters: { count: 3 } },
    consequence: {
      action: 'standing',
      enforcement: 'warn',
      origins: { enforcement: { officeName: 'Acme', version: 1, ruleId: 'controlling.serious' } },
    },
  });
});

test('of two who start the same phase at once, one is refused', async () => {
  const { projects, projectId } = await started('supportive');
  const both = [1, 2].map(() => refusal(projects.startPhase({ projectId, phase: 'deliver' })));
  expect((await Promise.all(both)).sort()).toEqual(['allowed', 'phase-not-next']);
});

test('closing and starting a phase exclude each other', async () => {
  const { projects, projectId } = await started('supportive');
  const outcomes = await Promise.all([
    refusal(projects.startPhase({ projectId, phase: 'deliver' })),
    refusal(projects.closeProject({ projectId, outcome: 'cancelled', reason })),
  ]);
  const { phase, outcome } = await projects.getProject({ projectId });
  expect([...outcomes, phase, outcome]).toEqual(
    outcomes[0] === 'allowed' ? ['allowed', 'allowed', 'deliver', 'cancelled'] : ['project-closed', 'allowed', 'start', 'cancelled'], // biome-ignore format: two ways
  );
});

test('the page tells beforehand what the act would meet, and by which rule', async () => {
  const { owner, projects, projectId } = await started('controlling');
  await find(portico, owner, projectId, monday, [fact(projectId, 'governance.no-owner', 'major')]);
  const { acts, phase, tier } = await projects.getProjectGovernance({ projectId });
  expect([phase, tier, acts.map(({ action }) => action)]).toEqual(['start', 'small', ['set-baseline', 'start-phase']]);
  const blocking = acts[1]?.inTheWay.filter(({ consequence }) => consequence.enforcement === 'block');
  expect(blocking?.map(({ code, consequence }) => [code, consequence.origins.enforcement?.ruleId])).toContainEqual([
    'governance.no-owner',
    'controlling.standards',
  ]);
  expect(await refusal(projects.startPhase({ projectId, phase: 'deliver' }))).toBe('act-blocked');
  expect((await projects.getProject({ projectId })).phase).toBe('start');
});

test('the page tells how far the work of the plan is, before anybody closes', async () => {
  const { owner, projects, projectId } = await started('supportive');
  const work = async () => (await projects.getProjectGovernance({ projectId })).work;
  expect(await work()).toBe(null);
  const { planId } = await owner.plans.getPlan({ projectId });
  const task = (id: string, percentComplete: number) => ({
    ...{ entity: 'task' as const, id, field: null, from: null },
    to: { name: `Task ${id}`, durationTicks: 4800, place: { parentUid: null, afterUid: null }, percentComplete },
  });
  await owner.plans.changePlan({ planId, baseRevision: 1, changes: [task('-1', 100), task('-2', 0)] });
  expect(await until(work, (told) => told?.tasks === 2)).toEqual({ tasks: 2, completed: 1 });
});

test('the facts of a project decide its tier, by the thresholds of its office', async () => {
  const { projects, projectId } = await started('supportive');
  const tier = async () => {
    const { tier: found, because } = await projects.getProjectGovernance({ projectId });
    return [found, because];
  };
  expect(await tier()).toEqual(['small', []]);
  await projects.updateProject({ projectId, changes: [{ field: 'budgetMinor', from: null, to: 25_000_000 }] });
  expect(await tier()).toEqual(['standard', ['budgetMinor']]);
  await projects.updateProject({ projectId, changes: [{ field: 'risk', from: null, to: 'high' }] });
  expect(await tier()).toEqual(['major', ['risk']]);
});

test('who named the manager while the line had the project does not name him again by undo once the office has it', async () => {
  const { owner, projects, projectId } = await started('controlling');
  const at = `office:${owner.officeId}`;
  const [programme, first, second, board] = [
    await testPerson(portico.server, owner, 'programme-manager', at),
    await testPerson(portico.server, owner, 'project-manager', at),
    await testPerson(portico.server, owner, 'project-manager', at),
    await testPerson(portico.server, owner, 'board-member', at),
  ];
  const named = (from: string | null, to: string) => ({
    projectId,
    changes: [{ field: 'managerPersonId' as const, from, to }],
  });
  const { entryId } = await projectsOf(programme).updateProject(named(owner.personId, first.personId));
  const lead = await testPerson(portico.server, owner, 'pmo-lead', at);
  const { decisionId } = await projectsOf(lead).proposeHandOver({ projectId, move: 'take-over', reason });
  await findingsOf(board).decide({ decisionId, option: 'take-over', reason });
  await projects.updateProject(named(null, second.personId));
  const { undoChange } = createClient<typeof changeContract>(changeRoutes, programme.send);
  const choice = { entity: 'project', id: projectId, field: 'manager_person_id', seen: second.personId, take: 'back' as const }; // biome-ignore format: one record
  expect(await refusal(undoChange({ entryId: entryId ?? '', choices: [choice] }))).toBe('permission-missing');
  expect((await projects.getProject({ projectId })).managerPersonId).toBe(second.personId);
});

test('the board takes a project over and gives it back; the manager who was there keeps reading', async () => {
  const { owner, projects, projectId } = await started('controlling');
  const manager = await testPerson(portico.server, owner, 'project-manager', `project:${projectId}`);
  const board = await testPerson(portico.server, owner, 'board-member', `office:${owner.officeId}`);
  const lead = await testPerson(portico.server, owner, 'pmo-lead', `office:${owner.officeId}`);
  await projects.updateProject({
    projectId,
    changes: [{ field: 'managerPersonId', from: owner.personId, to: manager.personId }],
  });
  const propose = { projectId, move: 'take-over', reason } as const;
  expect(await refusal(projectsOf(manager).proposeHandOver(propose))).toBe('permission-missing');
  expect(await refusal(projects.proposeHandOver({ ...propose, move: 'hand-back' }))).toBe('project-owned-by-line');
  const { decisionId } = await projectsOf(lead).proposeHandOver(propose);
  const answer = { decisionId, option: 'take-over', reason };
  expect(await refusal(findingsOf(manager).decide(answer))).not.toBe('allowed');
  await findingsOf(board).decide(answer);
  const taken = await projects.getProject({ projectId });
  expect([taken.ownership, taken.managerPersonId]).toEqual(['office', null]);
  expect((await projectsOf(manager).getProject({ projectId })).ownership).toBe('office');
  const renamed = { projectId, changes: [{ field: 'name' as const, from: 'Harbour', to: 'Port' }] };
  expect(await refusal(projectsOf(manager).updateProject(renamed))).toBe('permission-missing');

  const back = await projectsOf(lead).proposeHandOver({ projectId, move: 'hand-back', reason });
  await findingsOf(board).decide({
    decisionId: back.decisionId,
    option: 'hand-back',
    reason,
    personId: manager.personId,
  });
  await projectsOf(manager).updateProject(renamed);
  expect((await projects.getProject({ projectId })).ownership).toBe('line');
});

test('a rule proposes the take-over of what it finds, once', async () => {
  const takeOver = { ...presets.controlling, rules: [{ ...proposing, id: 'own.take-over' }] };
  const { owner, projectId } = await started(takeOver);
  const board = findingsOf(await testPerson(portico.server, owner, 'board-member', `office:${owner.officeId}`));
  const ruin = fact(projectId, 'cost.ruin', 'critical');
  await find(portico, owner, projectId, monday, [ruin]);
  const asked = async () => (await board.listDecisions({ projectId, kind: 'take-over', state: 'open' })).items;
  const [proposal] = await asked();
  expect([proposal?.askedRole, proposal?.askedBy, proposal?.findingIds.length]).toEqual(['board-member', null, 1]);
  await board.decide({ decisionId: proposal?.decisionId ?? '', option: 'leave', reason });
  await find(portico, owner, projectId, monday, [{ ...ruin, values: { count: 2 } }]);
  expect(await asked()).toEqual([]);
});

test('what was asked already is not asked again, and a question left over moves nobody who was named since', async () => {
  const { owner, projects, projectId } = await started('supportive');
  const at = `office:${owner.officeId}`;
  const board = findingsOf(await testPerson(portico.server, owner, 'board-member', at));
  const lead = projectsOf(await testPerson(portico.server, owner, 'pmo-lead', at));
  const manager = await testPerson(portico.server, owner, 'team-member', `project:${projectId}`);
  const propose = { projectId, move: 'take-over', reason } as const;
  const { decisionId: asked } = await lead.proposeHandOver(propose);
  expect(await refusal(lead.proposeHandOver(propose))).toBe('asked-already');
  // it was asked a second time all the same, by a transaction that saw no question yet
  const { rows } = await sql<{ id: string }>`
    insert into decision select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid()))).*
    from decision d where id = ${asked} returning id`.execute(portico.server.database.owner);
  const left = rows[0]?.id ?? '';
  await board.decide({ decisionId: asked, option: 'take-over', reason, personId: manager.personId });
  await board.decide({ decisionId: left, option: 'take-over', reason });
  const { ownership, managerPersonId } = await projects.getProject({ projectId });
  expect([ownership, managerPersonId]).toEqual(['office', manager.personId]);
  await projectsOf(manager).startPhase({ projectId, phase: 'deliver' });
});

test('of a project that was archived meanwhile nothing is moved, but the question can be left', async () => {
  const { owner, projects, projectId } = await started('supportive');
  const at = `office:${owner.officeId}`;
  const board = findingsOf(await testPerson(portico.server, owner, 'board-member', at));
  const { decisionId } = await projects.proposeHandOver({ projectId, move: 'take-over', reason });
  await projects.archiveProject({ projectId });
  expect(await refusal(board.decide({ decisionId, option: 'take-over', reason }))).toBe('project-ended');
  await board.decide({ decisionId, option: 'leave', reason });
  expect((await projects.getProject({ projectId })).ownership).toBe('line');
});

test('a directive office has its projects from the start, and names their managers', async () => {
  const { owner, projects, projectId } = await started('directive');
  expect((await projects.getProject({ projectId })).ownership).toBe('office');
  const manager = await testPerson(portico.server, owner, 'project-manager', `project:${projectId}`);
  const change = {
    projectId,
    changes: [{ field: 'managerPersonId' as const, from: owner.personId, to: manager.personId }],
  };
  expect(await refusal(projectsOf(manager).updateProject(change))).toBe('permission-missing');
  await projects.updateProject(change);
});
