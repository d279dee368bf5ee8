import type { PlanServices } from '#modules/plans/actions/plan-services';
import { defineModule } from '#platform/server/http/define-module';
import { getHome } from './actions/get-home.ts';
import { getPortfolio } from './actions/get-portfolio.ts';
import { getProjectOverview } from './actions/get-project-overview.ts';
import { listPortfolioReport } from './actions/list-portfolio-report.ts';
import { listStatusHistory } from './actions/list-status-history.ts';
import { contract } from './contract.ts';
import words from './words/en.json' with { type: 'json' };

export { summariseProject } from './actions/summarise-project.ts';

export const reportingServer = (services: PlanServices) =>
  defineModule({
    name: 'reporting',
    contract,
    words,
    handlers: {
      getHome,
      listStatusHistory,
      listPortfolioReport,
      getPortfolio: (call, input) => getPortfolio(services, call, input),
      getProjectOverview: (call, input) => getProjectOverview(services, call, input),
    },
  });
