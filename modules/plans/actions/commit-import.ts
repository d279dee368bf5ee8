import { officeSettings } from '#modules/offices/actions';
import { planNow } from '#modules/offices/actions/plan-now';
import { findProject, isNameTaken } from '#modules/projects/actions/read-projects';
import { errors as projectErrors } from '#modules/projects/routes';
import { OperationError, errors as platformErrors } from '#platform/contract';
import { type JobRun, startJob } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import type { CommitRequest, ImportTarget } from '../import-work.ts';
import { lockImport, updateImport } from '../queries/imports.ts';
import { errors } from '../routes.ts';
import { unwrap, type WorkerOutcome } from '../worker-fault.ts';
import { guardImport, setsBaselines } from './guard-import.ts';
import type { PlanServices } from './plan-services.ts';
import { tellImport } from './tell-import.ts';

/** The job that takes an import over. */
export const commitJob = 'plans.commit-import';

/**
 * Starts taking an import over, into a new project or as an update of one: where that sets baselines, only as the policies
 * allow it.
 */
export async function commitImport(
  call: OperationCall,
  {
    importId,
    target,
    acknowledge,
  }: { importId: string; target: ImportTarget; acknowledge?: readonly string[] | undefined },
) {
  const row = await lockImport(call.tx, importId);
  if (!row) throw new OperationError(platformErrors.recordMissing);
  if (row.state !== 'ready') throw new OperationError(errors.importNotReady);
  await assertTarget(call, target);
  const judgedRevision =
    target.kind === 'update' && setsBaselines(row, target.projectId)
      ? await guardImport(call, target.projectId, { acknowledge, question: 'baseline-imported' })
      : null;
  const jobId = await startJob(call, {
    kind: commitJob,
    subject: { kind: 'import', id: importId },
    payload: { importId, target: { ...target }, judgedRevision },
  });
  await updateImport(call.tx, importId, {
    state: 'committing',
    job_id: jobId,
    // from now on it stands where it goes: who may follow the job or try it again is asked there
    ...(target.kind === 'update' ? { project_id: target.projectId } : { office_id: target.officeId }),
  });
  await tellImport(call.tx, importId);
  return { importId, jobId };
}

export interface CommitPayload {
  readonly importId: string;
  readonly target: ImportTarget;
  /** The revision of the plan at which its baselines may be set; null: none may. */
  readonly judgedRevision: number | null;
}

async function assertTarget({ tx, access }: OperationCall, target: ImportTarget): Promise<void> {
  if (target.kind === 'update') {
    const project = await findProject(tx, target.projectId);
    const isAllowed = await access.holds('plan.import', { kind: 'project', id: target.projectId });
    if (project?.state !== 'active' || !isAllowed) throw new OperationError(errors.targetMissing);
    return;
  }
  const office = { kind: 'office', id: target.officeId };
  const isAllowed = (await access.holds('project.create', office)) && (await access.holds('plan.import', office));
  if (!isAllowed) throw new OperationError(errors.targetMissing);
  if (await isNameTaken(tx, target.officeId, target.name)) throw new OperationError(projectErrors.nameTaken);
}

/**
 * The job: a worker thread reads the file again and writes the whole plan in one transaction, which also marks the import
 * as committed. A run that is repeated after a crash finds that mark and is done.
 */
export async function takeOver(
  { compute, connection }: PlanServices,
  run: JobRun<CommitPayload & { jobId: string }>,
): Promise<void> {
  const { importId, target, judgedRevision = null, jobId } = run.payload;
  const request = await run.transaction(async ({ tx, actor, operation, now }): Promise<CommitRequest | undefined> => {
    const row = await lockImport(tx, importId);
    // one that went back to `ready` when it failed is tried again, unless it is taken over otherwise meanwhile
    if (row?.state === 'ready' && row.job_id === jobId) {
      await updateImport(tx, importId, { state: 'committing' });
      await tellImport(tx, importId);
    } else if (row?.state === 'ready' || row?.state === 'undone') throw new OperationError(errors.importNotReady);
    else if (row?.state !== 'committing') return undefined;
    const { timeZone } = await officeSettings(tx, row.office_id);
    const where = { connection, organisationId: run.organisationId };
    return {
      ...where,
      importId,
      fileId: row.file_id,
      place: row.fidelity?.taken ?? 0,
      actor,
      operation,
      now,
      planNow: planNow(now, timeZone),
      target,
      judgedRevision,
    };
  });
  if (request) {
    try {
      const outcome = await compute.run<WorkerOutcome<null>>('#modules/plans/worker', 'commitImportFile', request, {
        signal: run.signal,
        onProgress: (part) => run.report(Number(part)),
      });
      unwrap(outcome);
    } catch (error) {
      if (!(await isCommitted(run, importId, error))) throw error;
    }
  }
  await run.transaction((call) => tellImport(call.tx, importId));
}

/**
 * After a fault or a cancel. The lock waits for a worker's transaction that is still ending, so the answer is final.
 * What can be tried again goes back to `ready`; a server that stops leaves it to the next attempt.
 */
function isCommitted(run: JobRun<unknown>, importId: string, error: unknown): Promise<boolean> {
  return run.transaction(async ({ tx }) => {
    const row = await lockImport(tx, importId);
    if (row?.state === 'committed') return true;
    const isOver = error instanceof OperationError || run.signal.reason?.constructor?.name === 'JobCancelled';
    if (isOver) await updateImport(tx, importId, { state: 'ready' });
    await tellImport(tx, importId);
    return false;
  });
}
