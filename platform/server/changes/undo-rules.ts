import { sql } from 'kysely';
import { changeErrors, errors, OperationError } from '#platform/contract';
import { personOf } from '../call.ts';
import type { Tx } from '../database.ts';
import type { Node } from '../http/access.ts';
import type { OperationCall } from '../http/exchange.ts';
import type { Change } from './change.ts';
import { changesOf, findEntry } from './history.ts';

/** What a change does, whatever its values. */
export interface ChangeForm {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly field: string | null;
}

/** How the changes of one entity are taken back. The module that owns it says so; without a rule they cannot be. */
export type UndoRule = UndoActs & (UndoPermission | { readonly permission: null });

/** What whoever undoes must still hold, at the node of each record; with null `prepare` alone decides. */
interface UndoPermission {
  readonly permission: string;
  node(tx: Tx, recordId: string, change: Change): Promise<Node> | Node;
}

interface UndoActs {
  /** Whether such a change has no effects beyond the record itself; all have none unless told. */
  allows?(what: ChangeForm): boolean;
  /** Before the changes of the entry are reversed: to hold what must not change meanwhile. May throw what undoing declares. */
  prepare?(call: OperationCall, changes: readonly Change[], entryId: string): Promise<void>;
  /** After that, in the same transaction: to tell, and to have computed anew. */
  written?(call: OperationCall, changes: readonly Change[]): Promise<void>;
}

export type UndoRules = Readonly<Record<string, UndoRule>>;

/**
 * Runs `write`, which undoes or redoes the entry, where it is the caller's own change and the caller may still make it.
 * Throws `record-missing`, `not-own-change`, `not-undoable`, `permission-missing`.
 */
export async function underRules<T>(
  rules: UndoRules,
  call: OperationCall,
  entryId: string,
  write: () => Promise<T>,
): Promise<T> {
  const entry = await findEntry(call.tx, entryId);
  if (!entry) throw new OperationError(errors.recordMissing);
  if (personOf(entry.actor) !== personOf(call.actor)) throw new OperationError(changeErrors.notOwnChange);
  if (entry.actor.kind === 'job') throw new OperationError(changeErrors.notUndoable);
  const parts = byRule(rules, await changesOf(call.tx, entryId));
  for (const [rule, changes] of parts) await requireAll(call, rule, changes);
  for (const [rule, changes] of parts) await rule.prepare?.(call, changes, entryId);
  const result = await write();
  for (const [rule, changes] of parts) await rule.written?.(call, changes);
  return result;
}

const kindOf = ({ field, from }: Change): ChangeForm['kind'] =>
  field !== null ? 'changed' : from === null ? 'added' : 'removed';

/** Those of the entries whose changes the rules allow to be taken back; whether anything stands against it shows then. */
export async function undoableEntries(tx: Tx, rules: UndoRules, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<ChangeForm & { id: string; entity: string }>`
    select distinct entry_id as id, entity, field,
      case when field is not null then 'changed' when from_value is null then 'added' else 'removed' end as kind
    from change_record where entry_id = any(${ids}::uuid[])`.execute(tx);
  const refused = rows.filter(({ entity, ...form }) => !rules[entity] || rules[entity].allows?.(form) === false);
  const found = new Set(rows.map(({ id }) => id));
  for (const { id } of refused) found.delete(id);
  return found;
}

function byRule(rules: UndoRules, changes: readonly Change[]): ReadonlyMap<UndoRule, readonly Change[]> {
  const parts = new Map<UndoRule, Change[]>();
  for (const change of changes) {
    const rule = rules[change.entity];
    if (!rule || rule.allows?.({ kind: kindOf(change), field: change.field }) === false)
      throw new OperationError(changeErrors.notUndoable);
    const part = parts.get(rule);
    if (part) part.push(change);
    else parts.set(rule, [change]);
  }
  return parts;
}

async function requireAll(call: OperationCall, rule: UndoRule, changes: readonly Change[]): Promise<void> {
  if (rule.permission === null) return;
  const nodes = new Map<string, Node>();
  for (const change of new Map(changes.map((item) => [item.id, item])).values()) {
    const node = await rule.node(call.tx, change.id, change);
    nodes.set(`${node.kind}:${node.id}`, node);
  }
  for (const node of nodes.values()) await call.access.require(rule.permission, node);
}
