import { officeChains } from '#modules/offices/actions';
import { findProjects } from '#modules/projects/actions/read-projects';
import type { OperationCall } from '#platform/server/http/exchange';

/**
 * The offices whose strategy the caller may read, or what else an office says for all below it: those where he has the
 * permission, and those above them; from the highest down.
 */
export async function strategyOffices(
  { tx, access }: OperationCall,
  permission = 'strategy.read',
): Promise<readonly string[]> {
  const [chains, reach] = await Promise.all([officeChains(tx), access.reach(permission)]);
  const byHeight = [...chains.keys()].sort(
    (a, b) => (chains.get(a)?.length ?? 0) - (chains.get(b)?.length ?? 0) || (a < b ? -1 : 1),
  );
  if (reach.isEverywhere) return byHeight;
  const projects = await findProjects(tx, reach.ids('project'));
  const below = [...reach.ids('office'), ...projects.map(({ office_id }) => office_id)];
  const readable = new Set(below.flatMap((id) => chains.get(id) ?? []));
  return byHeight.filter((id) => readable.has(id));
}
