import { readableOffices } from '#modules/offices/actions/offices';
import { findProject, reachOf } from '#modules/projects/actions/read-projects';
import { OperationError, errors as platformErrors } from '#platform/contract';
import { personOf, startJob, timeOrderedId, writeChanges } from '#platform/server';
import type { Exchange, OperationCall } from '#platform/server/http/exchange';
import { updateImport } from '../queries/imports.ts';
import { errors } from '../routes.ts';
import { readJob } from './read-import.ts';
import { tellImport } from './tell-import.ts';

interface Upload {
  readonly fileName: string;
  readonly projectId?: string | undefined;
  readonly officeId?: string | undefined;
}

/** Takes a stored file up and has it read; nothing is taken over before somebody says so. */
export async function uploadImport(call: OperationCall, input: Upload, { file }: Exchange) {
  if (!file) throw new OperationError(platformErrors.malformedBody);
  if (file.sizeBytes === 0) throw new OperationError(errors.fileEmpty);
  const importId = timeOrderedId();
  const officeId = await targetOffice(call, input);
  const row = {
    file_id: file.id,
    file_name: input.fileName,
    bytes: file.sizeBytes,
    state: 'reading',
    office_id: officeId,
    project_id: input.projectId ?? null,
    uploaded_at: call.now,
    uploaded_by: personOf(call.actor) ?? null,
  };
  await writeChanges(call, [{ entity: 'import', id: importId, field: null, from: null, to: row }]);
  const { officeIds, projectIds } = await reachOf(call.access, 'plan.import');
  const jobId = await startJob(call, {
    kind: readJob,
    subject: { kind: 'import', id: importId },
    payload: { importId, chosen: input.projectId ?? null, officeIds, projectIds },
  });
  await updateImport(call.tx, importId, { job_id: jobId });
  await tellImport(call.tx, importId);
  return { importId, jobId };
}

/** The office of the project chosen, the office chosen, or the topmost one in which the caller may import. */
async function targetOffice(call: OperationCall, { projectId, officeId }: Upload): Promise<string> {
  const { access, tx } = call;
  if (projectId !== undefined) {
    const project = await findProject(tx, projectId);
    if (!project || !(await access.holds('plan.import', { kind: 'project', id: projectId }))) {
      throw new OperationError(errors.targetMissing);
    }
    return project.office_id;
  }
  if (officeId !== undefined) {
    if (await access.holds('plan.import', { kind: 'office', id: officeId })) return officeId;
    throw new OperationError(errors.targetMissing);
  }
  const { officeIds, projectIds } = await reachOf(access, 'plan.import');
  const office = (await readableOffices(call)).find(({ id }) => officeIds === null || officeIds.includes(id));
  const [onlyProject] = projectIds ?? [];
  const ofProject = office || !onlyProject ? undefined : await findProject(tx, onlyProject);
  const found = office?.id ?? ofProject?.office_id;
  if (!found) throw new OperationError(errors.targetMissing);
  return found;
}
