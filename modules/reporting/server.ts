import { contributeChecks } from '#modules/findings/actions';
import type { PlanServices } from '#modules/plans/actions/plan-services';
import { defineModule } from '#platform/server/http/define-module';
import { draftReport } from './actions/draft-report.ts';
import { getFinishMoves } from './actions/get-finish-moves.ts';
import { getHome } from './actions/get-home.ts';
import { getPortfolio } from './actions/get-portfolio.ts';
import { getProjectOverview } from './actions/get-project-overview.ts';
import { getProjectStatus } from './actions/get-project-status.ts';
import { listPortfolioReport } from './actions/list-portfolio-report.ts';
import { listStatusHistory } from './actions/list-status-history.ts';
import { endStatusOverride, overrideStatus } from './actions/override-status.ts';
import { publishReport } from './actions/publish-report.ts';
import { getReport, listReports } from './actions/read-reports.ts';
import { reportChecks } from './actions/report-checks.ts';
import { withdrawReport } from './actions/withdraw-report.ts';
import { contract } from './contract.ts';
import words from './words/en.json' with { type: 'json' };

export { summariseProject } from './actions/summarise-project.ts';

contributeChecks({ ...reportChecks, words });

export const reportingServer = (services: PlanServices) =>
  defineModule({
    name: 'reporting',
    contract,
    words,
    handlers: {
      listStatusHistory,
      listPortfolioReport,
      getFinishMoves,
      getHome: (call) => getHome(services, call),
      getPortfolio: (call, input) => getPortfolio(services, call, input),
      getProjectOverview: (call, input) => getProjectOverview(services, call, input),
      getProjectStatus: (call, input) => getProjectStatus(services, call, input),
      draftReport: (call, input) => draftReport(services, call, input),
      overrideStatus,
      endStatusOverride,
      publishReport: (call, input) => publishReport(services, call, input),
      withdrawReport,
      listReports,
      getReport,
    },
  });
