import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { runChecks } from '#modules/findings/actions';
import { lockFindings } from '#modules/findings/queries';
import { testOwner, testPortico, until } from '#modules/reporting/testing';
import { untilSomebodyWaits } from '#platform/server/jobs/testing';
import { inside } from '../decisions/testing.ts';

const portico = await testPortico();
const monday = '2026-01-05T09:00:00.000Z';

test('a project without a manager is found within a moment, and no more once it has one', async () => {
  const owner = await testOwner(portico, monday);
  const { projectId } = await owner.projects.createProject({ officeId: owner.officeId, name: 'Harbour' });
  const codes = async () => (await owner.findings.listFindings({ projectId })).items.map(({ code }) => code);
  expect(await until(codes, (found) => found.includes('data.empty-plan'))).toContain('roles.no-manager');
  await owner.projects.updateProject({
    projectId,
    changes: [{ field: 'managerPersonId', from: null, to: owner.personId }],
  });
  await until(codes, (found) => !found.includes('roles.no-manager'));
  expect(portico.faults).toEqual([]);
});

test('a check that had to wait for another answers from what was written meanwhile', async () => {
  const owner = await testOwner(portico, monday);
  const { projectId } = await owner.projects.createProject({ officeId: owner.officeId, name: 'Quay' });
  const codes = async () => (await owner.findings.listFindings({ projectId })).items.map(({ code }) => code);
  await until(codes, (found) => found.includes('roles.no-manager') && found.includes('data.empty-plan'));
  const check = () => inside(portico, owner, monday, (call) => runChecks(call, 'project', [projectId]));
  let late: Promise<void> | undefined;
  await inside(portico, owner, monday, async ({ tx }) => {
    await lockFindings(tx, projectId);
    late = check();
    await untilSomebodyWaits(portico.server.database.owner);
    await sql`update project set manager_person_id = ${owner.personId} where id = ${projectId}`.execute(tx);
  });
  await late;
  expect(await codes()).not.toContain('roles.no-manager');
});
