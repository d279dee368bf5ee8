import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/server';
import { type ToGoFlowRow, toGoColumns } from './tables.ts';

async function select(tx: Tx, where: RawBuilder<unknown>): Promise<ToGoFlowRow[]> {
  const columns = sql.join(toGoColumns.map((column) => sql.id(column)));
  const { rows } = await sql<ToGoFlowRow>`
    select ${columns} from to_go_flow where ${where} order by first_on, id`.execute(tx);
  return rows;
}

export const selectToGo = (tx: Tx, projectIds: readonly string[]): Promise<ToGoFlowRow[]> =>
  select(tx, sql`project_id = any(${projectIds}::uuid[])`);

export const selectToGoNamed = (tx: Tx, ids: readonly string[]): Promise<ToGoFlowRow[]> =>
  select(tx, sql`id = any(${ids}::uuid[])`);
