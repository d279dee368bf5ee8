import { useLayoutEffect, useRef } from 'react';
import type { Grid } from '#platform/web';
import type { TimePlace } from '#platform/web/timeline/index';
import type { PlanRow } from './read-plan.ts';

/** Where a reader left a plan; nulls until it was seen. */
export interface PlanPlace {
  /** Pixels above the rows in sight. */
  top: number | null;
  time: TimePlace | null;
}

const places = new Map<string, PlanPlace>();

/** Where this plan was left; kept until the page is loaded anew. */
export function placeIn(planId: string): PlanPlace {
  const place = places.get(planId) ?? { top: null, time: null };
  places.set(planId, place);
  return place;
}

/**
 * The task that a plan is opened at: of the rows shown the first in progress, or else the next to begin. What runs
 * beside everything, as long as it does, comes after both. Undefined where no open task has dates.
 */
export function currentTask(shown: readonly PlanRow[]): PlanRow | undefined {
  const open = shown.filter(
    ({ isSummary, isActive, percentComplete, start }) =>
      !isSummary && isActive && percentComplete < 100 && start !== null,
  );
  const own = open.filter(({ isLevelOfEffort }) => !isLevelOfEffort);
  const tasks = own.length > 0 ? own : open;
  const startOf = ({ start }: PlanRow) => start ?? 0;
  return (
    tasks.find(({ percentComplete }) => percentComplete > 0) ??
    tasks.reduce<PlanRow | undefined>((next, row) => (!next || startOf(row) < startOf(next) ? row : next), undefined)
  );
}

interface Opening {
  readonly grid: Grid<PlanRow>;
  readonly place: PlanPlace;
  /** Position of the task that it opens at, -1 while there is none; null where the rows stay where they are. */
  readonly start: number | null;
  /** Another one opens anew. */
  readonly view: string;
}

/** Opens the rows where the reader left them, or else with the task that is current a third from the top. */
export function useOpening({ grid, place, start, view }: Opening): void {
  const opened = useRef<string>(undefined);
  useLayoutEffect(() => {
    const scroller = grid.scrollRef.current;
    if (!scroller || opened.current === view) return;
    // Dates that are still being computed come later.
    if (place.top === null && start === -1) return;
    opened.current = view;
    const aThird = (scroller.clientHeight - grid.rowHeight) / 3;
    scroller.scrollTop = place.top ?? (start === null ? 0 : Math.max(0, start * grid.rowHeight - aThird));
  });
}
