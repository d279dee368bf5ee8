import { refusingTaken } from '#modules/offices/actions/taken';
import { OperationError } from '#platform/contract';
import {
  type Change,
  type CommandDraft,
  draftCommand,
  type Json,
  personOf,
  type Tx,
  timeOrderedId,
  writeChanges,
} from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import type { ProposalChange } from '../contract.ts';
import { selectDemands, selectFlows, selectOptions, selectStatements } from '../queries.ts';
import { errors } from '../routes.ts';
import type { CaseFlowRow, ProposalRow } from '../tables.ts';
import { holdOpenProposal, tellProposal } from './hold-proposal.ts';

interface NewProposal {
  readonly officeId: string;
  readonly name: string;
  readonly summary: string;
}

/** An idea of the caller, with nothing but its name and what it is. */
export function blankProposal(call: OperationCall, { officeId, name, summary }: NewProposal): Omit<ProposalRow, 'id'> {
  return {
    office_id: officeId,
    name,
    summary,
    proposer_person_id: personOf(call.actor) ?? null,
    sponsor_person_id: null,
    stage: 'idea',
    state: 'open',
    risk: null,
    starts_on: null,
    current_until: null,
    preferred_option_id: null,
    created_at: call.now,
    submitted_at: null,
    look_again_on: null,
    decision_id: null,
    project_id: null,
    merged_into: null,
  };
}

/** An idea, which is its author's to write on. Throws `proposal-name-taken`. */
export async function createProposal(call: OperationCall, given: NewProposal) {
  const id = timeOrderedId();
  await write(call, id, [{ entity: 'proposal', id, field: null, from: null, to: { ...blankProposal(call, given) } }]);
  return { proposalId: id };
}

interface Command {
  readonly proposalId: string;
  readonly changes: readonly ProposalChange[];
}

/** Changes a proposal and its case: all of it, or none. Throws `case-elsewhere`, `proposal-name-taken`, `range-unordered`. */
export async function changeProposal(call: OperationCall, { proposalId, changes }: Command) {
  const row = await holdOpenProposal(call, proposalId);
  const written = await caseChanges(call.tx, row, draftCommand(changes));
  if (!written.length) return { entryId: null };
  return write(call, proposalId, written);
}

async function write(call: OperationCall, proposalId: string, changes: readonly Change[]) {
  const { entryId } = await refusingTaken({ proposal_name: errors.proposalNameTaken }, () =>
    writeChanges(call, changes),
  );
  await tellProposal(call.tx, proposalId);
  return { entryId };
}

type Row = { readonly id: string };

/** The command as change records, with what goes along with a deleted option. */
async function caseChanges(tx: Tx, { id: proposalId, preferred_option_id }: ProposalRow, draft: CommandDraft) {
  const options = await selectOptions(tx, [proposalId]);
  const optionIds = options.map(({ id }) => id);
  const rows: Readonly<Record<string, readonly Row[]>> = {
    proposal: [{ id: proposalId }],
    'case-option': options,
    'case-flow': await selectFlows(tx, optionIds),
    'case-demand': await selectDemands(tx, optionIds),
    'case-statement': await selectStatements(tx, [proposalId]),
  };
  const made = new Set(draft.made.map(({ entity, id }) => `${entity} ${id}`));
  const has = (entity: string, id: Json) => rows[entity]?.some((row) => row.id === id) || made.has(`${entity} ${id}`);
  const isOption = (id: Json | undefined) => id === undefined || id === null || has('case-option', id);
  const fits =
    draft.made.every(({ entity, row }) => entity !== 'proposal' && isOption(row.option_id)) &&
    draft.set.every(
      ({ entity, id, field, to }) => has(entity, id) && (!field?.endsWith('option_id') || isOption(to)),
    ) &&
    draft.gone.every(({ entity, id }) => entity !== 'proposal' && has(entity, id));
  if (!fits) throw new OperationError(errors.caseElsewhere);
  const goneOptions = new Set(draft.gone.filter(({ entity }) => entity === 'case-option').map(({ id }) => id));
  const gone: Change[] = Object.entries(rows).flatMap(([entity, of]) =>
    of.flatMap((row): Change[] => {
      const named = draft.gone.find((one) => one.entity === entity && one.id === row.id);
      // what the command moves to another option stays with that one
      const moved = draft.set.find((one) => one.entity === entity && one.id === row.id && one.field === 'option_id');
      const hangs = 'option_id' in row && goneOptions.has(String(moved?.to ?? row.option_id));
      if (!named && !hangs) return [];
      const { id, ...from } = row;
      return [{ entity, id, field: null, from: { ...from, ...named?.seen } as Json, to: null }];
    }),
  );
  const isGone = new Set(gone.map(({ id }) => id));
  const hasPreferred = draft.set.some(({ field }) => field === 'preferred_option_id');
  const unprefer =
    preferred_option_id && goneOptions.has(preferred_option_id) && !hasPreferred
      ? [{ entity: 'proposal', id: proposalId, field: 'preferred_option_id', from: preferred_option_id, to: null }]
      : [];
  const ofProposal = (entity: string) =>
    entity === 'case-option' || entity === 'case-statement' ? { proposal_id: proposalId } : {};
  const set = draft.set.filter(({ id }) => !isGone.has(id));
  const flows = (rows['case-flow'] as readonly CaseFlowRow[]).flatMap((row) => flowChanges(row, set.filter(({ entity, id }) => entity === 'case-flow' && id === row.id))); // biome-ignore format: one line
  return [
    ...draft.made.map(({ entity, id, row }): Change => {
      const to = entity === 'case-flow' ? asFlow(row) : row;
      return { entity, id, field: null, from: null, to: { ...to, ...ofProposal(entity) } };
    }),
    ...set.filter(({ entity }) => entity !== 'case-flow'),
    ...flows,
    ...gone,
    ...unprefer,
  ];
}

type Fields = Readonly<Record<string, Json>>;

/** A benefit has a class, cashable unless said otherwise; a cost has none. */
const classOf = ({ kind, benefit_class }: Fields): Json => (kind === 'benefit' ? (benefit_class ?? 'cashable') : null);

/** A flow's fields are written one by one, so that only commands can hold that they fit each other. */
export function isWhole(row: CaseFlowRow): boolean {
  const { kind, benefit_class, amount_minor, least_minor, most_minor } = row;
  const isInRange = (least_minor ?? amount_minor) <= amount_minor && amount_minor <= (most_minor ?? amount_minor);
  return isInRange && (kind === 'benefit') === (benefit_class !== null);
}

/** With the class that its kind asks for. Throws `range-unordered`. */
function asFlow(row: Fields): Fields {
  const flow = { ...row, benefit_class: classOf(row) };
  if (!isWhole(flow as unknown as CaseFlowRow)) throw new OperationError(errors.rangeUnordered);
  return flow;
}

/** What becomes another of an amount, its class too, as it was asked for, or because it became a cost, or none any more. */
function flowChanges(row: CaseFlowRow, set: readonly Change[]): readonly Change[] {
  if (!set.length) return [];
  const wanted = set.find(({ field }) => field === 'benefit_class');
  const { benefit_class: to = null } = asFlow({ ...row, ...Object.fromEntries(set.map((change) => [change.field, change.to])) }); // biome-ignore format: one line
  const of = { entity: 'case-flow', id: row.id, field: 'benefit_class' };
  const others = set.filter((change) => change !== wanted);
  return to === row.benefit_class ? others : [...others, { ...of, from: wanted?.from ?? row.benefit_class, to }];
}
