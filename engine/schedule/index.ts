export { engineVersion } from './engine-version.ts';
export { explainStart, type NextMover, type ReasonStep, type StartExplanation } from './explain-start.ts';
export { schedule } from './schedule.ts';
