export {
  type Dimension,
  type DimensionStatus,
  dimensions,
  type Overall,
  overallOf,
  settle,
} from './dimensions.ts';
export { judgePlan, type StatusBounds } from './judge-plan.ts';
export { type Place, placeFinding, placeMessage } from './place-records.ts';
export type { Status } from './project-status.ts';
export { headlineOf } from './tell-dimensions.ts';
export {
  finishStory,
  type PortfolioLine,
  type PortfolioStory,
  portfolioStories,
  type Speaker,
  tellPortfolio,
} from './tell-portfolio.ts';
export { type ProjectNarrative, sentenceOf, tellProject } from './tell-project.ts';
