import {
  assessSchedule,
  buildModel,
  buildProgramme,
  type Comparison,
  checkPlan,
  controlAccounts,
  costVarianceParts,
  demandOfPlan,
  earnedCurve,
  internalRate,
  measureView,
  neighbourSwaps,
  netPresentValue,
  type Portfolio,
  pairwiseWeights,
  parsePlanTime,
  type ScheduleInput,
  schedule,
  searchSelection,
  seededRandom,
  tellProject,
  viewPlan,
} from '#engine';

const now = parsePlanTime('2026-06-15T12:00:00') ?? 0;

/**
 * What the engine says, as text: of each plan dates, findings, sentences, earned value, schedule quality and whom it asks
 * for; of each portfolio the problem that a solver gets and a good choice; of each seed figures of cases and priorities.
 */
export function engineAnswers(
  plans: readonly ScheduleInput[],
  portfolios: readonly Portfolio[],
  seeds: number,
): string[] {
  return [
    ...plans.map(aboutPlan),
    ...portfolios.map(aboutPortfolio),
    ...Array.from({ length: seeds }, (_, seed) => aboutMoney(seed)),
  ];
}

function aboutPlan(plan: ScheduleInput): string {
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
  return JSON.stringify([result, findings, told, earned, assessSchedule(view), demandOfPlan(plan, result, now)]);
}

function aboutPortfolio(portfolio: Portfolio): string {
  const model = buildModel(portfolio);
  const chosen = searchSelection(model, { rounds: 300 });
  return JSON.stringify([buildProgramme(model), chosen && [...chosen]]);
}

/** Powers and logarithms among them, of which the language leaves the last digits to each machine. */
function aboutMoney(seed: number): string {
  const random = seededRandom(seed);
  const flows = Array.from({ length: 12 }, (_, period) =>
    random.integer(period < 2 ? -9_000_000 : -1_000_000, 5_000_000),
  );
  const ratePercent = random.integer(1, 400) / 20;
  const judgements = Array.from({ length: 6 }, () => Array.from({ length: 6 }, () => random.integer(1, 9)));
  const judged = Array.from({ length: 9 }, (_, at) => ({ id: `i${at}`, worths: judgements.map(() => random.next()) }));
  const weights = pairwiseWeights(judgements);
  return JSON.stringify([
    internalRate(flows),
    netPresentValue(flows, { ratePercent, convention: 'mid-period' }),
    weights,
    neighbourSwaps(judged, weights?.weights ?? []),
  ]);
}

// for the browser, where a script has no exports
Object.assign(globalThis, { engineAnswers });
