import type { HistoryEntry } from '#platform/contract';
import { type Actor, personOf } from '../call.ts';
import type { Tx } from '../database.ts';
import type { ScopeKinds } from '../http/access.ts';
import type { AuditEntry } from './history.ts';
import type { Entries } from './told-changes.ts';

/** An entry as it is told to whoever reads it; what one may do with it depends on who that is. */
export type ToldEntry = Omit<HistoryEntry, 'isUndone' | 'canUndo'>;

/** Entries with who acted in words, and what each changed, in their order. */
export async function tellAuthors(
  tx: Tx,
  kinds: ScopeKinds,
  entries: readonly AuditEntry[],
  told: Entries,
): Promise<ToldEntry[]> {
  const ids = [...new Set(entries.flatMap(({ actor }) => [personOf(actor) ?? [], visitorOf(actor) ?? []].flat()))];
  const names = (ids.length && (await kinds.person?.names?.(tx, ids))) || new Map<string, string>();
  return entries.map((entry) => ({
    entryId: entry.id,
    recordedAt: entry.recordedAt,
    effectiveAt: entry.effectiveAt,
    knownAt: entry.knownAt,
    actorKind: entry.actor.kind,
    actorName: names.get(personOf(entry.actor) ?? '') ?? null,
    visitorName: names.get(visitorOf(entry.actor) ?? '') ?? null,
    operation: entry.operation,
    note: entry.note,
    undoesEntryId: entry.undoesEntryId,
    ...(told.get(entry.id) ?? { changes: [], counts: [] }),
  }));
}

const visitorOf = ({ kind, id }: Actor) => (kind === 'visitor' ? id : undefined);
