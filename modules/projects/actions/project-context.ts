import type { SubjectContext } from '#modules/findings/actions';
import type { Tx } from '#platform/server';
import { selectProjectsById } from '../queries.ts';

/** In what projects are governed. */
export async function projectContexts(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, SubjectContext>> {
  const rows = await selectProjectsById(tx, ids);
  return new Map(
    rows.map(({ id, office_id: officeId, manager_person_id: managerId, name }) => [
      id,
      { officeId, tier: 'standard', phase: 'deliver', managerId, sponsorId: null, name },
    ]),
  );
}
