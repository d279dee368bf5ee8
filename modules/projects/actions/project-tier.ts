import {
  type AdoptedPolicy,
  type Phase,
  settingOf,
  shippedThresholds,
  type Tier,
  type TierFact,
  type TierFacts,
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
  return new Map(rows.map((row) => [row.id, governedOf(row, chains.get(row.office_id) ?? [])]));
}

/** The tiers of projects that were read already, by id. */
export async function tiersOf(tx: Tx, rows: readonly ProjectRow[]): Promise<ReadonlyMap<string, Tier>> {
  const ids = rows.map(({ id }) => id);
  const [extents, chains] = await Promise.all([
    selectExtents(tx, ids),
    policyChains(tx, [...new Set(rows.map((row) => row.office_id))]),
  ]);
  return new Map(
    rows.map((row) => {
      const governed = { ...row, duration_days: extents.get(row.id) ?? null };
      return [row.id, governedOf(governed, chains.get(row.office_id) ?? []).tier];
    }),
  );
}

function governedOf(row: GovernedRow, chain: readonly AdoptedPolicy[]): GovernedProject {
  const tierFacts = {
    budgetMinor: row.budget_minor,
    durationDays: row.duration_days,
    risk: row.risk,
    strategicWeight: row.strategic_weight,
  };
  return {
    projectId: row.id,
    name: row.name,
    officeId: row.office_id,
    managerId: row.manager_person_id,
    sponsorId: row.sponsor_person_id,
    phase: row.phase,
    ...tierOf(tierFacts, settingOf(chain, 'tierThresholds', shippedThresholds)),
    tierFacts,
    ownership: row.ownership,
    isOver: row.closed_at !== null || row.state === 'archived',
  };
}
