export type { Basis } from './basis.ts';
export { type ControlAccount, controlAccounts, outlineDepth } from './control-accounts.ts';
export { type CurvePoint, earnedCurve } from './earned-curve.ts';
export { earnedSchedule, type PlannedCurve, type ScheduleIndices, scheduleAdherence, scheduleIndexNames, scheduleIndices } from './earned-schedule.ts'; // biome-ignore format: a line each
export { type EarnedSummary, summariseEarned } from './earned-summary.ts';
export { type EarningFacts, earnedShare } from './earning-rule.ts';
export { type Caution, cautions, type Figure, type WhyNot, whyNots } from './figure.ts';
export { type Amounts, type Indices, indexNames, indicesOf } from './indices.ts';
export { type Measured, type MeasuredPlan, measurePlan } from './measure-plan.ts';
export { type PacedPlan, type PlannedPace, paceOf, sumSchedule } from './planned-pace.ts';
export type { EarningContext } from './planned-task.ts';
export { type RuleCount, ruleCounts } from './rule-counts.ts';
export { calendarOf, spendingOf } from './spending.ts';
export { type Standing, standingOf } from './standing.ts';
export { type CostSum, type EarnedSum, sumCost, sumEarned } from './sum-earned.ts';
export { costVarianceParts, scheduleVarianceParts, type VarianceKind, type VariancePart, varianceKinds } from './variance-parts.ts'; // biome-ignore format: a line each
