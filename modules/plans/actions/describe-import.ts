import { namesOfPersons } from '#modules/offices/actions';
import { findProject } from '#modules/projects/actions/read-projects';
import type { Tx } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import type { PlanImport } from '../contract.ts';
import { findPlanOfProject } from '../queries.ts';
import type { PlanImportRow } from '../tables.ts';
import { inTheWayOf } from './guard-import.ts';
import { baseName } from './read-import.ts';

/**
 * An import as the contract shows it. It was read by what its uploader may do: of a project that the caller may not read
 * nothing is told, neither that the file is like its plan nor that it went there.
 */
export async function describeImport(call: OperationCall, row: PlanImportRow): Promise<PlanImport> {
  const { tx, access } = call;
  const proposedId = row.proposal?.kind === 'update' ? row.proposal.projectId : null;
  const [knowsProposed, knowsTarget] = await Promise.all(
    [proposedId, row.project_id].map((id) => id === null || access.holds('project.read', { kind: 'project', id })),
  );
  const asNew = { kind: 'new', name: baseName(row.file_name), officeId: row.office_id } as const;
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
    proposal: knowsProposed ? row.proposal : asNew,
    inTheWay: knowsProposed ? await inTheWayOf(call, row) : [],
    result: knowsTarget ? await resultOf(tx, row) : null,
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
