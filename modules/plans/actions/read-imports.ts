import { reachOf } from '#modules/projects/actions/read-projects';
import { errors, OperationError } from '#platform/contract';
import type { OperationCall } from '#platform/server/http/exchange';
import { pageOf, readCursor } from '#platform/server/http/page';
import type { PlanImport } from '../contract.ts';
import { findImport, findImports } from '../queries/imports.ts';
import { describeImport } from './describe-import.ts';

export async function getImport(call: OperationCall, { importId }: { importId: string }): Promise<PlanImport> {
  const row = await findImport(call.tx, importId);
  if (!row) throw new OperationError(errors.recordMissing);
  return describeImport(call, row);
}

/** The imports into places where the caller may import, newest first. */
export async function listImports(
  call: OperationCall,
  { projectId, limit, after }: { projectId?: string | undefined; limit: number; after?: string | undefined },
) {
  const { tx, access } = call;
  const reach = await reachOf(access, 'plan.import');
  const [before] = readCursor(after, ['uuid']) ?? [];
  const rows = await findImports(tx, { ...reach, projectId, limit: limit + 1, after: before });
  const { items: page, next } = pageOf(rows, limit, ({ id }) => [id]);
  const items = await Promise.all(page.map((row) => describeImport(call, row)));
  return { items, next };
}
