import { refusingTaken } from '#modules/offices/actions/taken';
import { OperationError } from '#platform/contract';
import {
  type Change,
  type CommandDraft,
  draftCommand,
  type Json,
  publish,
  type Tx,
  timeOrderedId,
  writeChanges,
} from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import type { NewScenario, ScenarioChange } from '../contract.ts';
import { errors } from '../routes.ts';
import type { LimitRow, RuleRow, ScenarioRow } from '../tables.ts';
import { isFixed } from './is-fixed.ts';
import { holdScenario, type WholeScenario, wholeScenario } from './load-scenario.ts';
import { selectionTopic } from './solve-scenario.ts';

/** A scenario without rules; with the money of its whole time where that is said, to be spent whenever. */
export async function createScenario(call: OperationCall, { officeId, moneyMinor, ...given }: NewScenario) {
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
 * `scenario-elsewhere`, `limits-unfit`, `rule-unfit`, `scenario-name-taken`.
 */
export async function changeScenario(call: OperationCall, { scenarioId, changes }: Command) {
  const whole = await openScenario(call.tx, scenarioId);
  const written = recordsOf(whole, draftCommand(changes));
  if (!written.length) return { entryId: null };
  const { entryId } = await writeScenario(call, written);
  if (!written.some(({ entity, to }) => entity === 'scenario' && to === null))
    assertFits(await wholeScenario(call.tx, await holdScenario(call.tx, scenarioId)));
  return { entryId };
}

/** Held, neither asked about nor adopted. Throws `scenario-fixed`. */
export async function openScenario(tx: Tx, scenarioId: string): Promise<WholeScenario> {
  const scenario = await holdScenario(tx, scenarioId);
  if (await isFixed(tx, scenario)) throw new OperationError(errors.scenarioFixed);
  return wholeScenario(tx, scenario);
}

export async function writeScenario(call: OperationCall, changes: readonly Change[]) {
  const { entryId } = await refusingTaken(
    { selection_scenario_name: errors.scenarioNameTaken, selection_limit_of: errors.limitsUnfit },
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

/** Throws `limits-unfit`, `rule-unfit`: nothing is kept then. */
function assertFits({ limits, rules }: WholeScenario): void {
  const kinds = new Set(limits.map(({ kind }) => kind));
  if (kinds.has('money') && (kinds.has('capex') || kinds.has('opex'))) throw new OperationError(errors.limitsUnfit);
  if (limits.some((limit) => !isSkillNamed(limit))) throw new OperationError(errors.limitsUnfit);
  if (!rules.every(isComplete)) throw new OperationError(errors.ruleUnfit);
}

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
