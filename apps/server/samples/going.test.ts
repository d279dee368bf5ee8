import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { refusal, testOrganisation, testPerson } from '#modules/offices/testing';
import { testSamples } from './testing.ts';

const { server, samplesOf, until, inSample } = await testSamples();

const rowsOf = async (organisationId: string) => {
  const { rows: tables } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'organisation_id'`.execute(
    server.database.owner,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{ count: number }>`select count(*)::integer as count from ${sql.table(name)}
      where organisation_id = ${organisationId}`.execute(server.database.owner);
    if (rows[0]?.count) counts[name] = rows[0].count;
  }
  return counts;
};

/** Of what people wrote nothing is left; a check in hand may leave a trace until the next sweep. */
const gone = (organisationId: string) =>
  until(
    () => rowsOf(organisationId),
    (rows) => ['audit_entry', 'office', 'person', 'plan_task', 'project'].every((table) => !(table in rows)),
  );

test('it can be reset, and removed with all that was in it', async () => {
  const { owner, organisationId, projects, samples } = await inSample();
  const { items } = await projects.listProjects({});
  const [first] = items;
  await projects.updateProject({
    projectId: first?.projectId ?? '',
    changes: [{ field: 'name', from: first?.name ?? '', to: 'Renamed' }],
  });
  // of two clicks at once one resets it, the other makes no organisation besides
  const clicks = await Promise.allSettled([samples.resetSample({}), samples.resetSample({})]);
  const [next = ''] = clicks.flatMap((one) => (one.status === 'fulfilled' ? [one.value.organisationId] : []));
  const refused = clicks.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
  expect(refused).toEqual([expect.stringMatching(/^(sample-going|sample-still-loading|organisation-switched)$/)]);
  await gone(organisationId);
  await until(
    () => samples.getSample({}),
    ({ sample }) => sample?.isLoaded === true,
  );
  expect((await projects.listProjects({})).items.map(({ name }) => name)).not.toContain('Renamed');
  expect((await owner.offices.getOrganisation({})).id).toBe(next);

  const { organisationId: home } = await samples.removeSample({});
  expect(home).toBe(owner.organisationId);
  await gone(next);
  expect((await owner.offices.getOrganisation({})).name).toBe('Acme');
});

test('nothing but a sample is taken away, and by nobody but its owner', async () => {
  const owner = await testOrganisation(server);
  expect(await refusal(samplesOf(owner).removeSample({}))).toBe('not-a-sample');
  expect(await refusal(samplesOf(owner).resetSample({}))).toBe('not-a-sample');
  expect((await samplesOf(owner).getSample({})).sample).toBeNull();
  const { offices, ...there } = (await inSample()).owner;
  const lead = await testPerson(server, { ...there, offices }, 'pmo-lead');
  expect(await refusal(samplesOf(lead).removeSample({}))).toBe('permission-missing');
  expect(await refusal(samplesOf(lead).openSample({ key: 'wren-tide' }))).toBe('permission-missing');
});

test('the database itself refuses to take an organisation away that is no sample', async () => {
  const owner = await testOrganisation(server);
  const before = await rowsOf(owner.organisationId);
  const removing = server.services.inOrganisation(owner.organisationId, (tx) =>
    sql`select remove_sample()`.execute(tx),
  );
  await expect(removing).rejects.toThrow('no sample');
  expect(await rowsOf(owner.organisationId)).toEqual(before);
});
