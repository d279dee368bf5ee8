import { sql } from 'kysely';
import { defineEntity } from '../changes/entity.ts';
import type { Tx } from '../database.ts';

export interface ViewRow {
  readonly id: string;
  readonly owner_person_id: string;
  readonly grid: string;
  readonly name: string;
  readonly state: string;
  readonly is_shared: boolean;
  readonly created_at: string;
}

export const viewEntity = defineEntity({
  name: 'saved-view',
  table: 'saved_view',
  key: ['id'],
  columns: ['id', 'owner_person_id', 'grid', 'name', 'state', 'is_shared', 'created_at'],
});

/** A view with what the reader chose of it. */
export interface ChosenViewRow extends ViewRow {
  readonly is_favourite: boolean;
  readonly is_default: boolean;
}

const columns = sql.join(viewEntity.columns.map((column) => sql.ref(`v.${column}`)));

const chosen = (personId: string) => sql`
  select ${columns}, coalesce(c.is_favourite, false) as is_favourite, coalesce(c.is_default, false) as is_default
  from saved_view v left join saved_view_choice c on c.view_id = v.id and c.person_id = ${personId}::uuid
  where (v.owner_person_id = ${personId}::uuid or v.is_shared)`;

/** The views of a list that the person may see, by name. */
export async function selectViews(tx: Tx, personId: string, grid: string): Promise<ChosenViewRow[]> {
  const { rows } = await sql<ChosenViewRow>`
    ${chosen(personId)} and v.grid = ${grid} order by lower(v.name), v.id`.execute(tx);
  return rows;
}

/** The view where the person may see it, held until the transaction ends. */
export async function lockView(tx: Tx, personId: string, id: string): Promise<ChosenViewRow | undefined> {
  const { rows } = await sql<ChosenViewRow>`${chosen(personId)} and v.id = ${id}::uuid for update of v`.execute(tx);
  return rows[0];
}

export async function countOwnViews(tx: Tx, personId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from saved_view where owner_person_id = ${personId}::uuid`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Remembers what the person chose of the view; of the views of a list one at most is where it opens. */
export async function writeChoice(
  tx: Tx,
  personId: string,
  { id, grid }: ViewRow,
  { isFavourite, isDefault }: { readonly isFavourite: boolean; readonly isDefault: boolean },
): Promise<void> {
  if (isDefault) {
    // of two that are chosen at once the later one counts
    await sql`select pg_advisory_xact_lock(hashtextextended('default view ' || ${personId} || ' ' || ${grid}, 0))`.execute(
      tx,
    );
    await sql`update saved_view_choice set is_default = false
      where person_id = ${personId}::uuid and grid = ${grid} and is_default and view_id <> ${id}::uuid`.execute(tx);
  }
  await sql`insert into saved_view_choice (view_id, person_id, grid, is_favourite, is_default)
    values (${id}, ${personId}, ${grid}, ${isFavourite}, ${isDefault})
    on conflict (organisation_id, view_id, person_id) do update set
      is_favourite = excluded.is_favourite, is_default = excluded.is_default`.execute(tx);
}
