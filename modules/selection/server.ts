import { contributeRecordNames } from '#modules/findings/actions';
import { contributeOfficeContents } from '#modules/offices/actions';
import type { ProjectPart } from '#modules/projects/actions/project-part';
import { type Compute, defineJob, type Tx } from '#platform/server';
import { defineModule } from '#platform/server/http/define-module';
import { contributeSelections, proposeScenario } from './actions/adopt-scenario.ts';
import { changeScenario, createScenario } from './actions/change-scenario.ts';
import { copyScenario } from './actions/copy-scenario.ts';
import { getScenario, listScenarios } from './actions/read-scenarios.ts';
import { selectionTopic, solve, solveJob, solveScenario } from './actions/solve-scenario.ts';
import { contract } from './contract.ts';
import { countScenariosOf, selectScenariosNamed } from './queries.ts';
import { entities } from './tables.ts';
import words from './words/en.json' with { type: 'json' };

const namesOfScenarios = async (tx: Tx, ids: readonly string[]) =>
  new Map((await selectScenariosNamed(tx, ids)).map(({ id, name }) => [id, name]));

contributeOfficeContents('scenarios', countScenariosOf);
contributeRecordNames('scenario', async (tx, ids) => {
  const names = await namesOfScenarios(tx, ids);
  return new Map([...names].map(([id, name]) => [id, { name, number: null }]));
});
let parts: readonly ProjectPart[] = [];
contributeSelections(() => parts);

interface Given {
  readonly compute: Compute;
  /** What hangs on projects, which is told when one is stopped; a process composes its modules once. */
  readonly parts?: readonly ProjectPart[];
}

export function selectionServer({ compute, parts: given = [] }: Given) {
  parts = given;
  return defineModule({
    name: 'selection',
    contract,
    words,
    entities,
    jobs: [defineJob<{ readonly scenarioId: string }>(solveJob, (run) => solve(compute, run))],
    scopeKinds: {
      scenario: {
        async above(tx, id) {
          const [row] = await selectScenariosNamed(tx, [id]);
          return row && [{ kind: 'office', id: row.office_id }];
        },
        names: namesOfScenarios,
        page: { permission: 'selection.read', address: async (_tx, id) => `/selection/${id}` },
      },
    },
    topics: { [selectionTopic]: { permission: 'selection.read', hasId: false } },
    handlers: {
      listScenarios,
      getScenario,
      createScenario,
      changeScenario,
      copyScenario,
      solveScenario,
      proposeScenario,
    },
  });
}
