import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testServer } from '#platform/server/http/testing';
import { fireFirst } from '#platform/server/timers/fire-timer';
import { directory, offices } from './server.ts';
import { refusal, type TestPerson, testOrganisation, testPerson } from './testing.ts';

const server = await testServer([offices], directory);
const { app, owner: database } = server.database;

const dayOf = (day: number) => `2031-10-${String(day).padStart(2, '0')}`;
/** Late in the evening in Berlin. */
const evening = (day: number) => `${dayOf(day)}T20:00:00.000Z`;

const standAt = ({ organisationId }: TestPerson, now: string) =>
  sql`update organisation set clock_at = ${now} where id = ${organisationId}`.execute(database);

/** Fires the first timer that is due by the organisation's clock, as the server does. */
const fire = ({ organisationId }: TestPerson) =>
  fireFirst(
    {
      app,
      definitions: new Map(offices.timers.map((timer) => [timer.name, timer])),
      onFault: (_timer, error) => expect(error).toBeUndefined(),
      backOffMs: () => undefined,
    },
    organisationId,
  );

/** All that the pages of offices, people and policies read; nobody may do anything about the past, and no link was kept. */
async function read(by: TestPerson, officeId: string, past: { asOf?: string } = {}) {
  const api = by.offices;
  const at = { officeId, ...past };
  const { items: people } = await api.listPeople({ ...past });
  const policy = await api.getPolicy(at);
  const { items: versions } = await api.listPolicyVersions(at);
  const [last] = versions;
  const of = policy.draft ? ('draft' as const) : ('force' as const);
  return {
    tree: (await api.listOffices({ ...past })).items,
    office: { ...(await api.getOffice(at)), mayMove: null },
    roles: (await api.listOfficePeople(at)).items,
    people: people.map((one) => ({ ...one, linkExpiresAt: null })),
    absences: await Promise.all(people.map(({ id: personId }) => api.listAbsences({ personId, ...past }))),
    policy: { ...policy, mayWrite: null, mayAdopt: null },
    effective: await api.getEffectivePolicy({ ...at, of }),
    versions,
    version: last && (await api.getPolicyVersion({ ...at, version: last.version })),
    difference: last && (await api.diffPolicies({ ...at, to: last.version })),
  };
}

test('whatever was changed in offices, among people and in policies, each day is told as it was read on its evening', async () => {
  const owner = await testOrganisation(server);
  const api = owner.offices;
  await standAt(owner, evening(5));
  const root = (await api.listOffices({})).items[0]?.id ?? '';
  const { officeId } = await api.createOffice({ parentId: root, name: 'North', kind: 'division' });
  const member = await testPerson(server, owner, 'team-member', `office:${officeId}`);
  const { personId } = member;
  const draft = async () => (await api.getPolicy({ officeId })).draft?.digest ?? '';
  const preset = (from: 'controlling' | 'directive' | null, to: 'controlling' | 'directive') =>
    api.changePolicyDraft({ officeId, changes: [{ part: 'preset', from, to }] });
  let [assignmentId, absenceId, otherId] = ['', '', ''];

  const days: readonly (() => Promise<unknown>)[] = [
    async () => {
      ({ assignmentId } = await api.grantRole({ personId, role: 'project-manager', node: `office:${officeId}` }));
      await preset(null, 'controlling');
    },
    async () => {
      await api.adoptPolicy({ officeId, digest: await draft(), reason: 'So decided' });
      ({ absenceId } = await api.setAbsence({ personId, fromDay: dayOf(6), untilDay: dayOf(9) }));
    },
    async () => {
      await api.updateOffice({ officeId, changes: [{ field: 'name', from: 'North', to: 'North Sea' }] });
      await api.revokeRole({ assignmentId });
      await api.removeAbsence({ absenceId });
      ({ officeId: otherId } = await api.createOffice({ parentId: root, name: 'South', kind: 'division' }));
    },
    async () => {
      await api.moveOffice({ officeId, fromParentId: root, parentId: otherId });
      await preset('controlling', 'directive');
      await api.adoptPolicy({ officeId, digest: await draft(), reason: 'Stricter', inForceOn: dayOf(11) });
    },
    () => api.deactivatePerson({ personId }),
    async () => {
      await api.withdrawPolicy({ officeId, version: 2, reason: 'Too early' });
      await api.moveOffice({ officeId, fromParentId: otherId, parentId: root });
      await api.deleteOffice({ officeId: otherId });
    },
    async () => {
      const digest = await draft();
      await api.adoptPolicy({ officeId, digest, reason: 'Now', inForceOn: dayOf(12) });
      await api.updateOrganisation({ changes: [{ field: 'currencyCode', from: 'EUR', to: 'PLN' }] });
    },
    () => fire(owner),
  ];
  const evenings: unknown[] = [];
  for (const [index, act] of days.entries()) {
    await standAt(owner, evening(5 + index));
    await act();
    evenings.push(await read(owner, officeId));
  }
  await standAt(owner, evening(20));
  for (const [index, told] of evenings.entries()) {
    const asOf = dayOf(5 + index);
    expect(await read(owner, officeId, { asOf }), asOf).toEqual(told);
  }
  expect((await api.getPolicy({ officeId })).inForce?.version).toBe(2);
});

test('an office is not told of a day before it, nor a version, nor of any day to whom it is not his today', async () => {
  const owner = await testOrganisation(server);
  const api = owner.offices;
  await standAt(owner, evening(5));
  const root = (await api.listOffices({})).items[0]?.id ?? '';
  await api.createOffice({ parentId: root, name: 'West', kind: 'division' });
  await standAt(owner, evening(7));
  const { officeId } = await api.createOffice({ parentId: root, name: 'North', kind: 'division' });
  const asOf = dayOf(6);
  expect((await api.listOffices({ asOf })).items.map(({ name }) => name)).not.toContain('North');
  expect(await refusal(api.getOffice({ officeId, asOf }))).toBe('not-there-then');
  expect(await refusal(api.listOfficePeople({ officeId, asOf }))).toBe('not-there-then');
  expect(await refusal(api.getPolicy({ officeId, asOf }))).toBe('not-there-then');
  expect(await refusal(api.getPolicyVersion({ officeId: root, version: 1, asOf }))).toBe('not-there-then');
  const stranger = await testOrganisation(server);
  await standAt(stranger, evening(7));
  expect(await refusal(stranger.offices.getOffice({ officeId, asOf: dayOf(7) }))).toBe('record-missing');
});
