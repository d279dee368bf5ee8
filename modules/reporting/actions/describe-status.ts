import type { z } from 'zod';
import { namesOfPersons } from '#modules/offices/actions';
import type { Tx } from '#platform/server';
import type { Summary } from '../queries.ts';
import type { dimensionShape, overrideShape } from '../report-contract.ts';
import { ruleOf, ruleOfDimension } from '../status-rule.ts';

type Dimension = z.output<typeof dimensionShape>;

/** What a summary says of a status beside its colour: its rule, each dimension, and what somebody set in its place. */
export async function describeStatus(tx: Tx, summary: Summary | undefined) {
  const judged = summary ?? { status_by: null, dimensions: [], status_rule: unknown };
  return {
    rule: ruleOf({ ...judged, status_by: summary?.computed_by ?? null }) as Dimension['rule'],
    dimensions: judged.dimensions.map((one) => {
      const { dimension, status, computed, figure, threshold } = one;
      return { dimension, status, computed, rule: ruleOfDimension(one), figure, threshold } as Dimension;
    }),
    override: await describeOverride(tx, summary),
  };
}

const unknown = { key: 'reporting.narrative.rule.grey', parameters: {} };

async function describeOverride(tx: Tx, summary: Summary | undefined): Promise<z.output<typeof overrideShape> | null> {
  if (!summary?.override) return null;
  const { personId, lastDay: until, ...override } = summary.override;
  const names = await namesOfPersons(tx, personId ? [personId] : []);
  return { ...override, until, by: names.get(personId ?? '') ?? null, computed: summary.computed };
}
