import { createHash } from 'node:crypto';
import { organisationOf } from '#modules/offices/actions';
import { dateIn } from '#modules/offices/actions/organisation';
import type { OfficeScores } from '#modules/priorities/actions/scores-of';
import { OperationError, errors as platformErrors } from '#platform/contract';
import type { Tx } from '#platform/server';
import { type BuiltScenario, buildPortfolio } from '../build-portfolio.ts';
import type { Beside, Candidate } from '../candidates.ts';
import { lockScenario, selectLimits, selectRules, selectRunning, selectScenariosNamed } from '../queries.ts';
import type { LimitRow, RunningRow, ScenarioFile, ScenarioRow } from '../tables.ts';
import { loadBeside } from './load-beside.ts';
import { type Candidates, loadCandidates } from './load-candidates.ts';
import { type PeopleLeft, peopleLeft } from './people-left.ts';

/** A scenario with all that it says. */
export interface WholeScenario extends ScenarioFile {
  readonly running: readonly RunningRow[];
}

/** A scenario with what there is to choose from as things stand now. */
export interface LoadedScenario extends WholeScenario {
  readonly candidates: readonly Candidate[];
  /** The list by whose scores it may choose; null where no office from its own up ranks. */
  readonly scores: OfficeScores | null;
  readonly toGo: Candidates['toGo'];
  readonly beside: readonly Beside[];
  readonly built: BuiltScenario;
  readonly people: PeopleLeft;
  /** The limits with skills as those who have them call them, whatever the scenario does. */
  readonly counted: readonly LimitRow[];
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
): Promise<LoadedScenario> {
  const whole = await wholeScenario(tx, scenario);
  const today = dateIn((await organisationOf(tx)).timeZone, now);
  const people = await peopleLeft(tx, scenario, whole.running, today);
  const { all: candidates, scores, toGo } = await loadCandidates(tx, whole, people, today);
  const beside = await loadBeside(tx, whole, candidates);
  const counted = whole.limits.map((limit) => limit.kind === 'skill' ? { ...limit, skill: people.skillNamed(limit.skill, scenario.office_id) } : limit); // biome-ignore format: one line
  const built = buildPortfolio({ ...whole, limits: counted }, candidates, people.bySkill, beside);
  const inputs = createHash('sha256')
    .update(JSON.stringify([built.portfolio, built.ranges, scenario.node_limit]))
    .digest('hex');
  return { ...whole, candidates, scores, toGo, beside, built, people, counted, inputs };
}
