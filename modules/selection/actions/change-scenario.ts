import { officesBelow } from '#modules/offices/actions';
import { refusingTaken } from '#modules/offices/actions/taken';
import { scoresOf } from '#modules/priorities/actions/scores-of';
import { findProjects } from '#modules/projects/actions/read-projects';
import { type ErrorDefinition, OperationError } from '#platform/contract';
import {
  type Change,
  type CommandDraft,
  draftCommand,
  type Json,
  publish,
  timeOrderedId,
  writeChanges,
} from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import type { NewScenario, ScenarioChange } from '../contract.ts';
import { errors } from '../routes.ts';
import type { LimitRow, RuleRow, ScenarioRow } from '../tables.ts';
import { holdScenario, type WholeScenario, wholeScenario } from './load-scenario.ts';
import { openScenario } from './open-scenario.ts';
import { requireScores } from './require-scores.ts';
import { selectionTopic } from './solve-scenario.ts';

/** A scenario without rules; with the money of its whole time where that is said, to be spent whenever. Throws `scores-unfit`. */
export async function createScenario(call: OperationCall, { officeId, moneyMinor, ...given }: NewScenario) {
  if (given.valueBy === 'score') requireScores(given.valueBy, await scoresOf(call.tx, officeId, []));
  const id = timeOrderedId();
  const scenario = {
    office_id: officeId,
    name: given.name,
    about: given.about,
    first_on: given.firstOn,
    period: given.period,
    periods: given.periods,
    most_delay: given.mostDelay,
    value_by: given.valueBy,
    node_limit: given.nodeLimit,
    created_at: call.now,
    copied_from: null,
    decision_id: null,
    adopted_at: null,
  } satisfies Omit<ScenarioRow, 'id'>;
  const made: Change[] = [{ entity: 'scenario', id, field: null, from: null, to: scenario }];
  if (moneyMinor !== null) {
    const by_period = Array.from({ length: given.periods }, (_, period) => (period === 0 ? moneyMinor : 0));
    const to = { scenario_id: id, kind: 'money', skill: '', by_period, carries_over: true, bought_in_percent: 0 };
    made.push({ entity: 'selection-limit', id: timeOrderedId(), field: null, from: null, to });
  }
  await writeScenario(call, made);
  return { scenarioId: id };
}

interface Command {
  readonly scenarioId: string;
  readonly changes: readonly ScenarioChange[];
}

/**
 * Changes a scenario: all of it, or none; deleting it takes what hangs on it along. Throws `scenario-fixed`,
 * `scenario-elsewhere`, `project-chosen-already`, `limits-unfit`, `limits-short`, `rule-unfit`, `scores-unfit`, `scenario-name-taken`.
 */
export async function changeScenario(call: OperationCall, { scenarioId, changes }: Command) {
  const whole = await openScenario(call.tx, scenarioId);
  const written = recordsOf(whole, draftCommand(changes));
  if (!written.length) return { entryId: null };
  await requireOwnProjects(call, whole, written);
  if (written.some(({ field, to }) => field === 'value_by' && to === 'score'))
    requireScores('score', await scoresOf(call.tx, whole.scenario.office_id, []));
  const { entryId } = await writeScenario(call, written);
  if (!written.some(({ entity, to }) => entity === 'scenario' && to === null)) {
    const after = await wholeScenario(call.tx, await holdScenario(call.tx, scenarioId));
    const fault = faultOf(after);
    if (fault) throw new OperationError(fault);
    const looksFurther = after.scenario.periods > whole.scenario.periods;
    if (looksFurther && after.limits.some((limit) => isShort(limit, after.scenario))) throw new OperationError(errors.limitsShort); // biome-ignore format: one line
  }
  return { entryId };
}

export async function writeScenario(call: OperationCall, changes: readonly Change[]) {
  const { entryId } = await refusingTaken(
    {
      selection_scenario_name: errors.scenarioNameTaken,
      selection_limit_of: errors.limitsUnfit,
      selection_running_organisation_id_scenario_id_project_id_key: errors.projectChosenAlready,
    },
    () => writeChanges(call, changes),
  );
  await publish(call.tx, selectionTopic);
  return { entryId };
}

/** The records of a scenario by entity. */
export const rowsOf = ({ scenario, limits, rules, running }: WholeScenario) => ({
  scenario: [scenario],
  'selection-limit': limits,
  'selection-rule': rules,
  'selection-running': running,
});

/** The command as change records; what hangs on a deleted scenario goes with it. */
function recordsOf(whole: WholeScenario, draft: CommandDraft): Change[] {
  const rows: Readonly<Record<string, readonly { readonly id: string }[]>> = rowsOf(whole);
  const { id: scenario_id } = whole.scenario;
  const has = ({ entity, id }: { readonly entity: string; readonly id: string }) =>
    rows[entity]?.some((row) => row.id === id) === true;
  const isWhole = draft.gone.some(({ entity }) => entity === 'scenario');
  const fits = draft.made.every(({ entity }) => entity !== 'scenario') && [...draft.set, ...draft.gone].every(has);
  if (!fits) throw new OperationError(errors.scenarioElsewhere);
  const gone = Object.entries(rows).flatMap(([entity, of]) =>
    of.flatMap((row): Change[] => {
      const named = draft.gone.find((one) => one.entity === entity && one.id === row.id);
      if (!named && !isWhole) return [];
      const { id, ...from } = row;
      return [{ entity, id, field: null, from: { ...from, ...named?.seen } as Json, to: null }];
    }),
  );
  if (isWhole) return gone.reverse(); // what hangs on it first
  return [
    ...draft.made.map(({ entity, id, row }): Change => ({ entity, id, field: null, from: null, to: { ...row, scenario_id } })), // biome-ignore format: one line
    ...draft.set.filter(({ id }) => !gone.some((one) => one.id === id)),
    ...gone,
  ];
}

/**
 * A scenario tells its readers what the projects cost that it names: they stand below its office, and whoever names one
 * may read it. Throws `scenario-elsewhere`.
 */
async function requireOwnProjects(
  { tx, access }: OperationCall,
  { scenario }: WholeScenario,
  changes: readonly Change[],
) {
  const ids = changes.flatMap(({ entity, field, to }) => {
    if (entity !== 'selection-running' || to === null) return [];
    const id = field === null ? (to as { project_id?: Json }).project_id : field === 'project_id' ? to : undefined;
    return id === undefined ? [] : [String(id)];
  });
  if (!ids.length) return;
  const below = new Set(await officesBelow(tx, [scenario.office_id]));
  const projects = await findProjects(tx, ids);
  for (const id of ids) {
    const project = projects.find((one) => one.id === id);
    const isOwn =
      project && below.has(project.office_id) && (await access.holds('project.read', { kind: 'project', id }));
    if (!isOwn) throw new OperationError(errors.scenarioElsewhere);
  }
}

/** What does not fit each other, or lacks what its kind needs; null where all fits. */
export function faultOf({ limits, rules }: WholeScenario): ErrorDefinition | null {
  const kinds = new Set(limits.map(({ kind }) => kind));
  if (kinds.has('money') && (kinds.has('capex') || kinds.has('opex'))) return errors.limitsUnfit;
  if (limits.some((limit) => !isSkillNamed(limit))) return errors.limitsUnfit;
  return rules.every(isComplete) ? null : errors.ruleUnfit;
}

/** Of what is not carried over there would be nothing in the periods behind the last amount, and nobody said so. */
const isShort = ({ carries_over, by_period }: LimitRow, { periods }: ScenarioRow): boolean => !carries_over && by_period.length < periods; // biome-ignore format: one line

const isSkillNamed = ({ kind, skill }: LimitRow): boolean => (kind === 'skill') === (skill !== '');

function isComplete({ kind, investments, dimension, class: name, least, most }: RuleRow): boolean {
  const isOfClass = dimension !== null && name !== null && name !== '';
  const distinct = new Set(investments).size;
  if (kind === 'mandatory' || kind === 'forbidden') return distinct > 0;
  if (kind === 'requires') return investments.length === 2 && distinct === 2;
  if (kind === 'at-most') return distinct > 1 && most !== null && most >= 0;
  if (kind === 'class-count') return isOfClass && most !== null && most >= 0;
  return isOfClass && (least !== null || most !== null);
}
