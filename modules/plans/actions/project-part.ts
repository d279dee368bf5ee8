import { countFindingsOf, deleteFindingsOf } from '#modules/findings/actions';
import type { ProjectPart } from '#modules/projects/actions/project-part';
import { endConversations } from '#platform/server';
import { planSubjects } from '../plan-changes.ts';
import { countOfProject, findPlanOfProject, lockPlan } from '../queries.ts';
import { blankPlan } from './blank-plan.ts';
import { judgedAnew, planChanged, wakeAt } from './plan-changed.ts';

/** Fields of a project that its sentences say, or its status is judged by. */
const judgedBy: ReadonlySet<string> = new Set(['name', 'tolerance_days', 'budget_minor', 'office_id']);

/** What plans hang on projects: a blank plan, what a deletion loses, their history, a new computation where it is due. */
export const planPart: ProjectPart = {
  beginning: blankPlan,
  onCreated: async (call, projectId) => {
    const plan = await findPlanOfProject(call.tx, projectId);
    if (plan) await planChanged(call, plan);
  },
  losses: async (tx, projectId) => {
    const counts = await countOfProject(tx, projectId);
    const findings = await countFindingsOf({ tx }, projectId);
    return [
      { kind: 'task', count: counts?.tasks ?? 0 },
      { kind: 'link', count: counts?.links ?? 0 },
      { kind: 'baseline', count: counts?.baselines ?? 0 },
      { kind: 'finding', count: findings },
    ];
  },
  onDeleted: async (call, projectId) => {
    const found = await findPlanOfProject(call.tx, projectId);
    // held as a computation holds it, before anything that it writes: else each would wait for the other
    const plan = found && (await lockPlan(call.tx, found.id));
    if (plan) await wakeAt(call.tx, plan.id, null);
    if (plan) await endConversations(call, { kind: 'task', prefix: `${plan.id}/` });
    await deleteFindingsOf(call, projectId);
  },
  onUpdated: async (call, projectId, fields) => {
    if (fields.some((field) => judgedBy.has(field))) await judgedAnew(call, projectId);
  },
  history: async (tx, projectId) => {
    const plan = await findPlanOfProject(tx, projectId);
    return plan ? planSubjects(plan.id) : [];
  },
};
