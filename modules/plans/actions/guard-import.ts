import { evidenceOf, guard, judgeAct } from '#modules/findings/actions';
import { OperationError } from '#platform/contract';
import type { Call } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import type { PlanImport } from '../contract.ts';
import { findPlanOfProject } from '../queries.ts';
import { errors } from '../routes.ts';
import type { PlanImportRow } from '../tables.ts';

interface Asked {
  readonly acknowledge?: readonly string[] | 'all' | undefined;
  readonly question: 'baseline-imported' | 'baseline-undone';
  readonly isElsewhere?: boolean;
}

/**
 * Asks whether a file may set the baselines of a plan, or give up those that it set. A worker thread does it in a
 * transaction of its own, so it answers with the revision of the plan for which this holds: at any other it is asked anew.
 * Throws `import-sets-baselines` and what `guard` does.
 */
export async function guardImport(call: OperationCall, projectId: string, asked: Asked): Promise<number | null> {
  const subject = { kind: 'project', id: projectId } as const;
  if (!(await call.access.holds('project.act', subject))) throw new OperationError(errors.importSetsBaselines);
  const plan = await findPlanOfProject(call.tx, projectId);
  if (!plan) return null;
  await guard(call, 'set-baseline', subject, asked);
  return plan.revision;
}

/** Whether an update of this project sets baselines by the dry run, or may, where that told nothing of this project. */
export function setsBaselines({ proposal }: PlanImportRow, projectId: string): boolean {
  if (proposal?.kind !== 'update' || proposal.projectId !== projectId) return true;
  return (proposal.update.baselines ?? []).length > 0; // dry runs of before did not tell
}

/** What would block an update that sets baselines, or warn of it, as far as the register knows. */
export async function inTheWayOf(call: Call, row: PlanImportRow): Promise<PlanImport['inTheWay']> {
  const { proposal, state } = row;
  if (state !== 'ready' || proposal?.kind !== 'update' || !setsBaselines(row, proposal.projectId)) return [];
  if (!(await findPlanOfProject(call.tx, proposal.projectId))) return [];
  const { judged } = await judgeAct(call, 'set-baseline', { kind: 'project', id: proposal.projectId });
  const found = judged.filter(({ parts }) => parts.enforcement !== 'advise');
  return found.map(({ finding, parts }) => evidenceOf(finding, parts)) as PlanImport['inTheWay'];
}
