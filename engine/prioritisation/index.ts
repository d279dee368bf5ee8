export * from './criteria.ts';
export * from './pairwise.ts';
export {
  type Assessment,
  assess,
  type JobFigures,
  type Score,
  type ScoreTerm,
  scoreAnswers,
  weightedShortestJobFirst,
} from './score.ts';
export * from './sensitivity.ts';
