import { namesOf } from '#modules/offices/actions';
import type { Tx } from '#platform/server';
import type { Contribution } from '../contract.ts';
import type { ContributionRow } from '../tables.ts';
import { findInvestments, investmentIdOf } from './investments.ts';
import type { Strategy } from './load-strategy.ts';

/** As the contract shows them, the strongest first, with the names that the strategy gives. */
export async function describeContributions(
  tx: Tx,
  rows: readonly ContributionRow[],
  { objectives, measures }: Strategy,
): Promise<Contribution[]> {
  const investments = await findInvestments(tx, [...new Set(rows.map(investmentIdOf))]);
  const people = await namesOf(tx, rows.flatMap(({ questioned_by }) => questioned_by ?? [])); // biome-ignore format: one line
  const objectiveNames = new Map(objectives.map(({ id, name }) => [id, name]));
  const measureNames = new Map(measures.map(({ id, name }) => [id, name]));
  const order = ['strong', 'moderate', 'weak'];
  return rows
    .toSorted((a, b) => order.indexOf(a.strength) - order.indexOf(b.strength))
    .flatMap((row) => {
      const investment = investments.get(investmentIdOf(row));
      if (!investment) return [];
      return {
        contributionId: row.id,
        objectiveId: row.objective_id,
        objectiveName: objectiveNames.get(row.objective_id) ?? '',
        investmentId: investment.id,
        investmentKind: investment.kind,
        investmentName: investment.name,
        strength: row.strength,
        output: row.output,
        capability: row.capability,
        outcome: row.outcome,
        benefit: row.benefit,
        measureId: row.measure_id,
        measureName: (row.measure_id && measureNames.get(row.measure_id)) ?? null,
        expected: row.expected,
        question: row.question,
        questionedBy: (row.questioned_by && people.get(row.questioned_by)) ?? null,
        questionedAt: row.questioned_at,
      };
    });
}
