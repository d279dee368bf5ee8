import { namesOfPersons } from '#modules/offices/actions';
import type { Call } from '#platform/server';
import { findLastImport } from '../queries/imports.ts';
import { findPlanOfProject, findResultHead } from '../queries.ts';
import { isOutdated, requestLost } from './plan-changed.ts';

/** The revision of a project's plan as it is recorded; nothing where it has none. */
export const planRevision = async ({ tx }: Pick<Call, 'tx'>, projectId: string) =>
  (await findPlanOfProject(tx, projectId))?.revision;

/** Where the plan of a project stands, for pages about the project; nothing where it has none. */
export async function planStanding({ tx }: Pick<Call, 'tx'>, projectId: string) {
  const plan = await findPlanOfProject(tx, projectId);
  if (!plan) return undefined;
  const [result, last] = await Promise.all([findResultHead(tx, plan.id), findLastImport(tx, projectId)]);
  const isComputed = !isOutdated(result, plan.revision);
  await requestLost(tx, plan, result);
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
