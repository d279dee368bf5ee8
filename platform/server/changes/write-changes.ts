import { sql } from 'kysely';
import type { Call } from '../call.ts';
import type { Tx } from '../database.ts';
import { wakeAtCommit } from '../events/publish.ts';
import { forgetReads } from '../read-once.ts';
import { timeOrderedId } from '../time-ordered-id.ts';
import { deleteRecords, givenColumns, insertRecords, updateFields } from './apply-changes.ts';
import type { Change } from './change.ts';
import { entityNamed, tableLayout } from './entity.ts';
import { followChannel } from './follow-writes.ts';
import { conflictError, type FoundConflict, toOperationError } from './write-conflict.ts';
import { tellWritten } from './written.ts';

export interface WriteOptions {
  /** The day that the author says the changes were true, as an ISO instant; otherwise the organisation's clock. */
  readonly effectiveAt?: string;
  readonly note?: string;
  readonly undoes?: string;
}

/** Rows of one statement: large enough to be fast, small enough that other requests get their turn in between. */
const chunkSize = 1000;

/**
 * The one way to write: applies the changes and records them with their audit entry in the call's transaction. They are
 * a set, whose order does not matter: deletes come first, then field changes, then inserts, and references are checked
 * at the end; fields that a check of the table joins are set at once. A record is inserted, deleted or changed by field,
 * and each field once. Throws `changed-meanwhile` naming every field whose `from` is no longer true, with who changed it
 * (other changes of the same record are no conflict), or the check that what was written fails together with what stands,
 * and `broken-reference` where a foreign key would not hold; the transaction must then be given up.
 */
export async function writeChanges(
  call: Call,
  changes: readonly Change[],
  options: WriteOptions = {},
): Promise<{ entryId: string }> {
  const { tx } = call;
  assertEachOnce(changes);
  const entryId = timeOrderedId();
  try {
    // sent together: where a change does not hold, its entry goes with the transaction
    const applied = applyAll(tx, changes);
    const [{ conflicts, isDeferred }] = await Promise.all([applied, record(call, entryId, changes, options)]);
    if (conflicts.length) throw await conflictError(tx, conflicts, entryId);
    if (isDeferred) await sql`set constraints all immediate`.execute(tx);
  } catch (error) {
    throw toOperationError(error);
  } finally {
    forgetReads(tx);
  }
  await tellWritten(call, changes);
  return { entryId };
}

/** What would stand against the changes; they are taken back. */
export async function tryChanges(tx: Tx, changes: readonly Change[]): Promise<FoundConflict[]> {
  await sql`savepoint trying`.execute(tx);
  const { conflicts } = await applyAll(tx, changes, true).catch((error: unknown) => {
    throw toOperationError(error);
  });
  await sql`rollback to savepoint trying`.execute(tx);
  return conflicts;
}

/** Of several statements the references are checked at the end; one alone checks its own, unless it is only tried. */
async function applyAll(tx: Tx, changes: readonly Change[], isTrial = false) {
  const conflicts: FoundConflict[] = [];
  const all = await statements(tx, changes);
  const isDeferred = isTrial || all.length > 1;
  if (isDeferred) await sql`set constraints all deferred`.execute(tx);
  for (const apply of all) conflicts.push(...(await apply()));
  return { conflicts, isDeferred };
}

type Statement = () => Promise<FoundConflict[]>;

/** One statement for each chunk of changes alike: deletes, then fields, then inserts. */
async function statements(tx: Tx, changes: readonly Change[]): Promise<Statement[]> {
  const groups = new Map<string, Change[]>();
  for (const parts of await setTogether(tx, changes)) {
    const group = groupOf(parts);
    const found = groups.get(group);
    if (found) found.push(...parts);
    else groups.set(group, [...parts]);
  }
  return [...groups.keys()].sort().flatMap((group) => {
    const [kind, name = '', ...fields] = group.split('\0');
    const entity = entityNamed(name);
    const size = kind === '2 update' ? chunkSize - (chunkSize % fields.length) : chunkSize; // a record is not cut in two
    return chunksOf(groups.get(group) ?? [], size).map((chunk) => () => {
      if (kind === '1 delete') return deleteRecords(tx, entity, chunk);
      return kind === '2 update' ? updateFields(tx, entity, fields, chunk) : insertRecords(tx, entity, chunk);
    });
  });
}

/** The changes one by one, but for those of fields of one record that a check joins: these are one part. */
async function setTogether(tx: Tx, changes: readonly Change[]): Promise<Iterable<readonly Change[]>> {
  const names = new Set(changes.filter(({ field }) => field !== null).map(({ entity }) => entity));
  const checkedOf = new Map<string, ReadonlyMap<string, string>>();
  for (const name of names) checkedOf.set(name, (await tableLayout(tx, entityNamed(name))).checked);
  const parts: Change[][] = [];
  const joined = new Map<string, Change[]>();
  for (const change of changes) {
    const check = checkedOf.get(change.entity)?.get(change.field ?? '');
    const key = [change.entity, change.id, check].join('\0');
    const part = check === undefined ? undefined : joined.get(key);
    if (part) part.push(change);
    else {
      const begun = [change];
      parts.push(begun);
      if (check !== undefined) joined.set(key, begun);
    }
  }
  return parts;
}

/** Changes with the same text here go into the same statement; the texts sort in the order of the statements. */
function groupOf(changes: readonly Change[]): string {
  const [{ entity, field, from, to }] = changes as readonly [Change];
  if (field !== null) return ['2 update', entity, ...changes.map((change) => change.field ?? '').sort()].join('\0');
  const [kind, values] = to === null ? ['1 delete', from] : ['3 insert', to];
  return [kind, entity, ...givenColumns(entity, values)].join('\0');
}

function chunksOf<T>(list: readonly T[], size = chunkSize): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < list.length; start += size) chunks.push(list.slice(start, start + size));
  return chunks;
}

/** Two changes of one field would have to be applied in turn: that is a mistake of the caller. */
function assertEachOnce(changes: readonly Change[]): void {
  const seen = new Set<string>();
  for (const { entity, id, field, from, to } of changes) {
    if (field === null && (from === null) === (to === null))
      throw new Error('A record is inserted or deleted as a whole.');
    const key = [entity, id, field ?? (to === null ? '-' : '+')].join('\0');
    if (seen.has(key) || (field !== null && seen.has([entity, id, '+'].join('\0'))))
      throw new Error(`${entity} ${id} is changed twice at once.`);
    seen.add(key);
  }
}

/** The audit entry and its change records, in the order in which they were given; the first of them in its statement. */
async function record(
  { tx, actor, operation, now }: Call,
  entryId: string,
  changes: readonly Change[],
  options: WriteOptions,
): Promise<void> {
  const { effectiveAt = now, note = null, undoes = null } = options;
  const entry = sql`
    with entry as (
      insert into audit_entry
        (id, effective_at, known_at, actor_kind, actor_id, on_behalf_of, operation, undoes_entry_id, note)
      values (${entryId}, ${effectiveAt}, ${now}, ${actor.kind}, ${actor.id}, ${actor.onBehalfOf ?? null}, ${operation},
        ${undoes}, ${note})),
    pending as (insert into audit_pending (entry_id) values (${entryId})),
    follow as (insert into follow_pending (entry_id) values (${entryId}))`;
  wakeAtCommit(tx, followChannel);
  let position = 0;
  for (const chunk of changes.length ? chunksOf(changes) : [[]]) {
    const isFirst = position === 0;
    const rows = chunk.map((change) => ({ position: position++, ...change }));
    await sql`${isFirst ? entry : sql``}
      insert into change_record (entry_id, position, entity, record_id, field, from_value, to_value)
      select ${entryId}::uuid, position, entity, id, field, "from", "to"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as change (position integer, entity text, id text, field text, "from" jsonb, "to" jsonb)`.execute(tx);
  }
}
