import { sql } from 'kysely';
import { afterAll, expect, test, vi } from 'vitest';
import { schedule } from '#engine';
import { writeMspdi } from '#formats';
import { smallPlan } from '#modules/plans/testing';
import { lockProject } from '#modules/projects/queries';
import { createClient, type jobContract, jobRoutes } from '#platform/contract';
import { inOrganisation } from '#platform/server';
import { untilSomebodyWaits } from '#platform/server/jobs/testing';
import { commit, computedPlan, testOwner, testPortico, until, upload } from './testing.ts';

const portico = await testPortico();
const owner = await testOwner(portico, '2026-01-05T09:00:00Z');
const { plans, officeId } = owner;

afterAll(() => expect(portico.faults).toEqual([]));

const fileOf = (name: string) => Buffer.from([...writeMspdi(smallPlan(name), schedule(smallPlan(name)))].join(''));
const importAs = async (name: string) => {
  const { importId } = await upload(owner, fileOf(name));
  const { result } = await commit(owner, { importId, target: { kind: 'new', name, officeId } });
  if (!result) throw new Error(`${name} was not imported.`);
  return { ...result, importId };
};

test('who undoes an import that made a project takes the project before its plan, as everybody does', async () => {
  const made = await importAs('Held by another');
  await computedPlan(owner, made.projectId);
  const { app, owner: database } = portico.server.database;
  let undone: Promise<unknown> | undefined;
  await inOrganisation(app, owner.organisationId, async (tx) => {
    await lockProject(tx, made.projectId);
    undone = plans.undoImport({ importId: made.importId });
    await untilSomebodyWaits(database);
    await sql`select from plan where id = ${made.planId} for no key update`.execute(tx);
    await sql`select from plan_import where id = ${made.importId} for update`.execute(tx);
  });
  expect(await undone).toMatchObject({ state: 'undone' });
});

test('while a file updates a project, whoever deletes the project waits or goes first', async () => {
  const { projectId, planId } = await importAs('Updated and held');
  await computedPlan(owner, projectId);
  const { importId } = await upload(owner, fileOf('Updated and held'), { projectId });
  const { app, owner: database } = portico.server.database;
  let done: ReturnType<typeof commit> | undefined;
  await inOrganisation(app, owner.organisationId, async (tx) => {
    await lockProject(tx, projectId);
    await sql`select from plan where id = ${planId} for no key update`.execute(tx);
    done = commit(owner, { importId, target: { kind: 'update', projectId } });
    await untilSomebodyWaits(database);
    await sql`select from plan_import where id = ${importId} for update`.execute(tx);
  });
  expect(await done).toMatchObject({ state: 'committed' });
});

test('an import that is cancelled while it is written leaves the plan as it was, and can be taken over again', async () => {
  const { projectId } = await importAs('Cancelled halfway');
  const before = await computedPlan(owner, projectId);
  const { importId } = await upload(owner, fileOf('Cancelled anew'), { projectId });
  const target = { kind: 'update', projectId } as const;
  const { app, owner: database } = portico.server.database;
  const jobs = createClient<typeof jobContract>(jobRoutes, owner.send);
  const computing = vi.spyOn(portico.services.compute, 'run');
  let jobId = '';
  await inOrganisation(app, owner.organisationId, async (tx) => {
    await lockProject(tx, projectId);
    ({ jobId } = await plans.commitImport({ importId, target }));
    await untilSomebodyWaits(database);
    await jobs.cancelJob({ jobId });
    // the thread that writes has ended; what it had begun ends when its turn would have come
    const outcome = async () => computing.mock.settledResults.map(({ type }) => type);
    expect(await until(outcome, (settled) => settled.includes('rejected'))).toContain('rejected');
  });
  const job = await until(
    () => jobs.getJob({ jobId }),
    ({ state }) => state !== 'running',
  );
  expect([job.state, (await plans.getImport({ importId })).state]).toEqual(['cancelled', 'ready']);
  expect(await plans.getPlan({ projectId })).toEqual(before);
  expect(await commit(owner, { importId, target })).toMatchObject({ state: 'committed' });
  expect((await computedPlan(owner, projectId)).revision).toBeGreaterThan(before.revision);
});
