export { engineVersion } from './engine-version.ts';
export { explainStart, type NextMover, type ReasonStep, type StartExplanation } from './explain-start.ts';
export { schedule } from './schedule.ts';
export type { Span } from './span.ts';
export { spanOfTask } from './span-of-task.ts';
