import { namesOf } from '#modules/offices/actions';
import { findInvestments } from '#modules/strategy/actions/investments';
import type { ToldValue } from '#platform/contract';
import type { HistoryKinds, Json, TellableChange, Telling, Tx } from '#platform/server';
import {
  selectAssessmentsNamed,
  selectComparisonsNamed,
  selectCriteriaNamed,
  selectEstimatesNamed,
  selectMethodsNamed,
  selectOverridesNamed,
  selectSteps,
  selectStepsNamed,
} from '../queries.ts';

/** What happened to a criterion and the steps of its scale. */
export const priorityHistory: HistoryKinds = {
  criterion: {
    permission: 'priority.read',
    subjects: async (tx, id) => [
      { entity: 'criterion', id },
      ...(await selectSteps(tx, [id])).map((step) => ({ entity: 'criterion-step', id: step.id })),
    ],
  },
};

type Row = Readonly<Record<string, Json>>;

/** By entity, by what people know a record: its own name, the criterion that it hangs on, or to what it was given. */
const namedBy = (entity: string, row: Row): Json =>
  entity === 'criterion' ? (row.name ?? null) : (row.project_id ?? row.proposal_id ?? row.criterion_id ?? row.first_id ?? row.office_id ?? null); // biome-ignore format: one line

/** How changes of priorities are told: what was given by the investment, what is ranked by, by its criterion. */
export const priorityTelling: Telling = {
  entities: {
    prioritisation: 'priorities.record.prioritisation',
    criterion: 'priorities.record.criterion',
    'criterion-step': 'priorities.record.criterion-step',
    'criterion-comparison': 'priorities.record.criterion-comparison',
    assessment: 'priorities.record.assessment',
    'job-estimate': 'priorities.record.job-estimate',
    'rank-override': 'priorities.record.rank-override',
  },
  untold: ['assessment.given_at', 'job-estimate.given_at', 'rank-override.made_at', 'rank-override.person_id'],
  tell: async (tx, changes) => {
    const rows = await rowsOf(tx, changes);
    const ids = changes.flatMap((change) => [change.from_value, change.to_value, namedBy(change.entity, rows.get(change.record_id) ?? {})]).filter(isId); // biome-ignore format: one line
    const names = await namesIn(tx, [...new Set(ids)]);
    return changes.map(({ kind, entity, record_id, field, from_value, to_value }) => {
      const by = namedBy(entity, rows.get(record_id) ?? {});
      const record = typeof by === 'string' ? (names.get(by) ?? (isId(by) ? undefined : by)) : undefined;
      if (record === undefined) return undefined;
      if (field === null) return { kind, record, field: `priorities.record.${entity}`, from: null, to: null };
      const told = (value: Json) => readable(field, value, names);
      return { kind, record, field: `priorities.short.${field}`, from: told(from_value), to: told(to_value) };
    });
  },
};

/** The records as they are, or as the change says that they came or went. */
async function rowsOf(tx: Tx, changes: readonly TellableChange[]): Promise<ReadonlyMap<string, Row>> {
  const ids = (entity: string) => changes.flatMap((one) => (one.entity === entity ? [one.record_id] : []));
  const found: readonly (readonly { readonly id: string }[])[] = await Promise.all([
    selectMethodsNamed(tx, ids('prioritisation')),
    selectCriteriaNamed(tx, ids('criterion')),
    selectStepsNamed(tx, ids('criterion-step')),
    selectComparisonsNamed(tx, ids('criterion-comparison')),
    selectAssessmentsNamed(tx, ids('assessment')),
    selectEstimatesNamed(tx, ids('job-estimate')),
    selectOverridesNamed(tx, ids('rank-override')),
  ]);
  const rows = new Map(found.flat().map((row) => [row.id, row as unknown as Row]));
  for (const { record_id, field, from_value, to_value } of changes)
    if (field === null && !rows.has(record_id)) rows.set(record_id, (to_value ?? from_value) as Row);
  return rows;
}

/** Whatever a field can name: people, offices, criteria, steps, investments. */
async function namesIn(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const [people, criteria, steps, investments] = await Promise.all([
    namesOf(tx, ids),
    selectCriteriaNamed(tx, ids),
    selectStepsNamed(tx, ids),
    findInvestments(tx, ids),
  ]);
  return new Map([
    ...people,
    ...criteria.map(({ id, name }) => [id, name] as const),
    ...steps.map(({ id, text }) => [id, text] as const),
    ...[...investments.values()].map(({ id, name }) => [id, name] as const),
  ]);
}

function readable(field: string, value: Json, names: ReadonlyMap<string, string>): ToldValue {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return null;
  if (field === 'until') return { kind: 'date', at: value };
  if (field === 'method') return { kind: 'word', key: `priorities.method.${value}` };
  return names.get(value) ?? value;
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value);
