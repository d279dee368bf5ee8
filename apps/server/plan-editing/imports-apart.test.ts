import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { schedule } from '#engine';
import { writeMspdi } from '#formats';
import { refusal, type TestPerson, testPerson } from '#modules/offices/testing';
import { smallPlan } from '#modules/plans/testing';
import { lockProject } from '#modules/projects/queries';
import { clientsOf, commit, testOwner, testPortico, until, upload } from '#modules/reporting/testing';
import { createClient, type jobContract, jobRoutes } from '#platform/contract';
import { inOrganisation } from '#platform/server';
import { untilSomebodyWaits } from '#platform/server/jobs/testing';

const portico = await testPortico();

const file = Buffer.from([...writeMspdi(smallPlan(), schedule(smallPlan()))].join(''));

/** Two offices, and who may import in one of them, in the other, and in both. */
async function twoOffices() {
  const owner = await testOwner(portico, '2026-01-05T09:00:00Z');
  const make = async (name: string) =>
    (await owner.offices.createOffice({ parentId: owner.officeId, name, kind: 'division' })).officeId;
  const [here, there] = [await make('Here'), await make('There')];
  const lead = (officeId: string) => testPerson(portico.server, owner, 'pmo-lead', `office:${officeId}`);
  const [ofHere, ofBoth] = [await lead(here), await lead(here)];
  await owner.offices.grantRole({ personId: ofBoth.personId, role: 'pmo-lead', node: `office:${there}` });
  const into = async (by: TestPerson, officeId: string, name: string) => {
    const { importId } = await upload(clientsOf(by.send), file, { officeId });
    const done = await commit(clientsOf(by.send), { importId, target: { kind: 'new', name, officeId } });
    return done.result?.projectId ?? '';
  };
  return { owner, here, there, ofHere, ofBoth, into };
}

test('a dry run tells of a plan of another office only those who may read it', async () => {
  const { here, there, ofHere, ofBoth, into } = await twoOffices();
  const projectId = await into(ofBoth, there, 'Secret tower');
  const { importId } = await upload(clientsOf(ofBoth.send), file, { officeId: here });
  const [own, other] = [clientsOf(ofBoth.send).plans, clientsOf(ofHere.send).plans];
  expect(await own.getImport({ importId })).toMatchObject({ proposal: { kind: 'update', projectId } });
  const told = [await other.getImport({ importId }), ...(await other.listImports({})).items];
  expect(told).toMatchObject([{ importId, proposal: { kind: 'new', officeId: here }, inTheWay: [] }, { importId }]);
  expect(JSON.stringify(told)).not.toMatch(new RegExp(`Secret tower|${projectId}`));
  // where it went is told no more than what it is like
  await commit(clientsOf(ofBoth.send), { importId, target: { kind: 'update', projectId } });
  expect(JSON.stringify(await other.listImports({}))).not.toMatch(new RegExp(`Secret tower|${projectId}`));
});

test('a file is not taken over into a project that was archived meanwhile', async () => {
  const { owner, here, ofHere, into } = await twoOffices();
  const projectId = await into(ofHere, here, 'Tower');
  const { importId } = await upload(owner, file, { projectId });
  const { app, owner: database } = portico.server.database;
  const jobId = await inOrganisation(app, owner.organisationId, async (tx) => {
    await lockProject(tx, projectId);
    const started = await owner.plans.commitImport({ importId, target: { kind: 'update', projectId } });
    await untilSomebodyWaits(database);
    await sql`update project set state = 'archived' where id = ${projectId}`.execute(tx);
    return started.jobId;
  });
  const { getJob } = createClient<typeof jobContract>(jobRoutes, owner.send);
  const job = await until(() => getJob({ jobId }), ({ state }) => state === 'failed'); // biome-ignore format: one line
  expect(job.error).toMatchObject({ code: 'project-archived' });
  expect(await owner.plans.getImport({ importId })).toMatchObject({ state: 'ready', result: null });
});

test('an import stands where it goes: who may not import there does not try it again either', async () => {
  const { here, there, ofHere, ofBoth } = await twoOffices();
  const { importId } = await upload(clientsOf(ofBoth.send), file, { officeId: here });
  expect(await refusal(clientsOf(ofHere.send).plans.getImport({ importId }))).toBe('allowed');
  await commit(clientsOf(ofBoth.send), { importId, target: { kind: 'new', name: 'Tower', officeId: there } });
  expect(await refusal(clientsOf(ofHere.send).plans.getImport({ importId }))).toBe('record-missing');
});

test('plans that one may not import into do not hide the one that one may', async () => {
  const { owner, here, there, ofHere, into } = await twoOffices();
  for (const name of ['One', 'Two', 'Three']) await into(owner, there, name);
  const projectId = await into(ofHere, here, 'Mine');
  const { proposal } = await upload(clientsOf(ofHere.send), file, { officeId: here });
  expect(proposal).toMatchObject({ kind: 'update', projectId });
});
