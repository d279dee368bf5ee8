import { sql } from 'kysely';
import type { Tx } from '#platform/server';
import type { DecisionKind } from '../decision-routes.ts';
import { type DecisionRow, decisionColumns, type StepRow } from '../decision-tables.ts';

const columns = sql.join(decisionColumns.map((column) => sql.id('d', column)));

export async function selectDecision(tx: Tx, id: string): Promise<DecisionRow | undefined> {
  const { rows } = await sql<DecisionRow>`select ${columns} from decision d where id = ${id}`.execute(tx);
  return rows[0];
}

/** Held until the transaction ends: of two who decide at once the second sees what the first decided. */
export async function lockDecision(tx: Tx, id: string): Promise<DecisionRow | undefined> {
  const { rows } = await sql<DecisionRow>`select ${columns} from decision d where id = ${id} for update`.execute(tx);
  return rows[0];
}

/** The answers that hold at an instant for any of these findings. */
export async function selectInForce(tx: Tx, findingIds: readonly string[], at: string): Promise<DecisionRow[]> {
  if (!findingIds.length) return [];
  const { rows } = await sql<DecisionRow>`
    select ${columns} from decision d
    where finding_ids && ${[...findingIds]}::uuid[] and state = 'decided' and (holds_until is null or holds_until > ${at})
      and kind in ('waiver', 'acceptance', 'dispute', 'escalation') and decided_at <= ${at}
    order by decided_at, id`.execute(tx);
  return rows;
}

/** Waivers of a finding that were granted, the latest first. */
export async function selectWaiversOf(tx: Tx, findingId: string): Promise<DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select ${columns} from decision d
    where finding_ids @> array[${findingId}::uuid] and kind = 'waiver' and outcome = 'grant'
    order by decided_at desc, id desc`.execute(tx);
  return rows;
}

export async function selectOpenOf(
  tx: Tx,
  kind: DecisionKind,
  where: { readonly projectId: string } | { readonly findingId: string },
): Promise<DecisionRow[]> {
  const about =
    'projectId' in where ? sql`project_id = ${where.projectId}` : sql`finding_ids @> array[${where.findingId}::uuid]`;
  const { rows } = await sql<DecisionRow>`
    select ${columns} from decision d where state = 'open' and kind = ${kind} and ${about}
    order by asked_at, id`.execute(tx);
  return rows;
}

export async function selectSteps(tx: Tx, decisionIds: readonly string[]): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    select decision_id, position, role, is_deputy, person_ids, since, climbs_at from decision_step
    where decision_id = any(${decisionIds}::uuid[]) order by decision_id, position`.execute(tx);
  return rows;
}
