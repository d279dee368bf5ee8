import { namesOfPersons } from '#modules/offices/actions';
import type { Call } from '#platform/server';
import { findLastImport, findPlanOfProject, findResult } from '../queries.ts';
import { isOutdated } from './get-plan.ts';
import { requestCompute } from './plan-changed.ts';

/** Where the plan of a project stands, for pages about the project; nothing where it has none. */
export async function planStanding({ tx }: Pick<Call, 'tx'>, projectId: string) {
  const plan = await findPlanOfProject(tx, projectId);
  if (!plan) return undefined;
  const [result, last] = await Promise.all([findResult(tx, plan.id), findLastImport(tx, projectId)]);
  const isComputed = !isOutdated(result, plan.revision);
  if (!isComputed) await requestCompute(tx, plan.id);
  const names = last?.uploaded_by ? await namesOfPersons(tx, [last.uploaded_by]) : undefined;
  return {
    planId: plan.id,
    isComputed,
    lastImport: last?.committed_at
      ? {
          importId: last.id,
          fileName: last.file_name,
          committedAt: last.committed_at,
          by: names?.get(last.uploaded_by ?? '') ?? null,
        }
      : null,
  };
}
