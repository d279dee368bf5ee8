import {
  assessSchedule,
  type Comparison,
  checkPlan,
  controlAccounts,
  costVarianceParts,
  earnedCurve,
  measureView,
  parsePlanTime,
  type ScheduleInput,
  schedule,
  tellProject,
  viewPlan,
} from '#engine';

const now = parsePlanTime('2026-06-15T12:00:00') ?? 0;

/** All that the engine says about each plan, as text: dates, findings, sentences, earned value, schedule quality. */
export function engineAnswers(plans: readonly ScheduleInput[]): string[] {
  return plans.map((plan) => {
    const hasBaseline = plan.tasks.some(({ baselines }) => baselines.length > 0);
    const comparison: Comparison = hasBaseline ? { kind: 'baseline', number: 0 } : { kind: 'none' };
    const context = { now, toleranceDays: 10, comparison };
    const result = schedule(plan);
    const findings = checkPlan(plan, result, context);
    const view = viewPlan(plan, result, context);
    const measured = measureView(view);
    const earned = measured && [
      earnedCurve(measured, result.finish),
      controlAccounts(measured, plan.tasks, 1),
      costVarianceParts(measured),
    ];
    const told = tellProject(plan, result, context, findings, plan.project.name);
    return JSON.stringify([result, findings, told, earned, assessSchedule(view)]);
  });
}

// for the browser, where a script has no exports
Object.assign(globalThis, { engineAnswers });
