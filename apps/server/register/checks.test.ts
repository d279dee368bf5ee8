import { expect, test } from 'vitest';
import { testOwner, testPortico, until } from '#modules/reporting/testing';

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
