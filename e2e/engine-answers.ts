import { type Comparison, checkPlan, parsePlanTime, type ScheduleInput, schedule, tellProject } from '#engine';

const now = parsePlanTime('2026-06-15T12:00:00') ?? 0;

/** All that the engine says about each plan, as text: dates, findings and sentences. */
export function engineAnswers(plans: readonly ScheduleInput[]): string[] {
  return plans.map((plan) => {
    const hasBaseline = plan.tasks.some(({ baselines }) => baselines.length > 0);
    const comparison: Comparison = hasBaseline ? { kind: 'baseline', number: 0 } : { kind: 'none' };
    const context = { now, toleranceDays: 10, comparison };
    const result = schedule(plan);
    const findings = checkPlan(plan, result, context);
    return JSON.stringify([result, findings, tellProject(plan, result, context, findings, plan.project.name)]);
  });
}

// for the browser, where a script has no exports
Object.assign(globalThis, { engineAnswers });
