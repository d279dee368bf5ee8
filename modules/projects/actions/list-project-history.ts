import { namesOfPersons } from '#modules/offices/actions';
import { type Call, findEntry, type Json, personOf } from '#platform/server';
import type { HistoryEntry } from '../contract.ts';
import { type EntryChange, selectChanges, selectEntryIds } from '../queries.ts';
import type { ProjectPart } from './project-part.ts';

/** Changes of an entry that are listed; `changeCount` tells how many there are. */
const listed = 20;

/** What happened to the project and all that belongs to it, newest first. */
export async function listProjectHistory(
  parts: readonly ProjectPart[],
  { tx }: Call,
  { projectId, limit, after }: { projectId: string; limit: number; after?: string | undefined },
) {
  const subjects = [{ entity: 'project', id: projectId, isPrefix: false }];
  for (const { history } of parts) subjects.push(...((await history?.(tx, projectId)) ?? []));
  const ids = await selectEntryIds(tx, subjects, { before: after, limit: limit + 1 });
  const page = ids.slice(0, limit);
  const changes = await selectChanges(tx, page, listed);
  const entries = (await Promise.all(page.map((id) => findEntry(tx, id)))).filter((entry) => entry !== undefined);
  const persons = entries.flatMap(({ actor }) => personOf(actor) ?? []);
  const names = await namesOfPersons(tx, [...new Set(persons)]);
  const items = entries.map((entry): HistoryEntry => {
    const own = changes.filter(({ entry_id }) => entry_id === entry.id);
    return {
      entryId: entry.id,
      recordedAt: entry.recordedAt,
      effectiveAt: entry.effectiveAt,
      actorName: names.get(personOf(entry.actor) ?? '') ?? null,
      operation: entry.operation,
      changeCount: own[0]?.count ?? 0,
      changes: own.map(describeChange),
    };
  });
  return { items, next: ids.length > limit ? (page.at(-1) ?? null) : null };
}

function describeChange({
  entity,
  record_id,
  field,
  from_value,
  to_value,
}: EntryChange): HistoryEntry['changes'][number] {
  return {
    entity,
    record: nameOf(to_value) ?? nameOf(from_value) ?? record_id,
    field,
    from: plain(from_value),
    to: plain(to_value),
  };
}

/** The name of a whole record. */
function nameOf(value: Json): string | undefined {
  if (typeof value !== 'object' || value === null || !('name' in value)) return undefined;
  return typeof value.name === 'string' ? value.name : undefined;
}

/** Values that one can read in a line; of a whole record its name, of lists and the like nothing. */
const plain = (value: Json) => (typeof value === 'object' ? (nameOf(value) ?? null) : value);
