import {
  type AdoptedPolicy,
  type Phase,
  settingOf,
  shippedThresholds,
  type Tier,
  type TierFact,
  type TierFacts,
  type TierThreshold,
  tierOf,
} from '#engine';
import { policyChains } from '#modules/offices/actions';
import type { Tx } from '#platform/server';
import { type GovernedRow, selectExtents, selectGoverned, upsertExtent } from '../queries.ts';
import type { ProjectRow } from '../tables.ts';

/** Keeps how long the project's plan is, in whole working days: a fact that its tier is found by. */
export const keepExtent = (tx: Tx, projectId: string, durationDays: number | null): Promise<void> =>
  upsertExtent(tx, projectId, durationDays === null ? null : Math.round(durationDays));

/** What policies judge a project by, and who answers for it. */
export interface GovernedProject {
  readonly projectId: string;
  readonly name: string;
  readonly officeId: string;
  readonly managerId: string | null;
  readonly sponsorId: string | null;
  readonly phase: Phase;
  readonly tier: Tier;
  /** The facts that reach the tier; none for the least. */
  readonly because: readonly TierFact[];
  readonly tierFacts: TierFacts;
  readonly ownership: 'line' | 'office';
  /** Nothing is done to it any more: closed, or archived. */
  readonly isOver: boolean;
}

/** These projects as policies judge them, by id; those that there are not are left out. */
export async function governedProjects(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, GovernedProject>> {
  const rows = await selectGoverned(tx, ids);
  const chains = await policyChains(tx, [...new Set(rows.map((row) => row.office_id))]);
  const thresholds = thresholdsOf(chains);
  return new Map(rows.map((row) => [row.id, governedOf(row, thresholds(row.office_id))]));
}

/** The tiers of projects that were read already, by id. */
export async function tiersOf(tx: Tx, rows: readonly ProjectRow[]): Promise<ReadonlyMap<string, Tier>> {
  const ids = rows.map(({ id }) => id);
  const [extents, chains] = await Promise.all([
    selectExtents(tx, ids),
    policyChains(tx, [...new Set(rows.map((row) => row.office_id))]),
  ]);
  const thresholds = thresholdsOf(chains);
  const extentOf = ({ id }: ProjectRow) => extents.get(id) ?? null;
  return new Map(rows.map((row) => [row.id, tierOf(factsOf(row, extentOf(row)), thresholds(row.office_id)).tier]));
}

/** The thresholds of tiers at each office, found once for all of its projects. */
function thresholdsOf(chains: ReadonlyMap<string, readonly AdoptedPolicy[]>) {
  const found = new Map<string, readonly TierThreshold[]>();
  return (officeId: string): readonly TierThreshold[] => {
    const known = found.get(officeId) ?? settingOf(chains.get(officeId) ?? [], 'tierThresholds', shippedThresholds);
    found.set(officeId, known);
    return known;
  };
}

const factsOf = (row: ProjectRow, durationDays: number | null): TierFacts => ({
  budgetMinor: row.budget_minor,
  durationDays,
  risk: row.risk,
  strategicWeight: row.strategic_weight,
});

function governedOf(row: GovernedRow, thresholds: readonly TierThreshold[]): GovernedProject {
  const tierFacts = factsOf(row, row.duration_days);
  return {
    projectId: row.id,
    name: row.name,
    officeId: row.office_id,
    managerId: row.manager_person_id,
    sponsorId: row.sponsor_person_id,
    phase: row.phase,
    ...tierOf(tierFacts, thresholds),
    tierFacts,
    ownership: row.ownership,
    isOver: row.closed_at !== null || row.state === 'archived',
  };
}
