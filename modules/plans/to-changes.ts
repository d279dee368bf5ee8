import type { Change, Json, Tx } from '#platform/server';
import { CommandReader, invalid } from './command-reader.ts';
import type { PlanChange } from './contract.ts';
import type { MadeRecord } from './new-uids.ts';
import { OutlineDraft } from './outline-draft.ts';
import { rowId } from './plan-changes.ts';
import { type PlanHead, selectPart, selectRows } from './queries.ts';
import { columnOf, type Row } from './tables.ts';

/** A command in the terms of the database. */
export interface PlanCommand {
  readonly changes: Change[];
  /** Tasks first, those of an entity in the order of the command. */
  readonly made: MadeRecord[];
  /** As it is afterwards. */
  readonly outline: OutlineDraft;
}

/**
 * Change records from the changes of a command, or `invalid-plan-change` and `parent-loop` where they do not fit. New
 * records get the next uids, and what is placed its rank among the siblings that it has now, so that two people may insert
 * at the same place at once.
 */
export async function toChanges(tx: Tx, plan: PlanHead, wanted: readonly PlanChange[]): Promise<PlanCommand> {
  const outline = new OutlineDraft(await selectPart(tx, 'task', plan.id, ['uid', 'parent_uid', 'rank']));
  const reader = new CommandReader(plan, outline);
  for (const change of wanted) reader.read(change);
  const gone = await deletions(tx, plan.id, reader, wanted);
  const isGone = new Set(gone.map(recordOf));
  const changes = [...reader.written().filter((change) => !isGone.has(recordOf(change))), ...gone];
  assertEachOnce(changes);
  return { changes, made: reader.uids.made(), outline };
}

/** A record that is made takes all its fields at once, and each field is changed once: which of two would hold? */
function assertEachOnce(changes: readonly Change[]): void {
  const seen = new Set<string>();
  const made = new Set(changes.filter(({ field, to }) => field === null && to !== null).map(recordOf));
  for (const change of changes) {
    const { entity, id, field, to } = change;
    const key = `${recordOf(change)} ${field ?? (to === null ? '-' : '+')}`;
    if (seen.has(key) || (field !== null && made.has(recordOf(change))))
      throw invalid({ entity, id, field } as PlanChange, 'it is changed twice at once');
    seen.add(key);
  }
}

const recordOf = ({ entity, id }: Change) => `${entity} ${id}`;

/** By which of its columns a record hangs on a task, or is known itself. */
const keys = {
  task: ['uid'],
  link: ['predecessor_uid', 'successor_uid'],
  assignment: ['task_uid', 'uid'],
  calendar: ['uid'],
  resource: ['uid'],
} as const;

/** The records that go: those named, what stands under tasks among them, and the links and assignments of all of them. */
async function deletions(tx: Tx, planId: string, reader: CommandReader, wanted: readonly PlanChange[]) {
  const left = new Map(
    wanted.flatMap((change) =>
      change.field === null && change.to === null ? [[`${change.entity} ${reader.idOf(change)}`, change] as const] : [],
    ),
  );
  if (!left.size) return [];
  const gone: Change[] = [];
  for (const part of Object.keys(keys) as (keyof typeof keys)[]) {
    const named = [...left.values()].filter(({ entity }) => entity === part);
    const uids = [...reader.gone, ...named.map((change) => Number(reader.idOf(change).split('/')[1]))];
    if (!uids.length) continue;
    for (const row of await selectRows(tx, part, planId, keys[part], uids)) {
      const id = rowId(planId, part, row);
      const change = left.get(`${part} ${id}`);
      if (!change && !hangsOn(part, row, reader.gone)) continue;
      left.delete(`${part} ${id}`);
      gone.push({ entity: part, id, field: null, from: { ...row, ...columnsOf(change?.from) }, to: null });
    }
  }
  // what went before is the conflict that writing finds
  for (const change of left.values())
    gone.push({ entity: change.entity, id: reader.idOf(change), field: null, from: {}, to: null });
  return gone;
}

function hangsOn(part: keyof typeof keys, row: Row, tasks: ReadonlySet<number>): boolean {
  const has = (column: string) => tasks.has(Number(row[column]));
  if (part === 'task') return has('uid');
  return part === 'link' ? has('predecessor_uid') || has('successor_uid') : part === 'assignment' && has('task_uid');
}

/** What a deletion says that the record still is. */
const columnsOf = (from: object | null | undefined): Row =>
  Object.fromEntries(Object.entries(from ?? {}).map(([field, value]) => [columnOf(field), value as Json]));
