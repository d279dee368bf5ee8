import { type FocusEvent, useMemo, useRef } from 'react';
import { useFormat, useWords } from '#platform/web';
import { newLineUid, planEditors } from './plan-editors.ts';
import type { Plan, PlanRow } from './read-plan.ts';
import { type PlanActs, usePlanActs } from './use-plan-acts.ts';
import type { PlanEditing } from './use-plan-editing.ts';

const noActs = {
  view: undefined,
  run: () => Promise.resolve(null),
  newUid: () => -1,
  keyOf: (uid: number) => String(uid),
} satisfies PlanEditing;

/** The rows of the plan's grid, and how they are written in where the reader may. */
export function usePlanWriter(plan: Plan, editing: PlanEditing | undefined) {
  const t = useWords('plans');
  const format = useFormat();
  const latest = useRef(plan);
  latest.current = plan;
  const opened = useRef<Plan | null>(null);
  const seen = useMemo(() => () => opened.current, []);
  const handlers = useMemo(
    () => ({
      // what its writer saw when a cell was opened is what the new value is to replace
      onFocusCapture: ({ target }: FocusEvent) => {
        opened.current = target.closest('.cell-field') ? latest.current : null;
      },
    }),
    [],
  );
  const acts = usePlanActs({ plan, editing: editing ?? noActs, seen });
  const editors = useMemo(() => editing && planEditors(plan, t, format), [editing === undefined, plan, t, format]);
  const rows = useMemo(() => (editing ? [...plan.top, newLine(plan)] : plan.top), [editing === undefined, plan]);
  const keyOf = editing?.keyOf ?? noActs.keyOf;
  const rowId = useMemo(() => (row: PlanRow) => keyOf(row.uid), [keyOf]);
  const own: PlanActs | undefined = editing && acts;
  return { rows, rowId, keyOf, editors, acts: own, handlers, onEdit: own?.onEdit };
}

/** The empty line after the last task. */
function newLine(plan: Plan): PlanRow {
  return {
    uid: newLineUid,
    number: plan.rows.length + 1,
    name: '',
    wbs: '',
    level: 1,
    parentUid: 0,
    isSummary: false,
    isMilestone: false,
    isCritical: false,
    isManual: false,
    isActive: true,
    isPlaceholder: false,
    isEstimated: false,
    isElapsed: false,
    start: null,
    finish: null,
    pause: null,
    durationTicks: null,
    hasNoDuration: true,
    unit: 'days',
    workTicks: null,
    taskType: 'fixed-units',
    isEffortDriven: false,
    isLevelOfEffort: false,
    earning: null,
    people: [],
    percentComplete: 0,
    totalSlackTicks: null,
    freeSlackTicks: null,
    deadline: null,
    constraint: 'ASAP',
    constraintDate: null,
    comparisonStart: null,
    comparisonFinish: null,
    reasonUid: null,
    children: [],
    incoming: [],
  };
}
