import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { testServer } from '#platform/server/http/testing';
import { fireFirst } from '#platform/server/timers/fire-timer';
import { onGovernedAnew, onPolicyAdopted } from './actions.ts';
import { directory, offices } from './server.ts';
import { refusal, type TestPerson, testOrganisation, testPerson } from './testing.ts';

const told: string[] = [];
onPolicyAdopted(async ({ what, version, inForceOn }) => {
  told.push(`${what} ${version} ${inForceOn}`);
});
onGovernedAnew(async ({ call }) => {
  told.push(`in force at ${call.now}`);
});

const server = await testServer([offices], directory);
const { app, owner: database } = server.database;
afterEach(() => {
  told.length = 0;
});

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

/** An organisation whose clock stands on the evening of 30 October in Berlin, with a drafted policy. */
async function drafting() {
  const owner = await testOrganisation(server);
  const officeId = (await owner.offices.listOffices({})).items[0]?.id ?? '';
  const at = (now: string) =>
    sql`update organisation set clock_at = ${now} where id = ${owner.organisationId}`.execute(database);
  await at('2026-10-30T21:00:00.000Z');
  const change = (from: 'supportive' | 'controlling', to: typeof from) =>
    owner.offices.changePolicyDraft({ officeId, changes: [{ part: 'preset', from, to }] });
  await change('supportive', 'controlling');
  const policy = () => owner.offices.getPolicy({ officeId });
  const adopt = async (inForceOn?: string, by: TestPerson = owner) => {
    const digest = (await policy()).draft?.digest ?? '';
    return by.offices.adoptPolicy({ officeId, digest, reason: 'Five months', ...(inForceOn && { inForceOn }) });
  };
  return { owner, officeId, at, change, policy, adopt };
}

test('a policy adopted for a day to come is shown so, governs nothing, and nothing is drafted beside it', async () => {
  const { owner, officeId, policy, change, adopt } = await drafting();
  expect(await adopt('2026-11-09')).toEqual({ version: 1 });
  const { inForce, chain, draft, mayWrite, mayAdopt } = await policy();
  expect([inForce, chain[0]?.version, mayWrite, mayAdopt]).toEqual([null, 0, false, true]);
  expect(draft).toMatchObject({
    policy: { type: 'controlling' },
    adoption: { version: 1, inForceOn: '2026-11-09', reason: 'Five months', adoptedBy: { id: owner.personId } },
  });
  expect((await owner.offices.simulatePolicy({ officeId })).findings).toBe(0);
  expect(await refusal(change('controlling', 'supportive'))).toBe('policy-ahead');
  expect(await refusal(adopt())).toBe('policy-ahead');
  const digest = draft?.digest ?? '';
  expect(await refusal(owner.offices.discardPolicyDraft({ officeId, digest }))).toBe('policy-ahead');
  expect((await owner.offices.listPolicyVersions({ officeId })).items).toEqual([]);
  expect(told).toEqual(['adopted 1 2026-11-09']);
});

test('as its day begins at the office it is in force, once, by whichever process comes first', async () => {
  const { owner, officeId, policy, at, adopt } = await drafting();
  await adopt('2026-11-09');
  await at('2026-11-08T22:59:59.000Z');
  expect(await fire(owner)).toBe('nothing');
  expect((await policy()).inForce).toBeNull();
  await at('2026-11-08T23:00:00.000Z'); // midnight in Berlin
  const fired = await Promise.all([fire(owner), fire(owner)]);
  expect([...fired, await fire(owner)].filter((one) => one === 'fired')).toHaveLength(1);
  expect(await policy()).toMatchObject({
    inForce: { version: 1, inForceOn: '2026-11-09' },
    draft: null,
    mayWrite: true,
    chain: [{ version: 1 }],
  });
  expect(told).toEqual(['adopted 1 2026-11-09', 'in force at 2026-11-08T23:00:00.000Z']);
  expect((await owner.offices.listPolicyVersions({ officeId })).items).toHaveLength(1);
  const late = { officeId, version: 1, reason: 'Too late' };
  expect(await refusal(owner.offices.withdrawPolicy(late))).toBe('policy-not-ahead');
});

test('until then it is withdrawn with a reason, is a draft again, and its day changes nothing', async () => {
  const { owner, officeId, policy, at, change, adopt } = await drafting();
  await adopt('2026-11-09');
  const withdrawing = { officeId, version: 1, reason: 'The board wants another look' };
  const lead = await testPerson(server, owner, 'pmo-analyst', `office:${officeId}`);
  expect(await refusal(lead.offices.withdrawPolicy(withdrawing))).toBe('permission-missing');
  expect(await refusal(owner.offices.withdrawPolicy({ ...withdrawing, version: 2 }))).toBe('policy-not-ahead');
  const { draft } = await owner.offices.withdrawPolicy(withdrawing);
  expect(draft).toMatchObject({ policy: { type: 'controlling' }, adoption: null });
  await at('2026-12-01T00:00:00.000Z');
  expect(await fire(owner)).toBe('nothing');
  expect(await policy()).toMatchObject({ inForce: null, mayWrite: true, draft: { adoption: null } });
  await change('controlling', 'supportive');
  expect(told).toEqual(['adopted 1 2026-11-09', 'withdrawn 1 2026-11-09']);
});

test('today is at once; a day that is past is refused', async () => {
  const { policy, adopt } = await drafting();
  expect(await refusal(adopt('2026-10-29'))).toBe('policy-day-past');
  expect((await policy()).draft?.adoption).toBeNull();
  await adopt('2026-10-30');
  expect(await policy()).toMatchObject({ inForce: { version: 1, inForceOn: null }, draft: null });
});

test('another time zone of the office, of one above or of the organisation moves the midnight that a policy waits for', async () => {
  const { owner, officeId, policy, at, adopt } = await drafting();
  await adopt('2026-11-09');
  const dueAt = async () => {
    const { rows } = await sql<{ due_at: string }>`
      select due_at from timer where name = 'offices.policy-in-force' and organisation_id = ${owner.organisationId}
    `.execute(database);
    return rows.map((row) => new Date(row.due_at).toISOString());
  };
  const berlin = '2026-11-08T23:00:00.000Z';
  expect(await dueAt()).toEqual([berlin]);
  const zone = (from: string | null, to: string | null) =>
    owner.offices.updateOffice({ officeId, changes: [{ field: 'timeZone', from, to }] });
  await zone(null, 'Asia/Tokyo');
  expect(await dueAt()).toEqual(['2026-11-08T15:00:00.000Z']);
  await zone('Asia/Tokyo', null);
  expect(await dueAt()).toEqual([berlin]);
  const { timeZone } = await owner.offices.getOrganisation({});
  await owner.offices.updateOrganisation({ changes: [{ field: 'timeZone', from: timeZone, to: 'Asia/Tokyo' }] });
  expect(await dueAt()).toEqual(['2026-11-08T15:00:00.000Z']);
  await at('2026-11-08T15:00:00.000Z');
  expect(await fire(owner)).toBe('fired');
  expect((await policy()).inForce?.version).toBe(1);
});
