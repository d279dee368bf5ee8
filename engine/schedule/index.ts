// A plan's dates: `schedule` from records, `scheduleArrays` from flat arrays. Results of other versions are computed anew.

export { type ArraySchedule, scheduleArrays } from './array-schedule.ts';
export { engineVersion } from './engine-version.ts';
export type { CrossLink, NetworkPlan } from './network-plan.ts';
export { lagKinds, type PlanArrays } from './plan-arrays.ts';
export { schedule } from './schedule.ts';
export { schedulePlans } from './schedule-plans.ts';

// A plan in use: edits that visit only what they reach.

export type { TaskPlace } from './live-outline.ts';
export { LiveSchedule } from './live-schedule.ts';
export type { LinkFacts, TaskEdit } from './own-arrays.ts';

// Why a date is where it is, and what drives what.

export { explainStart, type NextMover, type ReasonStep, type StartExplanation } from './explain-start.ts';
export type { HoldingLink } from './link-reader.ts';
export { criticalPaths, drivingPredecessors, floatPaths, longestPath, type TaskPath } from './paths.ts';

// The work of a single task: as if it stood alone, and what follows from a change of its duration, work or people.

export { pauseOf, restOf } from './begun-work.ts';
export { type RevisedWork, reviseWork, type WorkChange } from './revise-work.ts';
export type { Span } from './span.ts';
export { spanOfTask } from './span-of-task.ts';
