export * from './assessed-score.ts';
export * from './change-weights.ts';
export * from './criteria.ts';
export * from './pairwise.ts';
export {
  type Assessment,
  assess,
  type JobFigures,
  normalisedWeights,
  type Score,
  type ScoreTerm,
  scoreAnswers,
  weightedShortestJobFirst,
} from './score.ts';
export * from './sensitivity.ts';
