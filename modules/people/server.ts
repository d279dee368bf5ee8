import { contributeChecks, contributeRecordNames } from '#modules/findings/actions';
import { contributeOfficeContents } from '#modules/offices/actions';
import type { Tx } from '#platform/server';
import { defineModule } from '#platform/server/http/define-module';
import { capacityChecks } from './actions/capacity-checks.ts';
import { changeResources, resourcesTopic } from './actions/change-resources.ts';
import { getCapacity } from './actions/get-capacity.ts';
import { getCapacityFigure } from './actions/get-capacity-figure.ts';
import { getResource, listResources, listSkills } from './actions/read-resources.ts';
import { contract } from './contract.ts';
import { countResourcesOf, selectResourcesNamed, selectSkillsNamed } from './queries.ts';
import { entities } from './tables.ts';
import words from './words/en.json' with { type: 'json' };

export { keepPlanDemand } from './actions/keep-demand.ts';

const namesOfResources = async (tx: Tx, ids: readonly string[]) =>
  new Map((await selectResourcesNamed(tx, ids)).map(({ id, name }) => [id, name]));

contributeChecks({ ...capacityChecks, words });
contributeOfficeContents('resources', countResourcesOf);
contributeRecordNames('skill', async (tx, ids) => {
  const rows = await selectSkillsNamed(tx, ids);
  return new Map(rows.map(({ id, name }) => [id, { name, number: null }]));
});

export const people = defineModule({
  name: 'people',
  contract,
  words,
  entities,
  scopeKinds: {
    resource: {
      async above(tx, id) {
        const [row] = await selectResourcesNamed(tx, [id]);
        return row && [{ kind: 'office', id: row.office_id }];
      },
      names: namesOfResources,
      page: { permission: 'resource.read', address: async (_tx, id) => `/resources?open=${id}` },
    },
  },
  topics: { [resourcesTopic]: { permission: 'resource.read', hasId: false } },
  handlers: { getCapacity, getCapacityFigure, listSkills, listResources, getResource, changeResources },
});
