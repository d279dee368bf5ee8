import { changeErrors, OperationError, type ToldValue } from '#platform/contract';
import { type Change, type HistoryKinds, type Json, publish, type Telling, type Tx, type UndoRule, type UndoRules } from '#platform/server'; // biome-ignore format: one line
import type { OperationCall } from '#platform/server/http/exchange';
import { selectLimits, selectRules, selectRunning, selectScenariosNamed, selectScenariosOf } from '../queries.ts';
import { faultOf } from './change-scenario.ts';
import { isFixed } from './is-fixed.ts';
import { holdScenario, wholeScenario } from './load-scenario.ts';
import { selectionTopic } from './solve-scenario.ts';

/** What happened to a scenario and to what it says. */
export const selectionHistory: HistoryKinds = {
  scenario: {
    permission: 'selection.read',
    async subjects(tx, id) {
      const of = (entity: string, rows: readonly { readonly id: string }[]) =>
        rows.map((row) => ({ entity, id: row.id }));
      return [
        { entity: 'scenario', id },
        ...of('selection-limit', await selectLimits(tx, id)),
        ...of('selection-rule', await selectRules(tx, id)),
        ...of('selection-running', await selectRunning(tx, id)),
      ];
    },
  },
};

/** How changes of scenarios are told: each by the scenario that it belongs to. */
export const selectionTelling: Telling = {
  entities: {
    scenario: 'selection.record.scenario',
    'selection-limit': 'selection.record.selection-limit',
    'selection-rule': 'selection.record.selection-rule',
    'selection-running': 'selection.record.selection-running',
  },
  untold: [
    ...['decision_id', 'copied_from', 'created_at'].map((field) => `scenario.${field}`),
    'selection-rule.investments',
    'selection-limit.by_period',
  ],
  tell: async (tx, changes) => {
    const ids = changes.map(({ record_id }) => record_id);
    const of = await ownersOf(tx, ids);
    const rows = await selectScenariosNamed(tx, [...new Set(of.values())]);
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    return changes.map(({ kind, entity, record_id, field, from_value, to_value }) => {
      const record = names.get(of.get(record_id) ?? '');
      if (record === undefined) return undefined;
      if (field === null) return { kind, record, field: `selection.record.${entity}`, from: null, to: null };
      const told = (value: Json) => readable(field, value);
      return { kind, record, field: `selection.short.${field}`, from: told(from_value), to: told(to_value) };
    });
  },
};

/** The scenario of each of these records, which may be scenarios themselves. */
async function ownersOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return new Map([...ids.map((id) => [id, id] as const), ...(await selectScenariosOf(tx, ids))]);
}

const worded: Readonly<Record<string, string>> = {
  period: 'selection.periods.',
  value_by: 'selection.valueBy.',
  kind: 'selection.kinds.',
};

function readable(field: string, value: Json): ToldValue {
  if (typeof value === 'number') return field.endsWith('_minor') ? Math.round(value / 100) : value;
  if (typeof value !== 'string') return null;
  if (field === 'first_on' || field === 'adopted_at') return { kind: 'date', at: value };
  const words = worded[field];
  return words ? { kind: 'word', key: `${words}${value}` } : value;
}

/** A scenario is taken back as long as it may be changed; one that comes back whole by whoever may write in its office. */
const rule: UndoRule = {
  permission: null,
  async prepare(call, changes) {
    for (const change of changes) await requireWrite(call, change);
  },
  async written({ tx }, changes) {
    const scenarios = await selectScenariosNamed(tx, [...new Set(await scenariosOf(tx, changes))]);
    for (const scenario of scenarios)
      if (faultOf(await wholeScenario(tx, scenario))) throw new OperationError(changeErrors.notUndoable);
    await publish(tx, selectionTopic);
  },
};

/** The scenarios of changes, whose records may be gone or come back by them. */
async function scenariosOf(tx: Tx, changes: readonly Change[]): Promise<string[]> {
  const owners = await ownersOf(tx, changes.map(({ id }) => id)); // biome-ignore format: one line
  return changes.map(({ id, to }) => (to as { scenario_id?: string } | null)?.scenario_id ?? owners.get(id) ?? id);
}

async function requireWrite(call: OperationCall, { id, field, from, to }: Change): Promise<void> {
  const row = (field === null ? (to ?? from) : null) as { office_id?: string; scenario_id?: string } | null;
  if (row?.office_id) return call.access.require('selection.write', { kind: 'office', id: row.office_id });
  const of = row?.scenario_id ?? (await ownersOf(call.tx, [id])).get(id) ?? id;
  // of a record whose scenario is to come back with it, the scenario says who may
  if (!(await selectScenariosNamed(call.tx, [of])).length) return;
  await call.access.require('selection.write', { kind: 'scenario', id: of });
  if (await isFixed(call.tx, await holdScenario(call.tx, of))) throw new OperationError(changeErrors.notUndoable);
}

/** What was asked and adopted is not taken back. */
export const selectionUndoRules: UndoRules = {
  scenario: { ...rule, allows: ({ field }) => field !== 'decision_id' && field !== 'adopted_at' },
  'selection-limit': rule,
  'selection-rule': rule,
  'selection-running': rule,
};
