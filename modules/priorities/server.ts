import { contributeChecks } from '#modules/findings/actions';
import { contributeOfficeContents } from '#modules/offices/actions';
import { defineModule } from '#platform/server/http/define-module';
import { assessInvestment } from './actions/assess-investment.ts';
import { changePriorities, priorityTopic } from './actions/change-priorities.ts';
import { endOverride, endRankOverride, overrideRank } from './actions/override-rank.ts';
import { priorityChecks } from './actions/priority-checks.ts';
import { getPriorities, getScore, listPriorities } from './actions/read-priorities.ts';
import { withdrawAnswers } from './actions/withdraw-answers.ts';
import { contract } from './contract.ts';
import { countCriteriaOf } from './queries.ts';
import { entities } from './tables.ts';
import words from './words/en.json' with { type: 'json' };

contributeChecks({ ...priorityChecks, words });
contributeOfficeContents('criteria', countCriteriaOf);

export const priorities = defineModule({
  name: 'priorities',
  contract,
  words,
  entities,
  timers: [endOverride],
  topics: { [priorityTopic]: { permission: 'priority.read', hasId: false } },
  handlers: {
    getPriorities,
    listPriorities,
    getScore,
    changePriorities,
    assessInvestment,
    withdrawAnswers,
    overrideRank,
    endRankOverride,
  },
});
