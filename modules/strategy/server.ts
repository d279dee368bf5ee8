import { contributeChecks, contributeRecordNames } from '#modules/findings/actions';
import { contributeOfficeContents, contributeOfficeHistory } from '#modules/offices/actions';
import { defineModule } from '#platform/server/http/define-module';
import { contributeAdoptions, proposeStrategy } from './actions/adopt-strategy.ts';
import {
  changeContributions,
  getContributions,
  questionContribution,
  settleContribution,
} from './actions/change-contributions.ts';
import { changeStrategy, strategyTopic } from './actions/change-strategy.ts';
import { getObjective, getStrategy, listAlignedProjects, listStrategyVersions } from './actions/read-strategy.ts';
import { namesOfObjectives, strategyScopes } from './actions/scopes.ts';
import { officeAlignmentChecks, projectAlignmentChecks } from './actions/strategy-checks.ts';
import { contract } from './contract.ts';
import { countThemesOf, selectVersionsOf } from './queries.ts';
import { entities } from './tables.ts';
import words from './words/en.json' with { type: 'json' };

contributeChecks({ ...projectAlignmentChecks, words });
contributeChecks({ ...officeAlignmentChecks, words });
contributeOfficeContents('themes', countThemesOf);
contributeOfficeHistory('strategies', async (tx, officeId) => (await selectVersionsOf(tx, officeId)).length);
contributeRecordNames('objective', async (tx, ids) => {
  const names = await namesOfObjectives(tx, ids);
  return new Map([...names].map(([id, name]) => [id, { name, number: null }]));
});
contributeAdoptions();

export const strategy = defineModule({
  name: 'strategy',
  contract,
  words,
  entities,
  scopeKinds: strategyScopes,
  topics: { [strategyTopic]: { permission: 'strategy.read', hasId: false } },
  handlers: {
    getStrategy,
    listAlignedProjects,
    getObjective,
    changeStrategy,
    proposeStrategy,
    listStrategyVersions,
    getContributions,
    changeContributions,
    questionContribution,
    settleContribution,
  },
});
