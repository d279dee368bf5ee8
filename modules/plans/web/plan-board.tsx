import { type ReactNode, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { formatPlanTime, ticksPerDay } from '#engine';
import {
  DataGrid,
  type Grid,
  GridTools,
  useAddress,
  useFormat,
  useGrid,
  useNarrow,
  usePast,
  usePrintSentence,
  useRemembered,
  useWords,
} from '#platform/web';
import {
  firstWeekdayOf,
  Split,
  Timeline,
  type TimelineControls,
  useTickLabels,
  type ZoomLevel,
} from '#platform/web/timeline/index';
import classes from './plan.module.css';
import { planColumns } from './plan-columns.tsx';
import { newLineUid } from './plan-editors.ts';
import { PlanFoot } from './plan-foot.tsx';
import { currentTask, placeIn, useOpening } from './plan-opening.ts';
import { planGantt, planLeadBlocks } from './plan-print.ts';
import { nonWorkingTime, planTimeline } from './plan-timeline.ts';
import { PlanTip } from './plan-tip.tsx';
import { PlanTools } from './plan-tools.tsx';
import type { Plan, PlanRow } from './read-plan.ts';
import { TaskBar } from './task-bar.tsx';
import type { PlanEditing } from './use-plan-editing.ts';
import { usePlanWriter } from './use-plan-writer.ts';
import { useTaskActs } from './use-task-acts.tsx';

interface PlanBoardProps {
  readonly plan: Plan;
  /** Of the project. */
  readonly projectName: string;
  /** BCP 47. */
  readonly locale: string;
  /** Working days by which a finish may be later before it is shown as late. */
  readonly tolerance: number;
  /** The task whose reasons are shown. */
  readonly openUid: number | null;
  readonly onOpen: (uid: number) => void;
  /** At the left of the bar: the tabs of the project. */
  readonly tabs?: ReactNode;
  /** In the bar: by which rules the plan is scheduled. */
  readonly scheduling?: ReactNode;
  /** In the bar: what dates are compared with. */
  readonly baseline?: ReactNode;
  /** Right of grid and timeline. */
  readonly panel?: ReactNode;
  /** Changes the plan; without it the plan is only read. */
  readonly editing?: PlanEditing | undefined;
  /** Opens the name of this row for writing once it is there. */
  readonly writeIn?: string | undefined;
}

const headerHeight = 44;
const childrenOf = (row: PlanRow) => row.children;
const lineClass = (row: PlanRow) => (!row.isActive ? classes.inactive : row.isSummary ? classes.summary : undefined);

/** Where the server gives the plan as a file for Microsoft Project. */
const fileOf = (projectId: string, past: ReturnType<typeof usePast>) =>
  `/api/projects/${projectId}/plan/file?${new URLSearchParams({ ...past })}`;

/** The plan as a grid beside its timeline, or as a table of all columns; on a phone cards, or names and timeline. */
export function PlanBoard(props: PlanBoardProps) {
  const { plan, projectName, locale, tolerance, openUid, onOpen, tabs, baseline, panel, editing } = props;
  const t = useWords('plans');
  const format = useFormat();
  const isNarrow = useNarrow();
  const [view, setView] = useAddress('view');
  const isTable = view === 'table' || (isNarrow && view !== 'timeline');
  const [isCriticalShown, showCritical] = useRemembered('plan.criticalPath', true);
  const [isComparisonShown] = useRemembered('plan.comparison', true);
  const [level, setLevel] = useState<ZoomLevel>('weeks');
  const [activeUid, setActiveUid] = useState<number | null>(null);
  const controls = useRef<TimelineControls>(null);

  const writer = usePlanWriter(plan, isNarrow ? undefined : editing);
  const { editors } = writer;
  const columns = useMemo(() => {
    const all = planColumns({ plan, t, format, tolerance, isTable, editors });
    return isNarrow && !isTable ? all.filter(({ id }) => id === 'task') : all;
  }, [plan, t, format, tolerance, isTable, isNarrow, editors]);
  const name = isTable ? 'plan-table' : 'plan';
  const { rows, rowId, onEdit } = writer;
  const grid = useGrid<PlanRow>({ name, rows, columns, rowId, childrenOf, onEdit, takesRows: true });
  const listed = useMemo(() => grid.rows.filter(({ id }) => id !== String(newLineUid)), [grid.rows]);
  const shown = useMemo(() => listed.flatMap((line) => (line.kind === 'record' ? [line.record] : [])), [listed]);
  const model = useMemo(
    () => planTimeline(plan, shown, (at) => format.date(formatPlanTime(at), 'short')),
    [plan, shown, format],
  );
  const hasNights = level === 'hours';
  // Days off follow the first picture: they are many, and nobody waits for them.
  const shaded = useDeferredValue(model, null);
  const shading = useMemo(() => {
    if (!shaded) return [];
    const { from, to } = shaded.extent ?? { from: plan.view.now, to: plan.view.now };
    return nonWorkingTime(plan.workingTime, from - shadedBeyond, to + shadedBeyond, hasNights);
  }, [shaded, plan, hasNights]);
  const labels = useTickLabels(locale);

  const sentence = usePrintSentence();
  const past = usePast();
  const print = useMemo(
    () => ({
      about: { kind: 'project', id: plan.view.projectId },
      above: () => planLeadBlocks(plan, projectName, sentence),
      isStrong: (row: PlanRow) => row.isSummary,
      files: [{ label: t('plan.file'), address: fileOf(plan.view.projectId, past) }],
      gantt: isTable
        ? undefined
        : () =>
            planGantt({
              plan,
              model,
              labels,
              firstWeekday: firstWeekdayOf(locale),
              isCriticalShown,
              isComparisonShown,
              format,
              t,
            }),
    }),
    [plan, projectName, model, labels, locale, isCriticalShown, isComparisonShown, isTable, format, t, sentence, past],
  );

  const place = useMemo(() => placeIn(plan.view.planId), [plan.view.planId]);
  const current = useMemo(() => currentTask(shown), [shown]);
  const areCards = isNarrow && isTable;
  const isPlaced = areCards || openUid !== null || grid.sort !== null;
  const start = isPlaced ? null : current ? shown.indexOf(current) : -1;
  useOpening({ grid, place, start, view: `${name}${areCards}` });
  useReveal(grid, shown, openUid);
  useEffect(() => {
    if (openUid !== null) setActiveUid(openUid);
  }, [openUid]);
  const open = useCallback((row: PlanRow) => row.uid > 0 && onOpen(row.uid), [onOpen]);
  const onActive = useCallback((row: PlanRow | null) => setActiveUid(row?.uid ?? null), []);
  const chosen = activeUid ?? openUid;
  const openAt = (position: number) => shown[position] && open(shown[position]);
  const tasks = useTaskActs({ grid, acts: writer.acts, activeUid: chosen, writeIn: props.writeIn });

  const table = (
    <DataGrid
      grid={grid}
      label={t('plan.grid')}
      onOpen={open}
      onActive={onActive}
      startId={current && writer.keyOf(current.uid)}
      onScroll={(top) => {
        place.top = top;
      }}
      openId={chosen === null ? undefined : writer.keyOf(chosen)}
      isSelectable={editing !== undefined}
      headerHeight={isTable ? undefined : headerHeight}
      lineClass={lineClass}
      staysGrid={!isTable}
    />
  );
  return (
    <>
      <GridTools
        grid={{ ...grid, rows: listed }}
        print={print}
        acts={
          <>
            {writer.acts && <TaskBar tasks={tasks} />}
            <PlanTools
              view={isTable ? 'table' : 'timeline'}
              isNarrow={isNarrow}
              onView={(next) => setView(next === (isNarrow ? 'table' : 'timeline') ? undefined : next)}
              level={level}
              now={plan.view.now}
              controls={controls}
              isCriticalShown={isCriticalShown}
              onCritical={showCritical}
              scheduling={props.scheduling}
              baseline={baseline}
            />
          </>
        }
      >
        {tabs}
      </GridTools>
      <div className={classes.body} {...writer.handlers} {...tasks.handlers}>
        {isTable ? (
          table
        ) : (
          <Split
            name="plan"
            isNarrow={isNarrow}
            left={table}
            right={
              <Timeline
                name={t('plan.timeline')}
                rowsRef={grid.scrollRef}
                controls={controls}
                model={model}
                shading={shading}
                rowHeight={grid.rowHeight}
                selected={chosen === null ? -1 : shown.findIndex(({ uid }) => uid === chosen)}
                revealed={openUid}
                kept={place.time}
                onLeave={(time) => {
                  place.time = time;
                }}
                now={plan.view.now}
                nowLabel={format.date(formatPlanTime(plan.view.now), 'short')}
                labels={labels}
                firstWeekday={firstWeekdayOf(locale)}
                isStrongShown={isCriticalShown}
                areGhostsShown={isComparisonShown}
                onLevel={setLevel}
                onSelect={(position) => setActiveUid(shown[position]?.uid ?? null)}
                onOpen={openAt}
                tooltip={(position) => {
                  const row = shown[position];
                  return row && <PlanTip plan={plan} row={row} />;
                }}
              />
            }
          />
        )}
        {panel}
      </div>
      {tasks.menu}
      <PlanFoot plan={plan} isComparisonShown={isComparisonShown} hasLegend={!isTable} />
    </>
  );
}

/** How far before and after the plan days off are shaded: what a wide window shows of a short plan. */
const shadedBeyond = 5 * 366 * ticksPerDay;

/** Brings the row of the task whose reasons are asked for into sight, unfolding what is above it. */
function useReveal(grid: Grid<PlanRow>, shown: readonly PlanRow[], uid: number | null): void {
  const { scrollRef, rowHeight, expandAll } = grid;
  const sought = useRef<number | null>(null);
  useEffect(() => {
    sought.current = uid;
  }, [uid]);
  useEffect(() => {
    // Only another task is sought: folding, filtering or sorting later leaves the place where the reader is.
    if (sought.current === null) return;
    const position = shown.findIndex((row) => row.uid === sought.current);
    const scroller = scrollRef.current;
    if (position < 0) expandAll();
    if (position < 0 || !scroller) return;
    sought.current = null;
    const top = position * rowHeight;
    const room = scroller.clientHeight - headerHeight - rowHeight;
    if (top < scroller.scrollTop || top > scroller.scrollTop + room) scroller.scrollTop = Math.max(0, top - room / 3);
  }, [uid, shown]);
}
