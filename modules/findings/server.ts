import { defineModule } from '#platform/server';
import { findProjectOf, getFinding, listFindingCodes, listFindings } from './actions.ts';
import { contract } from './contract.ts';

export const findings = defineModule({
  name: 'findings',
  contract,
  handlers: { listFindings, getFinding, listFindingCodes },
  scopeKinds: {
    finding: {
      above: async (tx, id) => {
        const projectId = await findProjectOf(tx, id);
        return projectId === undefined ? undefined : [{ kind: 'project', id: projectId }];
      },
    },
  },
});
