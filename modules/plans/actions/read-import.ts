import type { Refusal } from '#formats';
import { findProject } from '#modules/projects/actions/read-projects';
import { type Call, ComputeTooLarge, type JobRun } from '#platform/server';
import type { PlanImport } from '../contract.ts';
import type { Candidate, ReadFile, ReadRequest } from '../import-work.ts';
import { findImport, updateImport } from '../queries/imports.ts';
import type { PlanImportRow } from '../tables.ts';
import type { PlanServices } from './plan-services.ts';
import { tellImport } from './tell-import.ts';

/** The job that reads an uploaded file and says what taking it over would do. */
export const readJob = 'plans.read-import';

export interface ReadPayload {
  readonly importId: string;
  readonly chosen: string | null;
  /** Where the person may import, as it was when the file came; null is everywhere. */
  readonly officeIds: readonly string[] | null;
  readonly projectIds: readonly string[] | null;
  /** Which plan of the file; absent: the first. */
  readonly place?: number;
}

/** The dry run as a job: stores the refusal, or the fidelity report and the proposed target. */
export async function readImport({ compute, connection }: PlanServices, run: JobRun<ReadPayload>): Promise<void> {
  const { importId, chosen, officeIds, projectIds, place = 0 } = run.payload;
  const { row, now } = await run.transaction(async ({ tx, now }) => ({ row: await findImport(tx, importId), now }));
  if (!row) return;
  const request: ReadRequest = {
    connection,
    organisationId: run.organisationId,
    fileId: row.file_id,
    now,
    projectId: chosen,
    place,
    reach: { officeIds, projectIds },
  };
  const read = await compute
    .run<ReadFile>('#modules/plans/worker', 'readImportFile', request, {
      signal: run.signal,
      onProgress: (part) => run.report(Number(part)),
    })
    .catch((error: unknown): ReadFile => {
      if (error instanceof ComputeTooLarge) return { ok: false, refusal: tooLarge };
      throw error;
    });
  await run.finish(async (call) => {
    await updateImport(call.tx, importId, await outcomeOf(call, run.payload, row, read));
    await tellImport(call.tx, importId);
    return { importId, isRefused: !read.ok };
  });
}

const tooLarge: Refusal = {
  code: 'file-too-large',
  line: null,
  column: null,
  message: { key: 'plans.import.refusal.file-too-large', parameters: {} },
};

async function outcomeOf(
  call: Call,
  payload: ReadPayload,
  row: PlanImportRow,
  read: ReadFile,
): Promise<Partial<PlanImportRow>> {
  if (!read.ok) {
    const { code, line, column, message } = read.refusal;
    return { state: 'refused', refusal: { code, line, column, sentence: message } as PlanImport['refusal'] };
  }
  const proposal = await proposalOf(call, payload, row, read.name, read.candidates);
  return { state: 'ready', fidelity: read.fidelity, proposal };
}

/** An update of the likeliest plan, else a new project. */
async function proposalOf(
  { tx }: Call,
  { officeIds }: ReadPayload,
  row: PlanImportRow,
  name: string,
  candidates: readonly Candidate[],
): Promise<PlanImport['proposal']> {
  for (const { projectId, because, hasChanges, update } of candidates) {
    const project = await findProject(tx, projectId);
    if (project?.state !== 'active') continue;
    return { kind: 'update', projectId, projectName: project.name, because, hasChanges, update };
  }
  const isIntoProject = officeIds !== null && !officeIds.includes(row.office_id);
  return { kind: 'new', name: name.trim() || baseName(row.file_name), officeId: isIntoProject ? null : row.office_id };
}

export const baseName = (fileName: string) => fileName.replace(/\.[^.]*$/, '') || fileName;
