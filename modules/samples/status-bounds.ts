import { type StatusBounds, shippedTolerances } from '#engine';
import type { Sample, SampleProject } from '#samples';

/** What cost and scope of a project are judged by: its first budget, and the tolerances of its office. */
export const boundsOf = (
  sample: Sample,
  { office, budget }: Pick<SampleProject, 'office' | 'budget'>,
): StatusBounds => ({
  ...shippedTolerances,
  costTolerance: costToleranceAt(sample, office),
  budgetMinor: budget * 100,
  currencyCode: sample.currency,
});

/** As the nearest office says that says it. */
function costToleranceAt(sample: Sample, office: string): number {
  const said = sample.policies.findLast((policy) => policy.office === office)?.costTolerance;
  if (said !== undefined) return said;
  const found = sample.offices.find((one) => one.name === office);
  return found ? costToleranceAt(sample, found.above ?? sample.name) : shippedTolerances.costTolerance; // biome-ignore format: one expression
}
