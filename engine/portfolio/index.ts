export { nodesFor, withAllowance } from './allowance.ts';
export { buildModel } from './build-model.ts';
export { buildProgramme } from './build-programme.ts';
export { investmentsIn, withMore } from './change-portfolio.ts';
export { type BrokenRule, checkSelection, type SelectionFigures } from './check-selection.ts';
export { type Conflict, type ConflictingRule, smallestConflict } from './conflict.ts';
export * from './explain.ts';
export { type FrontierPoint, type FrontierRange, frontier } from './frontier.ts';
export { type SearchOptions, searchSelection } from './genetic-search.ts';
export type { LeastExtra } from './least-extra.ts';
export * from './portfolio.ts';
export {
  type Programme,
  type ProgrammeAnswer,
  programmeOf,
  type SolveOptions,
  type SolveProgress,
  type Solver,
} from './programme.ts';
export * from './robustness.ts';
export { choicesOf, type Selection, type SelectOptions, select, withBound } from './select.ts';
export type * from './selection-model.ts';
