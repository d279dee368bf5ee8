import { changeErrors, OperationError, errors as platformErrors } from '#platform/contract';
import { type Change, publish, type UndoRule, type UndoRules } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import { selectContributionsNamed, selectOfficesOf } from '../queries.ts';
import { errors } from '../routes.ts';
import type { ContributionRow } from '../tables.ts';
import { isWhole, tellContributions } from './change-contributions.ts';
import { strategyTopic } from './change-strategy.ts';
import { findInvestments, holdChangeable, investmentIdOf } from './investments.ts';

const rowOf = ({ from, to }: Change) => (to ?? from) as Readonly<Record<string, string | null>>;

/** Under which column a record hangs that may be gone itself. */
const above: Readonly<Record<string, string>> = {
  objective: 'theme_id',
  measure: 'objective_id',
  'measure-value': 'measure_id',
};

/** What belongs to a strategy is taken back by whoever may write it where it stands, or stood. */
const treeRule = (entity: string): UndoRule => ({
  permission: null,
  async prepare(call, changes) {
    for (const change of changes) await requireWrite(call, entity, change);
  },
  written: ({ tx }) => publish(tx, strategyTopic),
});

async function requireWrite({ tx, access }: OperationCall, entity: string, change: Change): Promise<void> {
  const isWhole = change.field === null;
  const office = entity === 'theme' && isWhole ? rowOf(change).office_id : null;
  const id = isWhole && entity !== 'theme' ? (rowOf(change)[above[entity] ?? ''] ?? '') : change.id;
  const officeId = office ?? (await selectOfficesOf(tx, [id])).get(id);
  // of a record whose parent is to come back with it, the parent says who may
  if (officeId === undefined && isWhole && change.to === null) return;
  if (officeId === undefined) throw new OperationError(platformErrors.recordMissing);
  await access.require('strategy.write', { kind: 'office', id: officeId });
}

/** Contributions are taken back by whoever may still say what the investment contributes, questions by whoever may ask. */
const contributionRule: UndoRule = {
  permission: null,
  async prepare(call, changes) {
    const isQuestion = changes.every(({ field }) => field?.startsWith('question'));
    for (const one of await investmentsOf(call, changes)) {
      if (isQuestion) await call.access.require('comment.write', { kind: one.kind, id: one.id });
      else await whereOpen(() => holdChangeable(call, one));
    }
  },
  async written(call, changes) {
    const rows = await selectContributionsNamed(call.tx, changes.map(({ id }) => id)); // biome-ignore format: one line
    if (!rows.every(isWhole)) throw new OperationError(changeErrors.notUndoable);
    for (const one of await investmentsOf(call, changes)) await tellContributions(call, one);
  },
};

async function whereOpen(hold: () => Promise<void>): Promise<void> {
  try {
    await hold();
  } catch (error) {
    const isClosed = error instanceof OperationError && error.code === errors.investmentClosed.code;
    throw isClosed ? new OperationError(changeErrors.notUndoable) : error;
  }
}

async function investmentsOf({ tx }: OperationCall, changes: readonly Change[]) {
  const whole = changes.filter(({ field }) => field === null).map((one) => rowOf(one) as unknown as ContributionRow);
  const ids = changes.filter(({ field }) => field !== null).map(({ id }) => id);
  const rows = [...whole, ...(await selectContributionsNamed(tx, ids))];
  return [...(await findInvestments(tx, [...new Set(rows.map(investmentIdOf))])).values()];
}

export const strategyUndoRules: UndoRules = {
  theme: treeRule('theme'),
  objective: treeRule('objective'),
  measure: treeRule('measure'),
  'measure-value': treeRule('measure-value'),
  contribution: contributionRule,
};
