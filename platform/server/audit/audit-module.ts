import { auditContract } from '#platform/contract';
import type { Json } from '../changes/change.ts';
import { organisationNode } from '../http/access.ts';
import { defineModule } from '../http/define-module.ts';
import { defineJob } from '../jobs/define-job.ts';
import { startJob } from '../jobs/job.ts';
import { auditState } from './seal-entries.ts';
import { verifyChain } from './verify-chain.ts';

const verifyJob = 'audit.verify';

/** Whether the record of all changes is whole, for those who may read it. */
export const audit = defineModule({
  name: 'audit',
  contract: auditContract,
  handlers: {
    getAuditState: ({ tx }) => auditState(tx),
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
