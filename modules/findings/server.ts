import { defineModule } from '#platform/server';
import { findProjectOf, getFinding, listFindingCodes, listFindings, titlesOf } from './actions.ts';
import { contract } from './contract.ts';
import { decisionEntities } from './decision-tables.ts';
import { getFindingTrend } from './finding-trend.ts';
import words from './words/en.json' with { type: 'json' };

export const findings = defineModule({
  name: 'findings',
  contract,
  words,
  entities: decisionEntities,
  handlers: { listFindings, getFindingTrend, getFinding, listFindingCodes },
  topics: { decisions: { permission: 'decision.read', hasId: false } },
  scopeKinds: {
    finding: {
      above: async (tx, id) => {
        const projectId = await findProjectOf(tx, id);
        return projectId === undefined ? undefined : [{ kind: 'project', id: projectId }];
      },
      names: titlesOf,
      page: {
        permission: 'finding.read',
        address: async (tx, id) => {
          const projectId = await findProjectOf(tx, id);
          return projectId && `/projects/${projectId}?finding=${id}`;
        },
      },
    },
  },
});
