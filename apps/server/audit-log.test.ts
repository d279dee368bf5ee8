import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { refusal, type TestPerson, testOrganisation, testPerson } from '#modules/offices/testing';
import type { contract as projectContract } from '#modules/projects/contract';
import { routes as projectRoutes } from '#modules/projects/routes';
import { type auditContract, auditRoutes, createClient } from '#platform/contract';
import { testPortico } from './testing.ts';

/** Two offices beside each other, one of which runs what the other may not know of. */
const server = await testPortico();
const owner = await testOrganisation(server);
const logOf = ({ send }: TestPerson) => createClient<typeof auditContract>(auditRoutes, send);
const projects = createClient<typeof projectContract>(projectRoutes, owner.send);
const rootId = (await owner.offices.listOffices({})).items[0]?.id ?? '';
const officeOf = async (name: string) =>
  (await owner.offices.createOffice({ parentId: rootId, kind: 'programme', name })).officeId;
const [openOffice, closedOffice] = [await officeOf('Delivery'), await officeOf('Divestments')];
const { projectId: open } = await projects.createProject({ officeId: openOffice, name: 'Bridge' });
const { projectId: falcon } = await projects.createProject({ officeId: closedOffice, name: 'Falcon' });
await projects.updateProject({ projectId: open, changes: [{ field: 'name', from: 'Bridge', to: 'Long bridge' }] });
await projects.updateProject({ projectId: falcon, changes: [{ field: 'name', from: 'Falcon', to: 'Falcon two' }] });
// what a clock does is in the log too, under a name that no person has
await sql`insert into audit_entry (organisation_id, id, effective_at, actor_kind, actor_id, operation)
  values (${owner.organisationId}, gen_random_uuid(), now(), 'system', 'intake.look-again', 'deferProposal')`.execute(
  server.database.owner,
);
const auditor = await testPerson(server, owner, 'auditor');
const ofOpen = await testPerson(server, owner, 'auditor', `office:${openOffice}`);
const manager = await testPerson(server, owner, 'project-manager');
const log = logOf(auditor);

test('the log tells who changed what of which record from what to what, the latest first', async () => {
  const { items } = await log.listAuditEntries({ operation: 'updateProject' });
  expect(items.map(({ records }) => records)).toEqual([
    [{ kind: 'project', id: falcon, name: 'Falcon two' }],
    [{ kind: 'project', id: open, name: 'Long bridge' }],
  ]);
  expect(items[1]).toMatchObject({
    ...{ actorKind: 'person', actorName: expect.any(String), note: null },
    changes: [{ kind: 'changed', from: 'Bridge', to: 'Long bridge' }],
  });
});

test('it is filtered by person, act, record and days, and comes by pages', async () => {
  const first = await log.listAuditEntries({ limit: 2 });
  const all = await log.listAuditEntries({ limit: 500 });
  const second = await log.listAuditEntries({ limit: 500, after: first.next ?? '' });
  expect([...first.items, ...second.items]).toEqual(all.items);
  expect(second.next).toBeNull();
  expect(first.people.map(({ id }) => id)).toContain(owner.personId);
  expect(first.operations).toEqual(expect.arrayContaining(['createProject', 'updateProject']));
  const count = async (filter: object) => (await log.listAuditEntries(filter)).items.length;
  // made and renamed
  expect(await count({ node: `project:${open}` })).toBe(2);
  expect(await count({ node: `project:${open}`, personId: auditor.personId })).toBe(0);
  const end = '2999-12-31';
  expect(await count({ node: `project:${open}`, until: '2000-01-01' })).toBe(0);
  expect(await count({ node: `project:${open}`, from: '2000-01-01', until: end })).toBe(2);
});

test('who audits one office reads of its records alone, and nothing of a project beside it', async () => {
  const { items, next, people } = await logOf(ofOpen).listAuditEntries({});
  expect(items.map(({ operation }) => operation)).toEqual(['updateProject', 'createProject', 'createOffice']);
  expect(JSON.stringify(items)).not.toMatch(/Falcon|Divestments/);
  expect([next, people]).toEqual([null, []]);
  expect(await refusal(logOf(ofOpen).listAuditEntries({ node: `project:${falcon}` }))).toBe('record-missing');
});

test('who audits nothing is refused', async () => {
  expect(await refusal(logOf(manager).listAuditEntries({}))).toBe('permission-missing');
  expect(await refusal(logOf(manager).listAuditEntries({ node: `project:${open}` }))).toBe('permission-missing');
});
