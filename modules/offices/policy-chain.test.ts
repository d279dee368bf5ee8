import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { presets } from '#engine';
import { type Call, inOrganisation, timeOrderedId, writeChanges } from '#platform/server';
import { testServer } from '#platform/server/http/testing';
import { testCall } from '#platform/server/testing';
import { ownsProjects, policyChain, policyChains } from './actions.ts';
import { directory, offices } from './server.ts';
import { testOrganisation } from './testing.ts';

const server = await testServer([offices], directory);
const owner = await testOrganisation(server);
const root = (await owner.offices.listOffices({})).items[0]?.id ?? '';
const below = async (parentId: string, name: string) =>
  (await owner.offices.createOffice({ parentId, name, kind: 'division' })).officeId;
const division = await below(root, 'Division');
const programme = await below(division, 'Programme');

const within = <T>(work: (call: Call) => Promise<T>) => testCall(server.database.app, owner.organisationId, work);
const chainOf = (office: string) => within(({ tx }) => policyChain(tx, office));

/** Writes a version as it stands after its adoption. */
const adopted = (office: string, version: number, policy = presets.controlling) => ({
  entity: 'policy-version',
  id: timeOrderedId(),
  field: null,
  from: null,
  to: JSON.parse(
    JSON.stringify({
      office_id: office,
      state: 'adopted',
      version,
      policy,
      reason: 'So decided',
      drafted_at: '2026-03-02T08:00:00.000Z',
      adopted_at: '2026-03-02T08:00:00.000Z',
    }),
  ),
});

test('where nothing was adopted, the supportive preset governs from the root as version 0', async () => {
  const shipped = [{ officeId: root, version: 0, policy: presets.supportive }];
  expect(await chainOf(root)).toEqual(shipped);
  expect(await chainOf(programme)).toEqual(shipped);
  expect(await chainOf(randomUUID())).toEqual([]);
});

test('a chain goes from the root down, with the last version of each office that has one', async () => {
  await within((call) =>
    writeChanges(call, [adopted(programme, 1), adopted(programme, 2, presets.directive), adopted(root, 1)]),
  );
  const [chains, owning] = await within(async ({ tx }) => [
    await policyChains(tx, [root, division, programme]),
    await Promise.all([division, programme].map((office) => ownsProjects(tx, office))),
  ]);
  const told = (office: string) => chains.get(office)?.map(({ officeId, version }) => [officeId, version]);
  expect(told(root)).toEqual([[root, 1]]);
  expect(told(division)).toEqual([[root, 1]]);
  expect(told(programme)).toEqual([
    [root, 1],
    [programme, 2],
  ]);
  expect(chains.get(programme)?.[1]?.policy).toEqual(presets.directive);
  expect(owning).toEqual([false, true]);
});

test('an adopted version is never changed again, by whatever way', async () => {
  const [first] = await within(({ tx }) => policyChain(tx, root));
  expect(first?.version).toBe(1);
  const change = { entity: 'policy-version', field: 'reason', from: 'So decided', to: 'Never mind' };
  const { id } = await server.database.owner
    .withTables<{ policy_version: { id: string; office_id: string } }>()
    .selectFrom('policy_version')
    .select('id')
    .where('office_id', '=', root)
    .executeTakeFirstOrThrow();
  await expect(within((call) => writeChanges(call, [{ ...change, id }]))).rejects.toThrow(/never changed/);
});

test('another organisation has its own', async () => {
  const other = await testOrganisation(server, 'Other');
  const chain = await inOrganisation(server.database.app, other.organisationId, (tx) => policyChain(tx, root));
  expect(chain).toEqual([]);
});
