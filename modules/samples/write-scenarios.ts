import { idOf } from '#modules/offices/actions/found-organisation';
import { askToSolve } from '#modules/selection/actions/solve-scenario';
import { type Change, type Json, timeOrderedId, writeChanges } from '#platform/server';
import type { SampleScenario } from '#samples';
import { timeOf } from './sample-time.ts';
import { callAs, type Scene } from './scene.ts';
import type { SampleRow } from './tables.ts';

/** The scenarios of the sample, which are then computed as anybody's are. */
export async function writeScenarios(
  scene: Scene,
  ids: SampleRow['ids'],
  proposals: ReadonlyMap<string, string>,
): Promise<void> {
  const { sample } = scene;
  const investments = new Map([...proposals, ...Object.entries(ids.projects)]);
  for (const scenario of sample.scenarios) {
    const id = timeOrderedId();
    const by = idOf(new Map(Object.entries(ids.people)), scenario.by);
    const call = callAs(scene, by, timeOf(scenario.on, 10), 'createScenario');
    const office_id = idOf(new Map(Object.entries(ids.offices)), sample.name);
    await writeChanges(call, recordsOf(scenario, { id, office_id, created_at: call.now }, investments));
    await askToSolve(call, id);
  }
}

const made = (entity: string, to: Readonly<Record<string, Json>>, id = timeOrderedId()): Change => ({ entity, id, field: null, from: null, to }); // biome-ignore format: one line

function recordsOf(
  scenario: SampleScenario,
  { id: scenario_id, ...own }: { readonly id: string; readonly office_id: string; readonly created_at: string },
  investments: ReadonlyMap<string, string>,
): Change[] {
  const {
    name,
    about,
    firstOn,
    quarters,
    mostDelay,
    money,
    lapses = false,
    people = {},
    rules,
    running = {},
  } = scenario;
  const limit = (kind: string, skill: string, by_period: readonly number[]) =>
    made('selection-limit', { scenario_id, kind, skill, by_period: [...by_period], carries_over: kind === 'money' && !lapses, bought_in_percent: 0 }); // biome-ignore format: one line
  const row = {
    ...own,
    ...{ name, about, first_on: firstOn, period: 'quarter', periods: quarters, most_delay: mostDelay },
    ...{ value_by: 'worth', node_limit: 20_000 },
  };
  return [
    made('scenario', row, scenario_id),
    limit('money', '', money.map((amount) => amount * 100)), // biome-ignore format: one line
    ...Object.entries(people).map(([skill, count]) => limit('skill', skill, count.map((each) => Math.round(each * 100)))), // biome-ignore format: one line
    ...rules.map(
      ({ kind, of, most = null, says }) =>
      made('selection-rule', { scenario_id, kind, investments: of.map((one) => idOf(investments, one)), most, reason: says, lag: kind === 'requires' ? 0 : null }), // biome-ignore format: one line
    ),
    ...Object.entries(running).map(
      ([project, { costToGo, valueToGo, exitCost }]) =>
      made('selection-running', { scenario_id, project_id: idOf(investments, project), cost_to_go_minor: costToGo * 100, value_to_go_minor: valueToGo * 100, exit_cost_minor: exitCost * 100 }), // biome-ignore format: one line
    ),
  ];
}
