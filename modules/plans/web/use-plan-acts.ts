import { useMemo } from 'react';
import { OperationError } from '#platform/contract';
import { type AddedRows, type CellEdit, toast, undoable, useFault, useFormat, useWords } from '#platform/web';
import type { PlanChange } from '../contract.ts';
import { tellConflict } from './conflict-words.ts';
import { PeopleChanges } from './people-changes.ts';
import { newLineUid, readingWords } from './plan-editors.ts';
import { type Cells, changesOf, newTasks, usualDuration } from './plan-edits.ts';
import type { Plan, PlanRow } from './read-plan.ts';
import { moveTasks, outermost, placeBefore, placeLast, removeTasks, type TaskMove } from './task-moves.ts';
import type { PlanEditing } from './use-plan-editing.ts';

/** What can be done to the tasks of a plan, from its grid, its bar and its menu. */
export interface PlanActs {
  readonly onEdit: (edits: readonly CellEdit<PlanRow>[], added?: AddedRows<PlanRow>) => Promise<void>;
  readonly move: (rows: readonly PlanRow[], move: TaskMove) => void;
  readonly canMove: (rows: readonly PlanRow[], move: TaskMove) => boolean;
  readonly remove: (rows: readonly PlanRow[]) => void;
  /** Makes a task where the row stands, or at the end; what its row is known by. */
  readonly insert: (before: PlanRow | null) => string;
}

interface ActsOptions {
  readonly plan: Plan;
  readonly editing: PlanEditing;
  /** The plan that the writer of the open cell saw when it was opened. */
  readonly seen: () => Plan | null;
}

export function usePlanActs({ plan, editing, seen }: ActsOptions): PlanActs {
  const t = useWords('plans');
  const format = useFormat();
  const tell = useFault();
  return useMemo(() => {
    const words = readingWords(t, format);
    const { run, newUid, keyOf } = editing;
    const fail = (error: unknown) => toast(tell(tellConflict(error, plan, t, format)));
    const attempt = (changes: readonly PlanChange[]) => run(changes).catch(fail);

    const tasksOf = (rows: readonly Cells[], after: PlanRow | null, people: PeopleChanges): PlanChange[] => {
      if (!rows.length) return [];
      const place = after && after.uid !== newLineUid ? placeAfter(after) : placeLast(plan);
      const name = t('plan.edit.newTask');
      const made = newTasks(plan, { rows, uids: rows.map(newUid), place, name }, words, people);
      if (!('unknown' in made)) return made;
      const message = t('plan.edit.after.unknown', { text: String(made.unknown) });
      throw new OperationError({ code: 'plan-row-unknown', status: 422, message });
    };

    return {
      // what is typed or pasted over, below and past the last task is one act, made and undone by one command
      onEdit: async (edits, added) => {
        const own = edits.filter(({ row }) => row.uid !== newLineUid);
        const fresh = edits.filter(({ row }) => row.uid === newLineUid);
        const line = fresh.length ? [Object.fromEntries(fresh.map(({ column, value }) => [column, value]))] : [];
        const [saw, only] = [seen(), own.length === 1 ? own[0] : undefined];
        const before = only && saw?.byUid.has(only.row.uid) ? saw : plan;
        const people = new PeopleChanges(plan, words, newUid);
        const changed = changesOf(before, own, words, people);
        const made = tasksOf([...line, ...(added?.rows ?? [])], line.length ? null : (added?.after ?? null), people);
        const saved = run([...changed, ...made]);
        // the line for a new task stays where it is, empty again for the next one
        if (!own.length && !added) return void saved.catch(fail);
        try {
          await saved;
        } catch (error) {
          throw tellConflict(error, plan, t, format);
        }
      },
      move: (rows, move) => void attempt(moveTasks(plan, rows, move)),
      canMove: (rows, move) => moveTasks(plan, rows, move).length > 0,
      remove: (rows) => {
        const gone = outermost(plan, rows);
        const only = gone.length === 1 ? gone[0] : undefined;
        const text = only ? t('plan.edit.removedOne', { name: only.name }) : t('plan.edit.removed', { count: gone.length }); // biome-ignore format: one choice
        run(removeTasks(plan, rows)).then((entryId) => undoable(entryId, text), fail);
      },
      insert: (before) => {
        const uid = newUid();
        const place = before ? placeBefore(plan, before) : placeLast(plan);
        const to = { name: t('plan.edit.newTask'), ...usualDuration(plan), place };
        void attempt([{ entity: 'task', id: String(uid), field: null, from: null, to }]);
        return keyOf(uid);
      },
    };
  }, [plan, editing, seen, t, format, tell]);
}

const placeAfter = ({ parentUid, uid }: PlanRow) => ({ parentUid: parentUid || null, afterUid: uid });
