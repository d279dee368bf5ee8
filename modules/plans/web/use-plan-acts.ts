import { useMemo, useRef } from 'react';
import { OperationError } from '#platform/contract';
import { type CellEdit, toast, undoable, useFault, useFormat, useWords } from '#platform/web';
import type { PlanChange } from '../contract.ts';
import { tellConflict } from './conflict-words.ts';
import { newLineUid, readingWords } from './plan-editors.ts';
import { type Cells, changesOf, newTasks, usualDuration } from './plan-edits.ts';
import type { Plan, PlanRow } from './read-plan.ts';
import { moveTasks, outermost, placeBefore, placeLast, removeTasks, type TaskMove } from './task-moves.ts';
import type { PlanEditing } from './use-plan-editing.ts';

/** What can be done to the tasks of a plan, from its grid, its bar and its menu. */
export interface PlanActs {
  readonly onEdit: (edits: readonly CellEdit<PlanRow>[]) => Promise<void>;
  readonly onPasteRows: (rows: readonly Cells[], after: PlanRow | null) => Promise<void>;
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
  const lines = useRef<{ rows: Cells[]; after: PlanRow | null; saved: Promise<void> | null }>({ rows: [], after: null, saved: null }); // biome-ignore format: one record
  return useMemo(() => {
    const words = readingWords(t, format);
    const { run, newUid, keyOf } = editing;
    const fail = (error: unknown) => toast(tell(tellConflict(error, plan, t, format)));
    const attempt = (changes: readonly PlanChange[]) => run(changes).catch(fail);

    /** Lines that come in one act, typed below the last task or pasted over and past it, are made by one command. */
    const addLines = (rows: readonly Cells[], after: PlanRow | null): Promise<void> => {
      const batch = lines.current;
      batch.rows.push(...rows);
      batch.after ??= after;
      batch.saved ??= new Promise((resolve) => setTimeout(resolve)).then(() => {
        const { rows, after } = batch;
        lines.current = { rows: [], after: null, saved: null };
        const place = after && after.uid !== newLineUid ? placeAfter(after) : placeLast(plan);
        const name = t('plan.edit.newTask');
        const made = newTasks(plan, { rows, uids: rows.map(newUid), place, name }, words);
        if ('unknown' in made) {
          const message = t('plan.edit.after.unknown', { text: String(made.unknown) });
          throw new OperationError({ code: 'plan-row-unknown', status: 422, message });
        }
        return run(made).then(() => undefined);
      });
      return batch.saved;
    };

    return {
      onEdit: async (edits) => {
        const own = edits.filter(({ row }) => row.uid !== newLineUid);
        const fresh = edits.filter(({ row }) => row.uid === newLineUid);
        // the line stays where it is, empty again for the next task
        if (fresh.length) addLines([Object.fromEntries(fresh.map(({ column, value }) => [column, value]))], null).catch(fail); // biome-ignore format: one act
        const [saw, only] = [seen(), own.length === 1 ? own[0] : undefined];
        const before = only && saw?.byUid.has(only.row.uid) ? saw : plan;
        try {
          await run(changesOf(before, own, words));
        } catch (error) {
          throw tellConflict(error, plan, t, format);
        }
      },
      onPasteRows: addLines,
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
