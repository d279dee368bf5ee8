import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { refusal, testOrganisation, testPerson } from '#modules/offices/testing';
import { testSamples } from './testing.ts';

const { server, samplesOf, inSample } = await testSamples();

test('it is looked at with the eyes of its people, and no other organisation is', async () => {
  const { owner, samples, reporting, projects, changes } = await inSample();
  const { items } = await owner.offices.listPeople({});
  const director = items.find(({ name }) => name === 'Marta Quill')?.id ?? '';
  await samples.seeAs({ personId: director });
  expect((await reporting.getHome({})).yours.map(({ name }) => name)).toContain('Payroll Switch');
  expect((await samples.getSample({})).sample).toMatchObject({ isSeenAs: true });
  // with these eyes nobody else's are taken
  expect(await refusal(samples.seeAs({ personId: owner.personId }))).toBe('permission-missing');
  await samples.seeAsOneself({});
  expect((await samples.getSample({})).sample).toMatchObject({ isSeenAs: false });
  expect(await refusal(samples.seeAs({ personId: '00000000-0000-4000-8000-000000000000' }))).toBe('record-missing');

  const elsewhere = await testOrganisation(server);
  const colleague = await testPerson(server, elsewhere, 'sponsor');
  expect(await refusal(samplesOf(elsewhere).seeAs({ personId: colleague.personId }))).toBe('not-a-sample');
  expect(await refusal(samples.seeAs({ personId: colleague.personId }))).toBe('record-missing');
  expect(await refusal(samplesOf(colleague).seeAsOneself({}))).toBe('not-a-sample');

  // what is done there that person did, by the visitor: so it stands in the record and in the history
  const { items: listed } = await projects.listProjects({});
  const { projectId = '', toleranceDays = 0 } = listed.find(({ name }) => name === 'Office Move') ?? {};
  const lead = items.find(({ name }) => name === 'Ines Okafor')?.id ?? '';
  await samples.seeAs({ personId: lead });
  const change = { field: 'toleranceDays', from: toleranceDays, to: toleranceDays + 1 } as const;
  await projects.updateProject({ projectId, changes: [change] });
  await samples.seeAsOneself({});
  const { items: history } = await changes.listRecordHistory({ node: `project:${projectId}` });
  expect(history[0]).toMatchObject({ actorKind: 'visitor', actorName: 'Ines Okafor', visitorName: 'Olga Owner', canUndo: false }); // biome-ignore format: one line
  const { rows } = await sql<{ actor_id: string; on_behalf_of: string }>`
    select actor_id, on_behalf_of from audit_entry where id = ${history[0]?.entryId}`.execute(server.database.owner);
  expect(rows).toMatchObject([{ on_behalf_of: lead }]);
  expect(rows[0]?.actor_id).not.toBe(lead);

  // behind whom somebody stands, nobody else does
  const guest = await testPerson(server, owner, 'sponsor');
  expect(await refusal(samples.seeAs({ personId: guest.personId }))).toBe('person-has-account');
  expect((await samples.getSample({})).sample).toMatchObject({ isSeenAs: false });

  // signing out ends the session of whoever looks with another's eyes
  await samples.seeAs({ personId: director });
  await owner.offices.signOut({});
  expect(await refusal(samples.getSample({}))).toBe('not-signed-in');
});
