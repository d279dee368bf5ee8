import { type RawBuilder, sql } from 'kysely';
import type { Node, PastDay, Tx } from '#platform/server';
import type { HolderFilter } from '#platform/server/http/directory';
import type { PeoplePage } from './office-queries.ts';
import { asOf } from './queries/then.ts';
import type { PreferenceRow, Tables } from './tables.ts';

const tables = (tx: Tx) => tx.withTables<Tables>();

export type OrganisationRow = Tables['organisation'];
export type OfficeRow = Pick<Tables['office'], 'id' | 'parent_id' | 'name' | 'kind'>;
export type PersonRow = Tables['person'];
export type AssignmentRow = Tables['role_assignment'];

export async function findOrganisation(tx: Tx, past?: PastDay): Promise<OrganisationRow | undefined> {
  const { rows } = await sql<OrganisationRow>`
    ${asOf(past)} select id, name, time_zone, locale, currency_code, clock_at from organisation`.execute(tx);
  return rows[0];
}

/** Makes those who change owners wait for each other: two who remove each other at once would leave none. */
export async function lockOrganisation(tx: Tx): Promise<void> {
  await tables(tx).selectFrom('organisation').select('id').forUpdate().execute();
}

const personColumns = ['id', 'name', 'email', 'state'] as const;

export function findPerson(tx: Tx, id: string): Promise<PersonRow | undefined> {
  return tables(tx).selectFrom('person').select(personColumns).where('id', '=', id).executeTakeFirst();
}

/** People by name, capitals or not; those after the place `after`. */
export async function listPersons(tx: Tx, { after, limit, past }: PeoplePage): Promise<PersonRow[]> {
  const [name = null, id = null] = after ?? [];
  const { rows } = await sql<PersonRow>`
    ${asOf(past)} select id, name, email, state from person
    where ${name}::text is null or (lower(name), id) > (lower(${name}::text), ${id}::uuid)
    order by lower(name), id limit ${limit}`.execute(tx);
  return rows;
}

const preferenceColumns = sql`language, formats, time_zone, theme`;

export async function selectPreferences(tx: Tx, personId: string): Promise<PreferenceRow | undefined> {
  const { rows } = await sql<PreferenceRow>`
    select ${preferenceColumns} from person_preference where person_id = ${personId}`.execute(tx);
  return rows[0];
}

/** Sets the columns that are given; what was chosen in the others meanwhile stays. */
export async function writePreferences(tx: Tx, personId: string, given: Partial<PreferenceRow>): Promise<void> {
  const columns = Object.keys(given).map((column) => sql.id(column));
  if (!columns.length) return;
  const set = columns.map((column) => sql`${column} = excluded.${column}`);
  await sql`
    insert into person_preference (person_id, ${sql.join(columns)})
    values (${personId}, ${sql.join(Object.values(given))})
    on conflict (organisation_id, person_id) do update set ${sql.join(set)}`.execute(tx);
}

export async function namesOfPersons(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<Named>`select id, name from person where id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** The names of offices and people alike, in one statement: lists show both. The ids, or a statement that gives their array. */
export async function namesOf(
  tx: Tx,
  ids: readonly string[] | RawBuilder<readonly string[]>,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<Named>`
    select id, name from office where id = any((${ids})::uuid[])
    union all select id, name from person where id = any((${ids})::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The addresses of these people, by id. */
export async function emailsOfPersons(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; email: string }>`
    select id, email from person where id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, email }) => [id, email]));
}

export interface MemberRow {
  readonly clockAt: string | null;
  readonly timeZone: string;
  readonly assignments: readonly { readonly role: string; readonly kind: string; readonly id: string }[];
}

/** The active people called so, or with that address; in lower case. */
export async function findPeopleCalled(
  tx: Tx,
  texts: readonly string[],
): Promise<readonly (Named & { email: string })[]> {
  const { rows } = await sql<Named & { email: string }>`
    select id, name, email from person
    where state = 'active' and (lower(name) = any(${texts}::text[]) or lower(email) = any(${texts}::text[]))`.execute(
    tx,
  );
  return rows;
}

/** The active person's roles and the organisation's clock in one look-up: every call begins with it. */
export async function findActiveMember(tx: Tx, personId: string): Promise<MemberRow | undefined> {
  const { rows } = await sql<MemberRow>`
    select organisation.clock_at as "clockAt", organisation.time_zone as "timeZone", coalesce((
      select json_agg(json_build_object('role', role, 'kind', node_kind, 'id', node_id))
      from role_assignment where person_id = person.id), '[]') as assignments
    from person, organisation where person.id = ${personId} and person.state = 'active'`.execute(tx);
  return rows[0];
}

/**
 * The active people with one of the roles at one of the nodes, by name. The name is searched by the beginning of each
 * of its words.
 */
export async function listHolders(
  tx: Tx,
  roles: readonly string[],
  nodes: readonly Node[],
  { ids, query = '', after, limit = 5000 }: HolderFilter,
): Promise<{ id: string; name: string; email: string }[]> {
  const kinds = nodes.map(({ kind }) => kind);
  const nodeIds = nodes.map(({ id }) => id);
  const [name = null, id = null] = after ?? [];
  const { rows } = await sql<{ id: string; name: string; email: string }>`
    select id, name, email from person
    where state = 'active' and (${ids ?? null}::uuid[] is null or id = any(${ids ?? null}::uuid[]))
      and position(lower(${` ${query.trim()}`}) in lower(' ' || name)) > 0
      and (${name}::text is null or (lower(name), id) > (lower(${name}::text), ${id}::uuid))
      and exists (
        select from role_assignment held join unnest(${kinds}::text[], ${nodeIds}::text[]) as node(kind, id)
          on held.node_kind = node.kind and (node.kind = 'organisation' or held.node_id::text = node.id)
        where held.person_id = person.id and held.role = any(${roles}::text[]))
    order by lower(name), id limit ${limit}`.execute(tx);
  return rows;
}

const assignmentColumns = ['id', 'person_id', 'node_kind', 'node_id', 'role'] as const;

/** The roles of these people. */
export async function listAssignments(tx: Tx, personIds: readonly string[], past?: PastDay): Promise<AssignmentRow[]> {
  const { rows } = await sql<AssignmentRow>`
    ${asOf(past)} select id, person_id, node_kind, node_id, role from role_assignment
    where person_id = any(${personIds}::uuid[]) order by id`.execute(tx);
  return rows;
}

export function findAssignment(tx: Tx, id: string): Promise<AssignmentRow | undefined> {
  return tables(tx).selectFrom('role_assignment').select(assignmentColumns).where('id', '=', id).executeTakeFirst();
}

export function findAssignments(tx: Tx, ids: readonly string[]): Promise<AssignmentRow[]> {
  return tables(tx).selectFrom('role_assignment').select(assignmentColumns).where('id', 'in', emptyless(ids)).execute();
}

/** The ids of all roles that the person has or had, as change records tell them. */
export async function assignmentsEver(tx: Tx, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct record_id as id from change_record where entity = 'role-assignment' and field is null
      and coalesce(to_value, from_value) ->> 'person_id' = ${personId}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** The active owners of the organisation, in the order in which they became so. */
export async function listActiveOwners(tx: Tx): Promise<PersonRow[]> {
  return tables(tx)
    .selectFrom('person')
    .innerJoin('role_assignment', 'role_assignment.person_id', 'person.id')
    .select(['person.id', 'person.name', 'person.email', 'person.state'])
    .where('role_assignment.role', '=', 'owner')
    .where('role_assignment.node_kind', '=', 'organisation')
    .where('person.state', '=', 'active')
    .orderBy('role_assignment.id')
    .execute();
}

/** All offices, the root first, siblings by name. */
export async function listOfficeRows(tx: Tx, past?: PastDay): Promise<OfficeRow[]> {
  const { rows } = await sql<OfficeRow>`
    ${asOf(past)} select id, parent_id, name, kind from office
    order by parent_id is not null, lower(name), id`.execute(tx);
  return rows;
}

/** The offices above this one, nearest first; undefined where there is no such office. */
export async function officesAbove(tx: Tx, id: string): Promise<readonly string[] | undefined> {
  const { rows } = await sql<{ id: string; depth: number }>`
    with recursive up as (
      select id, parent_id, 0 as depth from office where id = ${id}
      union all select office.id, office.parent_id, depth + 1 from office join up on office.id = up.parent_id)
    select id, depth from up order by depth`.execute(tx);
  return rows.length ? rows.slice(1).map((row) => row.id) : undefined;
}

/** These offices and all below them. */
export async function officesBelow(tx: Tx, ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive down as (
      select id from office where id = any(${ids}::uuid[])
      union select office.id from office join down on office.parent_id = down.id)
    select id from down`.execute(tx);
  return rows.map((row) => row.id);
}

export async function namesOfOffices(
  tx: Tx,
  ids: readonly string[],
  past?: PastDay,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<Named>`${asOf(past)} select id, name from office where id = any(${ids}::uuid[])`.execute(
    tx,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** People by the words of name and e-mail, the best first. */
export async function selectPersonMatches(tx: Tx, query: string, limit: number): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select id, name, email, state from person
    join (select id, min(rank) as rank from search_person(${query}, null, ${mostMatches}) group by 1) as match using (id)
    order by rank, state = 'inactive', name, id limit ${limit}`.execute(tx);
  return rows;
}

/** Offices by the words of their names, the best first, each with the name of the one above it; of these, or of all. */
export async function selectOfficeMatches(tx: Tx, ids: readonly string[] | null, query: string, limit: number) {
  const { rows } = await sql<{ id: string; name: string; above: string | null }>`
    select office.id, office.name, above.name as above from office
    join (select id, min(rank) as rank from search_office(${query}, null, ${mostMatches}) group by 1) as match using (id)
    left join office as above on above.id = office.parent_id
    where ${ids}::uuid[] is null or office.id = any(${ids}::uuid[])
    order by rank, office.name, office.id limit ${limit}`.execute(tx);
  return rows;
}

const mostMatches = 500;

/** `in ()` is no SQL; nothing has this id. */
function emptyless(ids: readonly string[]): readonly string[] {
  return ids.length ? ids : ['00000000-0000-0000-0000-000000000000'];
}
