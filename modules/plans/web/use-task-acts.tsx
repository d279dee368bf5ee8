import { type KeyboardEvent, type MouseEvent, useEffect, useState } from 'react';
import type { Grid } from '#platform/web';
import { newLineUid } from './plan-editors.ts';
import type { PlanRow } from './read-plan.ts';
import type { TaskAct, TaskActs } from './task-acts.ts';
import { type MenuPlace, TaskMenu } from './task-menu.tsx';
import type { PlanActs } from './use-plan-acts.ts';

interface TaskActsOptions {
  readonly grid: Grid<PlanRow>;
  /** None where the plan is only read. */
  readonly acts: PlanActs | undefined;
  readonly activeUid: number | null;
  readonly writeIn: string | undefined;
}

export function useTaskActs({ grid, acts, activeUid, writeIn }: TaskActsOptions) {
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const { selected, setSelected, rows, writeAt } = grid;
  useEffect(() => {
    if (writeIn !== undefined) writeAt.current?.(writeIn, 'task');
  }, [writeIn, writeAt]);

  /** The selected tasks, or else the one at that line of the grid, or else the active one. */
  const chosen = (at?: number) => {
    const isChosen = ({ uid }: PlanRow, id: string, line: number) =>
      uid !== newLineUid && (selected.size ? selected.has(id) : at === undefined ? uid === activeUid : line === at);
    return rows.flatMap((one, line) => (one.kind === 'record' && isChosen(one.record, one.id, line) ? [one.record] : [])); // biome-ignore format: one list
  };
  const run = (act: TaskAct, at?: number) => {
    if (!acts) return;
    const tasks = chosen(at);
    if (act === 'insert') writeAt.current?.(acts.insert(tasks[0] ?? null), 'task');
    else if (!tasks.length) return;
    else if (act === 'remove') {
      setSelected(new Set());
      acts.remove(tasks);
    } else acts.move(tasks, act);
  };
  const can = (act: TaskAct) => {
    const tasks = act === 'insert' ? [] : chosen();
    if (act === 'insert') return true;
    return tasks.length > 0 && (act === 'remove' || (acts?.canMove(tasks, act) ?? false));
  };
  const tasks: TaskActs = { run: (act) => run(act), can };

  const onKeyDownCapture = (event: KeyboardEvent) => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-row]');
    const act = cell && actOf(event, selected.size > 0);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    run(act, Number(cell.dataset.row)); // which one is active is told a moment after the focus has moved
  };
  const onContextMenu = (event: MouseEvent) => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-row]');
    if (!cell || (event.target as HTMLElement).closest('input')) return;
    event.preventDefault();
    cell.focus();
    const box = cell.getBoundingClientRect();
    const isByKey = event.clientX === 0 && event.clientY === 0;
    setMenu({ x: isByKey ? box.left : event.clientX, y: isByKey ? box.bottom : event.clientY });
  };
  return {
    ...tasks,
    handlers: acts ? { onKeyDownCapture, onContextMenu } : {},
    menu: acts && menu && <TaskMenu tasks={tasks} place={menu} onClose={() => setMenu(null)} />,
  };
}

const moves: Readonly<Record<string, TaskAct>> = {
  ArrowRight: 'indent',
  ArrowLeft: 'outdent',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** The keys of Microsoft Project; Delete empties a cell unless rows are selected or the number of one is active. */
function actOf({ key, altKey, shiftKey, ctrlKey, metaKey, target }: KeyboardEvent, hasSelected: boolean) {
  if ((target as HTMLElement).matches('input, textarea, select') || ctrlKey || metaKey) return undefined;
  if (altKey) return shiftKey ? moves[key] : undefined;
  if (key === 'Insert') return 'insert';
  const isOnNumber = (target as HTMLElement).dataset.column === '0';
  return key === 'Delete' && (hasSelected || isOnNumber) ? 'remove' : undefined;
}
