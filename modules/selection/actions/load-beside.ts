import { proposalsNamed } from '#modules/intake/actions/hold-proposal';
import { officesBelow } from '#modules/offices/actions';
import { findProjects } from '#modules/projects/actions/read-projects';
import type { Tx } from '#platform/server';
import type { Beside, Candidate } from '../candidates.ts';
import type { ScenarioFile } from '../tables.ts';

/**
 * What rules of a scenario speak of that cannot be chosen: approved, under way, or gone; deleted ones are left out. Those
 * of other offices have no name here, as who reads the scenario may not read them.
 */
export async function loadBeside(
  tx: Tx,
  { scenario, rules }: ScenarioFile,
  candidates: readonly Candidate[],
): Promise<Beside[]> {
  const known = new Set(candidates.map(({ id }) => id));
  const ids = [...new Set(rules.flatMap(({ investments }) => investments))].filter((id) => !known.has(id));
  if (!ids.length) return [];
  const [proposals, projects] = [await proposalsNamed(tx, ids), await findProjects(tx, ids)];
  const below = new Set(await officesBelow(tx, [scenario.office_id]));
  const told = ({ id, name, office_id }: { readonly id: string; readonly name: string; readonly office_id: string }) => ({ id, name: below.has(office_id) ? name : '' }); // biome-ignore format: one line
  return [
    ...proposals.map((one) => ({ ...told(one), kind: 'proposal' as const, isThere: one.state === 'approved' })),
    ...projects.map((one) => ({ ...told(one), kind: 'project' as const, isThere: one.outcome !== 'cancelled' })),
  ];
}
