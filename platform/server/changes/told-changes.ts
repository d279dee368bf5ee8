import { sql } from 'kysely';
import type { Told, ToldChange } from '#platform/contract';
import type { Tx } from '../database.ts';
import type { ScopeKinds } from '../http/access.ts';
import type { Json } from './change.ts';

/** How a change is told: of one field, or that a record came or went. */
export interface TellableChange {
  readonly entity: string;
  readonly record_id: string;
  readonly kind: ToldChange['kind'];
  readonly field: string | null;
  readonly from_value: Json;
  readonly to_value: Json;
}

/** How the changes of some entities are told in words. The module that owns them says so; others are not shown. */
export interface Telling {
  /** Their names, each with the key of the words that count its records; null where only its fields are told. */
  readonly entities: Readonly<Record<string, string | null>>;
  /** Fields that say nothing to a reader, as `<entity>.<field>`. */
  readonly untold: readonly string[];
  /** Changes with names and values that can be read, in their order; those it cannot name are undefined. */
  readonly tell: (
    tx: Tx,
    changes: readonly TellableChange[],
    kinds: ScopeKinds,
  ) => Promise<readonly (ToldChange | undefined)[]>;
}

/** What telling needs, all modules' together. */
export interface Teller {
  readonly tx: Tx;
  readonly tellings: readonly Telling[];
  readonly kinds: ScopeKinds;
}

/** An entry of so many changes is told change by change; of more, how many records they are. */
const mostToldOneByOne = 5;

/** What each entry changed, by its id. */
export type Entries = ReadonlyMap<string, Pick<Told, 'changes' | 'counts'>>;

/** What each entry changed, `self` being the record whose history is told: change by change where they are few and all can be named, else how many records. */
export async function tellEntries(
  teller: Teller,
  entryIds: readonly string[],
  self?: { readonly entity: string; readonly id: string },
): Promise<Entries> {
  const { tx, tellings } = teller;
  const words = Object.assign({}, ...tellings.map(({ entities }) => entities)) as Telling['entities'];
  const untold = tellings.flatMap((telling) => telling.untold);
  const isTold = ({ entity, kind }: { entity: string; kind: ToldChange['kind'] }) =>
    kind === 'changed' || words[entity] !== null;
  const counts = (await countChanges(tx, entryIds, Object.keys(words), untold)).filter(isTold);
  const sumOf = (id: string) => counts.reduce((sum, of) => (of.entry_id === id ? sum + of.changes : sum), 0);
  const few = entryIds.filter((id) => sumOf(id) <= mostToldOneByOne);
  const first = (await selectChanges(tx, few, Object.keys(words), untold)).filter(isTold);
  const told = await tellChanges(teller, first);
  const entries = entryIds.map((id): [string, Pick<Told, 'changes' | 'counts'>] => {
    const changes = first.flatMap((change, index) => (change.entry_id === id ? asOf(change, told[index], self) : []));
    if (changes.length === sumOf(id)) return [id, { changes, counts: [] }];
    return [id, { changes: [], counts: countsOf(counts, id, words) }];
  });
  return new Map(entries);
}

/** In its own history a record need not be named. */
function asOf(
  change: TellableChange,
  told: ToldChange | undefined,
  self?: { entity: string; id: string },
): ToldChange[] {
  if (!told) return [];
  const isSelf = change.entity === self?.entity && change.record_id === self.id && change.field !== null;
  return [isSelf ? { ...told, record: null } : told];
}

/** Changes of whatever entities, each told by its module, in their order. */
export async function tellChanges(
  { tx, tellings, kinds }: Teller,
  changes: readonly TellableChange[],
): Promise<readonly (ToldChange | undefined)[]> {
  const told: (ToldChange | undefined)[] = changes.map(() => undefined);
  for (const { entities, tell } of tellings) {
    const own = [...changes.entries()].filter(([, { entity }]) => Object.hasOwn(entities, entity));
    if (!own.length) continue;
    const described = await tell(
      tx,
      own.map(([, change]) => change),
      kinds,
    );
    for (const [place, [index]] of own.entries()) told[index] = described[place];
  }
  return told;
}

interface EntryCount extends Pick<TellableChange, 'entity' | 'kind'> {
  readonly entry_id: string;
  readonly changes: number;
  readonly records: number;
}

/** In the order of the words, so that tasks stand before what hangs on them. */
function countsOf(counts: readonly EntryCount[], entryId: string, words: Telling['entities']): Told['counts'] {
  return Object.entries(words).flatMap(([entity, record]) =>
    record === null
      ? []
      : counts
          .filter((item) => item.entry_id === entryId && item.entity === entity)
          .map(({ kind, records: count }) => ({ record, kind, count })),
  );
}

const kind = sql`case when field is not null then 'changed' when from_value is null then 'added' else 'removed' end`;
const isWanted = (entities: readonly string[], untold: readonly string[]) =>
  sql`entity = any(${entities}::text[]) and (field is null or entity || '.' || field <> all(${untold}::text[]))`;

/** The changes of entries that have few of them. */
async function selectChanges(
  tx: Tx,
  entryIds: readonly string[],
  entities: readonly string[],
  untold: readonly string[],
) {
  // whole records that only frame the others, such as the plan itself, take places too
  const most = mostToldOneByOne + entities.length;
  const { rows } = await sql<TellableChange & { entry_id: string }>`
    select entry_id, entity, record_id, kind, field, from_value, to_value
    from unnest(${entryIds}::uuid[]) as entry (id) cross join lateral (
      select *, ${kind} as kind from change_record
      where entry_id = entry.id and ${isWanted(entities, untold)} order by position limit ${most}) as first
    order by entry_id desc, position`.execute(tx);
  return rows;
}

/** How many changes each entry has that are told, and of how many records. */
async function countChanges(
  tx: Tx,
  entryIds: readonly string[],
  entities: readonly string[],
  untold: readonly string[],
) {
  const { rows } = await sql<EntryCount>`
    select entry_id, entity, ${kind} as kind, count(*)::int as changes, count(distinct record_id)::int as records
    from change_record where entry_id = any(${entryIds}::uuid[]) and ${isWanted(entities, untold)}
    group by 1, 2, 3`.execute(tx);
  return rows;
}
