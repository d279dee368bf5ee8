import { expect, test } from 'vitest';
import { testOrganisation } from '#modules/offices/testing';
import { type auditContract, auditRoutes, createClient } from '#platform/contract';
import { sealEntries } from '#platform/server/audit/seal-entries';
import { testWorkingPortico } from './testing.ts';

const server = await testWorkingPortico({ runsJobs: true });
const owner = await testOrganisation(server);
const audit = createClient<typeof auditContract>(auditRoutes, owner.send);

test('the state of the record says how far it is sealed, and what the last check found', async () => {
  expect(await audit.getAuditState({})).toMatchObject({ sealed: 0, headAt: null, pending: 1, lastVerification: null });
  await sealEntries(server.database.app, owner.organisationId);
  const sealed = await audit.getAuditState({});
  expect(sealed).toMatchObject({ sealed: 1, pending: 0, headAt: expect.stringMatching(/Z$/) });
  const { jobId } = await audit.verifyAudit({});
  await expect
    .poll(async () => (await audit.getAuditState({})).lastVerification, { timeout: 20_000 })
    .toMatchObject({ jobId, state: 'done', verified: 1, broken: null });
});
