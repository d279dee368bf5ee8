import { findProjects, namesOfProjects } from '#modules/projects/actions/read-projects';
import { OperationError, errors as platformErrors } from '#platform/contract';
import type { ScopeKind, Tx } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import type { ContributionRow } from '../tables.ts';

export type InvestmentKindName = 'project' | 'proposal';

/** What money is spent on, or may be. */
export interface Investment {
  readonly kind: InvestmentKindName;
  readonly id: string;
  readonly name: string;
  readonly officeId: string;
  /** Whether it goes on, or nobody has decided on it yet. */
  readonly isOpen: boolean;
}

/** How one kind of investment is known to strategies, and later to benefits and selections. */
export interface InvestmentKind {
  readonly kind: InvestmentKindName;
  /** Those of these ids that are of the kind. */
  find(tx: Tx, ids: readonly string[]): Promise<readonly Investment[]>;
  /** Throws `permission-missing` or `investment-closed` where the caller may not say what it contributes. */
  assertMayChange(call: OperationCall, id: string): Promise<void>;
  /** Holds it until the transaction ends, where what it is decides who may. */
  hold?(tx: Tx, id: string): Promise<unknown>;
  /** Has what is computed from contributions computed anew, and those who look at it told. */
  onChanged?(call: OperationCall, id: string): Promise<void>;
}

const projectKind: InvestmentKind = {
  kind: 'project',
  find: async (tx, ids) =>
    (await findProjects(tx, ids)).map(({ id, name, office_id: officeId, state, closed_at }) => {
      return { kind: 'project', id, name, officeId, isOpen: state === 'active' && closed_at === null };
    }),
  assertMayChange: ({ access }, id) => access.require('project.update', { kind: 'project', id }),
};

const kinds = new Map<InvestmentKindName, InvestmentKind>([['project', projectKind]]);

/** One kind has one source. Once, where the module is loaded. */
export function contributeInvestmentKind(kind: InvestmentKind): void {
  kinds.set(kind.kind, kind);
}

/** These investments, of whatever kind, by id; those that are gone are left out. */
export async function findInvestments(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Investment>> {
  const found = new Map<string, Investment>();
  for (const { find } of kinds.values()) for (const one of await find(tx, ids)) found.set(one.id, one);
  return found;
}

/** Throws `record-missing`. */
export async function investmentOf(tx: Tx, id: string): Promise<Investment> {
  const found = (await findInvestments(tx, [id])).get(id);
  if (!found) throw new OperationError(platformErrors.recordMissing);
  return found;
}

/** Before contributions are written: throws where the caller may not, and nobody changes that meanwhile. */
export async function holdChangeable(call: OperationCall, investment: Investment): Promise<void> {
  await kindOf(investment).hold?.(call.tx, investment.id);
  await kindOf(investment).assertMayChange(call, investment.id);
}

export const kindOf = ({ kind }: Investment): InvestmentKind => kinds.get(kind) ?? projectKind;

export const investmentIdOf = ({ project_id, proposal_id }: ContributionRow): string => project_id ?? proposal_id ?? '';

/** An investment is read and written where its own record is. */
export const investmentScope: ScopeKind = {
  async above(tx, id) {
    const found = (await findInvestments(tx, [id])).get(id);
    return found && [{ kind: found.kind, id }];
  },
  names: namesOfProjects,
};
