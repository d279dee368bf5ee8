import { auditContract } from '#platform/contract';
import type { Call } from '../call.ts';
import type { Json } from '../changes/change.ts';
import type { Histories } from '../changes/record-history.ts';
import type { Tx } from '../database.ts';
import { organisationNode } from '../http/access.ts';
import { defineModule } from '../http/define-module.ts';
import type { People } from '../http/directory.ts';
import { defineJob } from '../jobs/define-job.ts';
import { findJobsOf, startJob } from '../jobs/job.ts';
import { listAuditEntries } from './list-entries.ts';
import { auditState } from './seal-entries.ts';
import { type ChainReport, verifyChain } from './verify-chain.ts';

const verifyJob = 'audit.verify';

/** Whether the record of all changes is whole, for those who may read it. */
export const auditServer = (histories: Histories, people: People) =>
  defineModule({
    name: 'audit',
    contract: auditContract,
    handlers: {
      getAuditState,
      listAuditEntries: async (call, input, { services }) =>
        listAuditEntries(
          { ...histories, scopeKinds: services.scopeKinds, timeZone: await people.timeZoneOf(call.tx) },
          call,
          input,
        ),
      verifyAudit: async (call) => ({
        jobId: await startJob(call, {
          kind: verifyJob,
          subject: { kind: organisationNode.kind, id: call.organisationId },
          payload: {},
        }),
      }),
    },
    jobs: [
      defineJob(verifyJob, async ({ organisationId, transaction, signal, report, finish }) => {
        const found = await verifyChain((work) => transaction(({ tx }) => work(tx)), organisationId, {
          signal,
          onProgress: report,
        });
        await finish(async () => ({ ...found }) as unknown as Json);
      }),
    ],
  });

/** How far the record is sealed, and how the last check of it ended. */
export async function getAuditState({ tx, organisationId }: Pick<Call, 'tx' | 'organisationId'>) {
  return { ...(await auditState(tx)), lastVerification: await lastVerification(tx, organisationId) };
}

/** The newest check that somebody asked for, as far as it came. */
async function lastVerification(tx: Tx, organisationId: string) {
  const found = await findJobsOf(tx, { kind: organisationNode.kind, id: organisationId }, 100);
  const job = found.find(({ kind }) => kind === verifyJob);
  if (!job) return null;
  const { verified = null, broken = null } = (job.result ?? {}) as unknown as Partial<ChainReport>;
  return { jobId: job.id, state: job.state, finishedAt: job.finishedAt, verified, broken };
}
