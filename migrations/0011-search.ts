import { type Kysely, type RawBuilder, sql } from 'kysely';
import { currentOrganisation } from '#platform/server';

/**
 * Full text over names, as an index on the rows themselves: written with them, undone with them, never outdated. A row's
 * words are folded (no capitals, no accents, no punctuation) and each begins with its organisation, so that one index
 * is as good as one for each organisation.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await foldingFunctions(db);
  const id = { key: sql`id uuid`, columns: sql`id`, within: null };
  await searchable(db, 'project', sql`name`, id);
  await searchable(db, 'office', sql`name`, id);
  await searchable(db, 'person', sql`name, email`, id);
  const task = { key: sql`plan_id uuid, uid integer`, columns: sql`plan_id, uid`, within: 'plan_id' };
  await searchable(db, 'plan_task', sql`name`, task);
}

async function foldingFunctions(db: Kysely<unknown>): Promise<void> {
  // the parts of it that a locale could decide are named one by one, so that an index is right on every machine
  await sql`create function search_words(said text) returns text language sql immutable strict parallel safe
    return btrim(regexp_replace(regexp_replace(
      translate(replace(replace(replace(lower(normalize(left(said, 300), NFKD)), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
        'øłđðħıŧþ', 'olddhitt'),
      '[\u0300-\u036f]+', '', 'g'),
      '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u303f]+', ' ', 'g'))`.execute(db);
  await sql`create function search_mark(organisation uuid) returns text language sql immutable strict parallel safe
    return right(organisation::text, 12)`.execute(db);
  // each word, and with '=' before it the whole title; what else a row is found by gives words only. It is written so
  // that a title is folded once: an import pays for it at every task
  await sql`create function search_vector(organisation uuid, title text, more text default '') returns tsvector
    language plpgsql immutable parallel safe as $$
    declare
      mark text := public.search_mark(organisation);
      whole text := left(public.search_words(title), 200);
      words text := case when more = '' then whole else whole || ' ' || left(public.search_words(more), 200) end;
    begin
      return array_to_tsvector(string_to_array(mark || replace(words, ' ', ' ' || mark), ' ') || (mark || '=' || whole));
    end $$`.execute(db);
  await sql`create function search_query(organisation uuid, asked text) returns tsquery
    language sql immutable strict parallel safe
    return (select string_agg('''' || search_mark(organisation) || word || ''':*', ' & ')::tsquery
      from unnest(string_to_array(search_words(asked), ' ')) as word where word <> '')`.execute(db);
}

interface Searchable {
  /** The key's columns with their types, and their names alone. */
  readonly key: RawBuilder<unknown>;
  readonly columns: RawBuilder<unknown>;
  /** The column by which callers may narrow the search down, of type uuid. */
  readonly within: string | null;
}

/**
 * The index, and the function that reads it: `search_<table>(asked, places, most)` gives the keys of what matches, at
 * most so many of each rank: 0 is called so, 1 begins so, 2 has all the words. Row-level security would not let the
 * index be used, because matching text is not leakproof; so the function looks over the fence and names its own
 * organisation in every condition.
 */
async function searchable(
  db: Kysely<unknown>,
  table: string,
  text: RawBuilder<unknown>,
  { key, columns, within }: Searchable,
) {
  const vector = sql`public.search_vector(organisation_id, ${text})`;
  await sql`create index ${sql.id(`${table}_search`)} on ${sql.table(table)} using gin (${vector})
    with (gin_pending_list_limit = 512)`.execute(db);
  const place = within === null ? sql`` : sql` and ($4::uuid[] is null or ${sql.id(within)} = any($4))`;
  const ranked = (rank: number, query: RawBuilder<unknown>) =>
    sql`(select ${columns}, ${sql.lit(rank)} from public.${sql.id(table)}
      where organisation_id = $1 and ${vector} @@ ${query}${place} limit $3)`;
  const name = sql`public.${sql.id(`search_${table}`)}`;
  const whole = sql`'''' || public.search_mark($1) || '=' || public.search_words($2)`;
  await sql`create function ${name}(asked text, places uuid[], most integer) returns table (${key}, rank integer)
    language plpgsql stable security definer set search_path = '' as $function$
    begin
      if public.search_words(asked) = '' then return; end if;
      return query execute $query$
        ${ranked(0, sql`(${whole} || '''')::tsquery`)} union all
        ${ranked(1, sql`(${whole} || ''':*')::tsquery`)} union all
        ${ranked(2, sql`public.search_query($1, $2)`)}
      $query$ using ${currentOrganisation}, asked, most, places;
    end $function$`.execute(db);
  await sql`revoke all on function ${name} from public`.execute(db);
  await sql`grant execute on function ${name} to portico_app`.execute(db);
}
