import { namesOf, organisationOf } from '#modules/offices/actions';
import { changeErrors, OperationError, errors as platformErrors, type ToldValue } from '#platform/contract';
import type { Change, HistoryKinds, Json, Telling, Tx, UndoRule, UndoRules } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import {
  isWrittenOnSince,
  lockProposal,
  selectDemands,
  selectFlows,
  selectFlowsNamed,
  selectOptions,
  selectOptionsNamed,
  selectProposalsNamed,
  selectProposalsOf,
  selectReviews,
  selectStatements,
} from '../queries.ts';
import type { ProposalRow } from '../tables.ts';
import { isWhole } from './change-proposal.ts';
import { mayChangeProposal, tellProposal } from './hold-proposal.ts';

/** What happened to a proposal and to its case. */
export const intakeHistory: HistoryKinds = {
  proposal: {
    permission: 'proposal.read',
    async subjects(tx, id) {
      const options = await selectOptions(tx, [id]);
      const optionIds = options.map((row) => row.id);
      const of = (entity: string, rows: readonly { readonly id: string }[]) =>
        rows.map((row) => ({ entity, id: row.id }));
      return [
        { entity: 'proposal', id },
        ...of('case-option', options),
        ...of('case-flow', await selectFlows(tx, optionIds)),
        ...of('case-demand', await selectDemands(tx, optionIds)),
        ...of('case-statement', await selectStatements(tx, [id])),
        ...of('case-review', await selectReviews(tx, [id])),
      ];
    },
  },
};

const dates = new Set(['starts_on', 'current_until', 'first_on', 'from_on', 'look_again_on']);
/** By field, the words that stand for what is stored; of `kind` by the record that has it. */
const worded: Readonly<Record<string, string>> = {
  state: 'states',
  stage: 'stage',
  verdict: 'verdicts',
  every: 'every',
  risk: 'risk',
  benefit_class: 'flow.kind',
  'case-option.kind': 'option.kind',
  'case-flow.kind': 'flow.kind',
  'case-statement.kind': 'statement',
};

/** How changes of proposals and their cases are told: each by the proposal that it belongs to. */
export const intakeTelling: Telling = {
  entities: {
    proposal: 'intake.record.proposal',
    'case-option': 'intake.record.case-option',
    'case-flow': 'intake.record.case-flow',
    'case-demand': 'intake.record.case-demand',
    'case-statement': 'intake.record.case-statement',
    'case-review': null,
    'discount-rate': null,
  },
  untold: ['decision_id', 'project_id', 'merged_into', 'submitted_at', 'preferred_option_id'].map((field) => `proposal.${field}`), // biome-ignore format: one line
  tell: async (tx, changes) => {
    const of = await ownersOf(tx, changes.map(({ record_id }) => record_id)); // biome-ignore format: one line
    const rows = await selectProposalsNamed(tx, [...new Set(of.values())]);
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    const ids = changes.flatMap(({ from_value, to_value }) => [from_value, to_value]).filter(isId);
    const { currencyCode } = await organisationOf(tx);
    const options = (await selectOptionsNamed(tx, [...new Set(ids)])).map(({ id, name }) => [id, name] as const);
    const known = { names: new Map([...(await namesOf(tx, [...new Set(ids)])), ...options]), currencyCode };
    return changes.map(({ kind, entity, record_id, field, from_value, to_value }) => {
      const record = names.get(of.get(record_id) ?? '');
      if (record === undefined) return undefined;
      if (field === null) return { kind, record, field: `intake.record.${entity}`, from: null, to: null };
      const told = (value: Json) => readable({ entity, field }, value, known);
      return { kind, record, field: `intake.short.${field}`, from: told(from_value), to: told(to_value) };
    });
  },
};

/** The proposal of each of these records, which may be proposals themselves. */
async function ownersOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return new Map([...ids.map((id) => [id, id] as const), ...(await selectProposalsOf(tx, ids))]);
}

interface Known {
  /** Of people and options. */
  readonly names: ReadonlyMap<string, string>;
  readonly currencyCode: string;
}

function readable(of: Pick<Change, 'entity' | 'field'>, value: Json, { names, currencyCode }: Known): ToldValue {
  const field = of.field ?? '';
  if (typeof value === 'number')
    return field.endsWith('_minor') ? { kind: 'money', minor: value, currencyCode } : value;
  if (typeof value !== 'string') return null;
  if (dates.has(field)) return { kind: 'date', at: value };
  const words = worded[field] ?? worded[`${of.entity}.${field}`];
  return words ? { kind: 'word', key: `intake.${words}.${value}` } : (names.get(value) ?? value);
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value);

const asked = ['state', 'stage', 'decision_id', 'project_id', 'look_again_on', 'merged_into', 'submitted_at'];

/**
 * A case is taken back as long as it may be written: what goes with an option comes back with it. So is a proposal, alone or
 * with all of an import, as long as nothing was written on it since. What was asked and decided is not taken back.
 */
const caseRule: UndoRule = {
  permission: null,
  allows: ({ field }) => field === null || !asked.includes(field),
  async prepare(call, changes, entryId) {
    const made = new Map(changes.flatMap((one) => (one.entity === 'proposal' && one.field === null ? [[one.id, one.to as { office_id: string } | null]] : []))); // biome-ignore format: one line
    const there: string[] = [];
    for (const id of await proposalsIn(call.tx, changes)) {
      const row = await lockProposal(call.tx, id);
      const office = made.get(id)?.office_id;
      if (row) await requireOpen(call, row);
      else if (office) await call.access.require('proposal.create', { kind: 'office', id: office });
      else throw new OperationError(platformErrors.recordMissing);
      if (row && office) there.push(id);
    }
    if (await isWrittenOnSince(call.tx, there, entryId)) throw new OperationError(changeErrors.notUndoable);
  },
  async written(call, changes) {
    const flows = await selectFlowsNamed(call.tx, changes.map(({ id }) => id)); // biome-ignore format: one line
    if (!flows.every(isWhole)) throw new OperationError(changeErrors.notUndoable);
    for (const id of await proposalsIn(call.tx, changes)) await tellProposal(call.tx, id);
  },
};

async function requireOpen(call: OperationCall, row: ProposalRow): Promise<void> {
  if (!(await mayChangeProposal(call, row))) throw new OperationError(platformErrors.permissionMissing);
  if (row.state !== 'open') throw new OperationError(changeErrors.notUndoable);
}

/** The proposals that these changes are of; records that came or went tell it themselves, or by the option they hang on. */
async function proposalsIn(tx: Tx, changes: readonly Change[]): Promise<string[]> {
  const rowOf = ({ field, from, to }: Change) =>
    (field === null ? (to ?? from) : null) as { proposal_id?: string; option_id?: string } | null;
  const options = new Map(changes.map((change) => [change.id, rowOf(change)?.proposal_id]));
  const ids = changes.map((change) => {
    const row = rowOf(change);
    return row?.proposal_id ?? (row?.option_id ? (options.get(row.option_id) ?? row.option_id) : change.id);
  });
  const of = await selectProposalsOf(tx, ids);
  return [...new Set(ids.map((id) => of.get(id) ?? id))];
}

export const intakeUndoRules: UndoRules = Object.fromEntries(
  ['proposal', 'case-option', 'case-flow', 'case-demand', 'case-statement'].map((entity) => [entity, caseRule]),
);
