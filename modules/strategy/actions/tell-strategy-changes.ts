import { namesOf } from '#modules/offices/actions';
import type { ToldValue } from '#platform/contract';
import type { HistoryKinds, Json, TellableChange, Telling, Tx } from '#platform/server';
import {
  selectContributionsNamed,
  selectMeasuresNamed,
  selectMeasureValuesNamed,
  selectObjectivesNamed,
  selectThemesNamed,
} from '../queries.ts';
import { subjectsOfObjective } from './scopes.ts';

export const strategyHistory: HistoryKinds = {
  objective: { permission: 'strategy.read', subjects: subjectsOfObjective },
};

/** By entity, where a record's name is found: its own, or that of what it hangs on. */
const namedBy: Readonly<Record<string, string>> = {
  theme: 'name',
  objective: 'name',
  measure: 'name',
  'measure-value': 'measure_id',
  contribution: 'objective_id',
};

const dates = new Set(['baseline_on', 'target_on', 'day']);
/** Words that stand for a stored one. */
const worded = new Set(['strength']);

/** How changes of strategies and contributions are told: each record by the name that people know it by. */
export const strategyTelling: Telling = {
  entities: {
    theme: 'strategy.record.theme',
    objective: 'strategy.record.objective',
    measure: 'strategy.record.measure',
    'measure-value': 'strategy.record.measure-value',
    contribution: 'strategy.record.contribution',
  },
  untold: ['contribution.questioned_by', 'contribution.questioned_at'],
  tell: async (tx, changes) => {
    const rows = await rowsOf(tx, changes);
    const ids = changes.flatMap((change) => {
      const row = rows.get(change.record_id);
      return [change.from_value, change.to_value, row?.measure_id, row?.objective_id].filter(isId);
    });
    const names = await namesIn(tx, [...new Set(ids)]);
    return changes.map(({ kind, entity, record_id, field, from_value, to_value }) => {
      const row = rows.get(record_id);
      const by = row?.[namedBy[entity] ?? 'name'];
      const record = typeof by === 'string' ? (names.get(by) ?? by) : undefined;
      if (record === undefined) return undefined;
      if (field === null) return { kind, record, field: `strategy.record.${entity}`, from: null, to: null };
      const told = (value: Json) => readable(field, value, names);
      return { kind, record, field: `strategy.short.${field}`, from: told(from_value), to: told(to_value) };
    });
  },
};

type Row = Readonly<Record<string, Json>>;

/** The records as they are, or as the change says that they came or went. */
async function rowsOf(tx: Tx, changes: readonly TellableChange[]): Promise<ReadonlyMap<string, Row>> {
  const ids = (entity: string) =>
    changes.filter((change) => change.entity === entity).map(({ record_id }) => record_id);
  const found = await Promise.all([
    selectThemesNamed(tx, ids('theme')),
    selectObjectivesNamed(tx, ids('objective')),
    selectMeasuresNamed(tx, ids('measure')),
    selectMeasureValuesNamed(tx, ids('measure-value')),
    selectContributionsNamed(tx, ids('contribution')),
  ]);
  const rows = new Map<string, Row>(found.flat().map((row) => [row.id, row as unknown as Row]));
  for (const { record_id, field, from_value, to_value } of changes)
    if (field === null && !rows.has(record_id)) rows.set(record_id, (to_value ?? from_value) as Row);
  return rows;
}

/** People, themes, objectives and measures: whatever a field can name. */
async function namesIn(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all([
    selectThemesNamed(tx, ids),
    selectObjectivesNamed(tx, ids),
    selectMeasuresNamed(tx, ids),
  ]);
  return new Map([...(await namesOf(tx, ids)), ...found.flat().map(({ id, name }) => [id, name] as const)]);
}

function readable(field: string, value: Json, names: ReadonlyMap<string, string>): ToldValue {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  if (dates.has(field)) return { kind: 'date', at: value };
  if (worded.has(field)) return { kind: 'word', key: `strategy.strength.${value}` };
  return names.get(value) ?? value;
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value);
