import { reachOf } from '#modules/projects/actions/read-projects';
import { OperationError, errors as platformErrors } from '#platform/contract';
import { startJob } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import { lockImport, updateImport } from '../queries/imports.ts';
import { errors } from '../routes.ts';
import { type ReadPayload, readJob } from './read-import.ts';
import { tellImport } from './tell-import.ts';

/** Of a file that holds several plans another is to be taken: it is read again, and told of anew. */
export async function choosePlan(call: OperationCall, { importId, place }: { importId: string; place: number }) {
  const row = await lockImport(call.tx, importId);
  if (!row) throw new OperationError(platformErrors.recordMissing);
  if (row.state !== 'ready') throw new OperationError(errors.importNotReady);
  if (!row.fidelity?.plans?.[place]) throw new OperationError(errors.planNotInFile);
  const { officeIds, projectIds } = await reachOf(call.access, 'plan.import');
  const payload: ReadPayload = { importId, chosen: row.project_id, officeIds, projectIds, place };
  const jobId = await startJob(call, {
    kind: readJob,
    subject: { kind: 'import', id: importId },
    payload: { ...payload },
  });
  await updateImport(call.tx, importId, { state: 'reading', job_id: jobId });
  await tellImport(call.tx, importId);
  return { importId, jobId };
}
