import { officeChains } from '#modules/offices/actions';
import { refusingTaken } from '#modules/offices/actions/taken';
import { OperationError } from '#platform/contract';
import { type Change, draftCommand, type Json, personOf, publish, writeChanges } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import type { ContributionChange } from '../contract.ts';
import { selectContributionsNamed, selectContributionsOf } from '../queries.ts';
import { errors } from '../routes.ts';
import type { ContributionRow } from '../tables.ts';
import { strategyTopic } from './change-strategy.ts';
import { describeContributions } from './describe-contributions.ts';
import { holdChangeable, type Investment, investmentIdOf, investmentOf, kindOf } from './investments.ts';
import { align, loadStrategy, type Strategy } from './load-strategy.ts';
import { strategyOffices } from './readable-strategies.ts';

interface Which {
  readonly investmentId: string;
}

/** What an investment contributes, how far it serves the strategies above it, and to what it could contribute. */
export async function getContributions(call: OperationCall, { investmentId }: Which) {
  const { tx } = call;
  const investment = await investmentOf(tx, investmentId);
  const strategy = await strategyAbove(call, investment);
  const known = new Set(strategy.objectives.map(({ id }) => id));
  const rows = (await selectContributionsOf(tx, [investmentId])).filter(({ objective_id }) => known.has(objective_id));
  const { investments } = align(strategy, rows, [{ id: investmentId, amountMinor: 0 }]);
  return {
    percent: investments[0]?.percent ?? 0,
    mayWrite: await mayChange(call, investment),
    contributions: await describeContributions(tx, rows, strategy),
    objectives: strategy.themes.flatMap((theme) =>
      strategy.objectives
        .filter(({ theme_id }) => theme_id === theme.id)
        .map(({ id, name }) => ({
          objectiveId: id,
          name,
          themeName: theme.name,
          measures: strategy.measures
            .filter(({ objective_id }) => objective_id === id)
            .map((measure) => ({ measureId: measure.id, name: measure.name, unit: measure.unit })),
        })),
    ),
  };
}

/** The strategies of the investment's office and of those above it, as far as the caller may read. */
async function strategyAbove(call: OperationCall, { officeId }: Investment): Promise<Strategy> {
  const above = (await officeChains(call.tx)).get(officeId) ?? [];
  const readable = await strategyOffices(call);
  return loadStrategy(call.tx, above.filter((id) => readable.includes(id))); // biome-ignore format: one line
}

async function mayChange(call: OperationCall, investment: Investment): Promise<boolean> {
  if (!(await call.access.holds('contribution.write', { kind: investment.kind, id: investment.id }))) return false;
  return kindOf(investment)
    .assertMayChange(call, investment.id)
    .then(
      () => true,
      () => false,
    );
}

interface Command extends Which {
  readonly changes: readonly ContributionChange[];
}

/** Changes what an investment contributes: all of it, or none. Throws `objective-unfit`, `effect-incomplete`, `contributes-already`, `investment-closed`. */
export async function changeContributions(call: OperationCall, { investmentId, changes }: Command) {
  const { tx } = call;
  const investment = await investmentOf(tx, investmentId);
  await holdChangeable(call, investment);
  const before = new Map((await selectContributionsOf(tx, [investmentId])).map((row) => [row.id, row]));
  const draft = draftCommand(changes);
  const strategy = await strategyAbove(call, investment);
  const written: Change[] = [];
  for (const { id, row } of draft.made) {
    const to = { ...blank(investment), ...row };
    assertFit(strategy, to as unknown as ContributionRow);
    written.push({ entity: 'contribution', id, field: null, from: null, to });
  }
  const touched = new Map<string, Record<string, Json>>();
  for (const change of draft.set) {
    const row = before.get(change.id);
    if (!row) throw new OperationError(errors.objectiveUnfit);
    touched.set(change.id, { ...(touched.get(change.id) ?? { ...row }), [change.field ?? '']: change.to });
    written.push(change);
  }
  for (const row of touched.values()) assertFit(strategy, row as unknown as ContributionRow);
  for (const { id, seen } of draft.gone) {
    const found = before.get(id);
    if (!found) throw new OperationError(errors.objectiveUnfit);
    const { id: _id, ...row } = found;
    written.push({ entity: 'contribution', id, field: null, from: { ...row, ...seen }, to: null });
  }
  if (!written.length) return { entryId: null };
  return writeContributions(call, investment, written);
}

const blank = ({ kind, id }: Investment) => ({
  project_id: kind === 'project' ? id : null,
  proposal_id: kind === 'proposal' ? id : null,
  question: null,
  questioned_by: null,
  questioned_at: null,
});

/** A measure comes with the effect on it; they are written field by field, so that the database cannot say so. */
export const isWhole = ({ measure_id, expected }: ContributionRow): boolean => (measure_id === null) === (expected === null); // biome-ignore format: one line

function assertFit({ objectives, measures }: Strategy, row: ContributionRow): void {
  const hasObjective = objectives.some(({ id }) => id === row.objective_id);
  const measure = measures.find(({ id }) => id === row.measure_id);
  const fits = hasObjective && (row.measure_id === null || measure?.objective_id === row.objective_id);
  if (!fits) throw new OperationError(errors.objectiveUnfit);
  if (!isWhole(row)) throw new OperationError(errors.effectIncomplete);
}

async function writeContributions(call: OperationCall, investment: Investment, changes: readonly Change[]) {
  const byConstraint = {
    contribution_of_project: errors.contributesAlready,
    contribution_of_proposal: errors.contributesAlready,
  };
  const written = await refusingTaken(byConstraint, () => writeChanges(call, changes));
  await tellContributions(call, investment);
  return written;
}

export async function tellContributions(call: OperationCall, investment: Investment): Promise<void> {
  await publish(call.tx, strategyTopic);
  await publish(call.tx, `${investment.kind}:${investment.id}`);
  await kindOf(investment).onChanged?.(call, investment.id);
}

/**
 * Doubts a contribution: it is found at the investment until whoever answers for it has said why it holds. Whoever asked
 * may ask otherwise. Throws `questioned-already`.
 */
export async function questionContribution(
  call: OperationCall,
  { contributionId, question }: { readonly contributionId: string; readonly question: string },
) {
  const { row, investment } = await contributionOf(call, contributionId);
  const me = personOf(call.actor) ?? null;
  if (row.question !== null && row.questioned_by !== me) throw new OperationError(errors.questionedAlready);
  const changes = fieldChanges(row, { question, questioned_by: me, questioned_at: call.now });
  return writeContributions(call, investment, changes);
}

/** Answers what is doubted; the reason stands in the history. Throws `not-questioned`, `investment-closed`. */
export async function settleContribution(
  call: OperationCall,
  { contributionId, reason }: { readonly contributionId: string; readonly reason: string },
) {
  const { row, investment } = await contributionOf(call, contributionId);
  await holdChangeable(call, investment);
  if (row.question === null) throw new OperationError(errors.notQuestioned);
  const changes = fieldChanges(row, { question: null, questioned_by: null, questioned_at: null });
  const written = await writeChanges(call, changes, { note: reason });
  await tellContributions(call, investment);
  return written;
}

async function contributionOf(call: OperationCall, id: string) {
  const [row] = await selectContributionsNamed(call.tx, [id]);
  const investment = await investmentOf(call.tx, row ? investmentIdOf(row) : id);
  return { row: row as ContributionRow, investment };
}

function fieldChanges(row: ContributionRow, to: Partial<ContributionRow>): Change[] {
  return Object.entries(to).flatMap(([field, value]): Change[] => {
    const from = row[field as keyof ContributionRow];
    return from === value ? [] : [{ entity: 'contribution', id: row.id, field, from, to: value }];
  });
}
