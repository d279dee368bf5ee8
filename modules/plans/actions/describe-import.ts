import { namesOfPersons } from '#modules/offices/actions';
import { findProject } from '#modules/projects/actions/read-projects';
import type { Call, Tx } from '#platform/server';
import type { PlanImport } from '../contract.ts';
import { findPlanOfProject } from '../queries.ts';
import type { PlanImportRow } from '../tables.ts';
import { inTheWayOf } from './guard-import.ts';

/** An import as the contract shows it. */
export async function describeImport(call: Call, row: PlanImportRow): Promise<PlanImport> {
  const { tx } = call;
  const by = row.uploaded_by;
  const names = await namesOfPersons(tx, by === null ? [] : [by]);
  return {
    importId: row.id,
    state: row.state,
    fileName: row.file_name,
    bytes: row.bytes,
    uploadedAt: row.uploaded_at,
    uploadedBy: by === null ? null : (names.get(by) ?? null),
    jobId: row.job_id,
    refusal: row.refusal,
    fidelity: row.fidelity,
    proposal: row.proposal,
    inTheWay: await inTheWayOf(call, row),
    result: await resultOf(tx, row),
  };
}

async function resultOf(tx: Tx, row: PlanImportRow): Promise<PlanImport['result']> {
  if (!row.result || row.project_id === null || row.committed_at === null) return null;
  const [project, plan] = [await findProject(tx, row.project_id), await findPlanOfProject(tx, row.project_id)];
  if (!project || !plan) return null;
  return {
    projectId: project.id,
    projectName: project.name,
    planId: plan.id,
    committedAt: row.committed_at,
    ...row.result,
  };
}
