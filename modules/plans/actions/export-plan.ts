import { open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectThen } from '#modules/projects/actions/project-then';
import { findProject } from '#modules/projects/actions/read-projects';
import { errors, OperationError } from '#platform/contract';
import { type PastDay, timeOrderedId } from '#platform/server';
import { AfterCommit } from '#platform/server/http/after-commit';
import type { FileAnswer } from '#platform/server/http/answer-file';
import type { OperationCall } from '#platform/server/http/exchange';
import type { WriteRequest } from '../worker.ts';
import { planRequest } from './plan-request.ts';
import type { PlanServices } from './plan-services.ts';

/**
 * The plan of a project as a file for Microsoft Project, with its dates as computed, as it stands or stood at the end of
 * the past day. A worker writes it to a file without a name, so that no plan is too large to be held here and nothing
 * stays behind.
 */
export async function exportPlan(
  services: PlanServices,
  call: OperationCall,
  { projectId }: { readonly projectId: string },
): Promise<AfterCommit<FileAnswer>> {
  const { past } = call;
  const request = await planRequest(services, call, projectId, past);
  const project = await (past ? projectThen(call.tx, projectId, past) : findProject(call.tx, projectId));
  if (!request || !project) throw missing(past);
  return new AfterCommit(async () => {
    const file = await openNameless();
    try {
      const asked: WriteRequest = { ...request, file: file.fd };
      if (!(await services.reading.run<boolean>('#modules/plans/worker', 'writeFile', asked))) throw missing(past);
      const { size } = await file.stat();
      const stream = file.createReadStream({ start: 0 }); // closes it
      return { name: `${project.name}.xml`, mediaType: 'application/xml', sizeBytes: size, stream };
    } catch (error) {
      await file.close();
      throw error;
    }
  });
}

const missing = (past: PastDay | undefined) => new OperationError(past ? errors.notThereThen : errors.recordMissing);

async function openNameless() {
  const name = path.join(tmpdir(), `portico-${timeOrderedId()}`);
  const file = await open(name, 'wx+', 0o600);
  await unlink(name);
  return file;
}
