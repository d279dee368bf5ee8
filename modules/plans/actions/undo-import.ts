import { removeProject } from '#modules/projects/actions/delete-project';
import type { ProjectPart } from '#modules/projects/actions/project-part';
import { holdProject } from '#modules/projects/actions/write-project';
import { OperationError, errors as platformErrors } from '#platform/contract';
import type { OperationCall } from '#platform/server/http/exchange';
import type { PlanImport } from '../contract.ts';
import type { UndoRequest } from '../import-work.ts';
import { changesSince, hasBaselineChanges } from '../queries/import-changes.ts';
import { findImport, lockImport, updateImport } from '../queries/imports.ts';
import { findPlanOfProject, lockPlan } from '../queries.ts';
import { errors } from '../routes.ts';
import type { PlanImportRow } from '../tables.ts';
import { unwrap, type WorkerOutcome } from '../worker-fault.ts';
import { describeImport } from './describe-import.ts';
import { guardImport } from './guard-import.ts';
import type { PlanServices } from './plan-services.ts';
import { tellImport } from './tell-import.ts';

/**
 * Takes an import back: a project that it made goes, a plan that it updated is as before. Refused with the records that
 * were changed since, as those changes would be lost.
 */
export async function undoImport(
  services: PlanServices,
  parts: readonly ProjectPart[],
  call: OperationCall,
  { importId }: { importId: string },
): Promise<PlanImport> {
  const found = await findImport(call.tx, importId);
  if (!found) throw new OperationError(platformErrors.recordMissing);
  if (found.state !== 'committed') throw new OperationError(errors.importNotCommitted);
  if (found.result?.isNewProject) await removeMade(parts, call, found);
  else await undoUpdate(services, call, found);
  await tellImport(call.tx, importId);
  const row = await findImport(call.tx, importId);
  return describeImport(call, row ?? found);
}

async function removeMade(
  parts: readonly ProjectPart[],
  call: OperationCall,
  { id: importId, project_id: projectId }: PlanImportRow,
): Promise<void> {
  // as everybody takes them: the project before what hangs on it
  if (projectId !== null) await holdProject(call, projectId);
  const row = await lockImport(call.tx, importId);
  if (row?.state !== 'committed') throw new OperationError(errors.importNotCommitted);
  const plan = row.project_id === null ? undefined : await findPlanOfProject(call.tx, row.project_id);
  if (plan && row.entry_id !== null) {
    const held = await lockPlan(call.tx, plan.id);
    const changed = await changesSince(call.tx, plan.id, plan.project_id, row.entry_id);
    if (held?.revision !== row.committed_revision || changed.length) {
      throw new OperationError(errors.importChangedSince, { changed });
    }
    await removeProject(parts, call, plan.project_id);
  }
  await updateImport(call.tx, importId, { state: 'undone' });
}

/** In a worker thread and a transaction of its own: an update may have changed every task. */
async function undoUpdate(services: PlanServices, call: OperationCall, row: PlanImportRow): Promise<void> {
  const { organisationId, actor, operation, now } = call;
  const { project_id: projectId, entry_id: entryId } = row;
  const hasBaselines = projectId !== null && entryId !== null && (await hasBaselineChanges(call.tx, entryId));
  const asked = { acknowledge: 'all', question: 'baseline-undone', isElsewhere: true } as const;
  const judgedRevision = hasBaselines ? await guardImport(call, projectId, asked) : null;
  const request: UndoRequest = {
    connection: services.connection,
    organisationId,
    actor,
    operation,
    now,
    importId: row.id,
    judgedRevision,
  };
  unwrap(await services.compute.run<WorkerOutcome<null>>('#modules/plans/worker', 'undoImportedUpdate', request));
}
