import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testOrganisation, testPerson } from '#modules/offices/testing';
import type { contract as planContract } from '#modules/plans/contract';
import { routes as planRoutes } from '#modules/plans/routes';
import type { contract as projectContract } from '#modules/projects/contract';
import { routes as projectRoutes } from '#modules/projects/routes';
import { createClient, type jobContract, jobRoutes } from '#platform/contract';
import { followWritten } from '#platform/server/changes/follow-writes';
import { testPortico } from './testing.ts';

const server = await testPortico();
const owner = await testOrganisation(server);
const manager = await testPerson(server, owner, 'project-manager');
const member = await testPerson(server, owner, 'team-member');
const jobsOf = ({ send }: typeof owner) => createClient<typeof jobContract>(jobRoutes, send);
async function upload({ send }: typeof owner, fileName: string): Promise<string> {
  const plans = createClient<typeof planContract>(planRoutes, send);
  const { jobId } = await plans.uploadImport({ fileName }, { file: Buffer.from('x') });
  return jobId ?? '';
}

const first = await upload(manager, 'first.xml');
const second = await upload(manager, 'second.xml');
const third = await upload(owner, 'third.xml');

const fail = (id: string) =>
  server.services.inOrganisation(owner.organisationId, (tx) =>
    sql`update job set state = 'failed', error = '{"code": "unexpected", "message": "x"}', finished_at = now()
      where id = ${id}`.execute(tx),
  );

test('everybody sees his own jobs, newest first, with subject, person and acts; who oversees them sees all', async () => {
  const own = await jobsOf(manager).listJobs({ whose: 'all' });
  expect(own.items).toMatchObject([
    { id: second, subjectName: 'second.xml', requestedByName: 'Person 2', isMine: true, acts: ['cancel'] },
    { id: first, kind: 'plans.read-import', state: 'queued', earlier: [] },
  ]);
  expect(own.counts).toEqual({ open: 2, failed: 0 });
  expect((await jobsOf(owner).listJobs({ whose: 'all' })).items.map(({ id }) => id)).toEqual([third, second, first]);
  expect((await jobsOf(owner).listJobs({})).items.map(({ id }) => id)).toEqual([third]);
  expect((await jobsOf(member).listJobs({ whose: 'all' })).items).toEqual([]);
});

test('the list comes in pages and by state, and a cursor that is none is refused', async () => {
  const { listJobs } = jobsOf(owner);
  const page = await listJobs({ whose: 'all', limit: 2 });
  expect(page.items.map(({ id }) => id)).toEqual([third, second]);
  const rest = await listJobs({ whose: 'all', limit: 2, after: page.next ?? '' });
  expect([rest.items.map(({ id }) => id), rest.next]).toEqual([[first], null]);
  expect((await listJobs({ whose: 'all', state: 'failed' })).items).toEqual([]);
  await expect(listJobs({ after: 'nothing' })).rejects.toMatchObject({ code: 'invalid-input' });
});

test('a failed job is tried again by who may, and says who asked before and why it failed', async () => {
  await expect(jobsOf(owner).retryJob({ jobId: first })).rejects.toMatchObject({ code: 'job-not-over' });
  await fail(first);
  await expect(jobsOf(member).retryJob({ jobId: first })).rejects.toMatchObject({ code: 'permission-missing' });
  const failed = await jobsOf(manager).listJobs({ state: 'failed' });
  expect(failed.items).toMatchObject([{ id: first, acts: ['retry'], error: { message: 'x' } }]);
  expect(await jobsOf(owner).retryJob({ jobId: first })).toMatchObject({ state: 'queued', error: null });
  const { items } = await jobsOf(owner).listJobs({ state: 'open' });
  expect(items.find(({ id }) => id === first)).toMatchObject({
    ...{ requestedByName: 'Olga Owner', isMine: true },
    earlier: [{ requestedByName: 'Person 2', error: { message: 'x' } }],
  });
});

test('tried again twice at once, a job is queued once', async () => {
  await fail(third);
  const waiting = async () => (await server.database.jobs.query(`select from graphile_worker.jobs`)).rowCount ?? 0;
  const before = await waiting();
  const again = () => jobsOf(owner).retryJob({ jobId: third });
  const answers = await Promise.allSettled([again(), again()]);
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const refused = answers.find((answer) => answer.status === 'rejected');
  expect(refused?.reason).toMatchObject({ code: 'job-not-over' });
  expect(await waiting()).toBe(before + 1);
});

test('what many edits of a moment concern is looked through once, each scope by one job', async () => {
  const projects = createClient<typeof projectContract>(projectRoutes, owner.send);
  const officeId = (await owner.offices.listOffices({})).items[0]?.id ?? '';
  const { database } = server;
  const ids: string[] = [];
  for (const name of ['One', 'Other']) ids.push((await projects.createProject({ officeId, name })).projectId);
  await followWritten(database.app, owner.organisationId);
  await database.jobs.query(`delete from graphile_worker._private_jobs`);
  for (let at = 0; at < 20; at++) {
    for (const projectId of ids) {
      const { name } = await projects.getProject({ projectId });
      await projects.updateProject({ projectId, changes: [{ field: 'name', from: name, to: `${name}.` }] });
    }
  }
  await followWritten(database.app, owner.organisationId);
  const { rows } = await database.jobs.query<{ id: string }>(`
    select json_array_elements_text(payload -> 'ids') as id from graphile_worker._private_jobs job
    join graphile_worker._private_tasks task on task.id = job.task_id where task.identifier = 'findings.check'`);
  expect(
    rows
      .map(({ id }) => id)
      .filter((id) => ids.includes(id))
      .sort(),
  ).toEqual(ids.toSorted());
});
