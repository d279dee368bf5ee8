export { type Place, placeFinding, placeMessage } from './place-records.ts';
export { type ScheduleStatus, type Status, scheduleStatus } from './project-status.ts';
export {
  finishStory,
  type PortfolioLine,
  type PortfolioStory,
  portfolioStories,
  type Speaker,
  tellPortfolio,
} from './tell-portfolio.ts';
export { type ProjectNarrative, sentenceOf, tellProject } from './tell-project.ts';
