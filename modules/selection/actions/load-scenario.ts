import { createHash } from 'node:crypto';
import { organisationOf } from '#modules/offices/actions';
import { dateIn } from '#modules/offices/actions/organisation';
import { OperationError, errors as platformErrors } from '#platform/contract';
import type { Tx } from '#platform/server';
import { type BuiltScenario, buildPortfolio, periodsOf, type ScenarioFile } from '../build-portfolio.ts';
import type { Candidate } from '../candidates.ts';
import { dateOf } from '../days.ts';
import { lockScenario, selectLimits, selectRules, selectRunning, selectScenariosNamed } from '../queries.ts';
import type { RunningRow, ScenarioRow } from '../tables.ts';
import { loadCandidates } from './load-candidates.ts';
import type { SelectionSources } from './sources.ts';

/** A scenario with all that it says. */
export interface WholeScenario extends ScenarioFile {
  readonly running: readonly RunningRow[];
}

/** A scenario with what there is to choose from as things stand now. */
export interface LoadedScenario extends WholeScenario {
  readonly candidates: readonly Candidate[];
  readonly built: BuiltScenario;
  /** Another one where anything that the answer depends on is another. */
  readonly inputs: string;
}

/** Throws `record-missing`. */
export async function scenarioOf(tx: Tx, id: string): Promise<ScenarioRow> {
  const [row] = await selectScenariosNamed(tx, [id]);
  if (!row) throw new OperationError(platformErrors.recordMissing);
  return row;
}

/** The scenario, held until the transaction ends. Throws `record-missing`. */
export async function holdScenario(tx: Tx, id: string): Promise<ScenarioRow> {
  const row = await lockScenario(tx, id);
  if (!row) throw new OperationError(platformErrors.recordMissing);
  return row;
}

export async function wholeScenario(tx: Tx, scenario: ScenarioRow): Promise<WholeScenario> {
  const { id } = scenario;
  const [limits, rules, running] = [await selectLimits(tx, id), await selectRules(tx, id), await selectRunning(tx, id)];
  return { scenario, limits, rules, running };
}

export async function loadScenario(
  { tx, now }: { readonly tx: Tx; readonly now: string },
  scenario: ScenarioRow,
  sources: SelectionSources,
): Promise<LoadedScenario> {
  const whole = await wholeScenario(tx, scenario);
  const today = dateIn((await organisationOf(tx)).timeZone, now);
  const candidates = await loadCandidates(tx, whole, today);
  const periods = periodsOf(scenario).map(({ firstDay, lastDay }) => ({
    firstOn: dateOf(firstDay),
    lastOn: dateOf(lastDay),
  }));
  const supply = (await sources.supply?.(tx, scenario.office_id, periods)) ?? new Map();
  const built = buildPortfolio(whole, candidates, supply);
  const inputs = createHash('sha256')
    .update(JSON.stringify([built.portfolio, built.ranges, scenario.node_limit]))
    .digest('hex');
  return { ...whole, candidates, built, inputs };
}
