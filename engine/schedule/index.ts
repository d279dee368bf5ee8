export { type ArraySchedule, scheduleArrays } from './array-schedule.ts';
export { engineVersion } from './engine-version.ts';
export { explainStart, type NextMover, type ReasonStep, type StartExplanation } from './explain-start.ts';
export { LiveSchedule, type TaskEdit } from './live-schedule.ts';
export type { LinkFacts } from './own-arrays.ts';
export { lagKinds, type PlanArrays } from './plan-arrays.ts';
export { schedule } from './schedule.ts';
export type { Span } from './span.ts';
export { spanOfTask } from './span-of-task.ts';
