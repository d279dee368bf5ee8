import type { PlanTime, viewPlan } from '#engine';

type PlanView = ReturnType<typeof viewPlan>;

/** A milestone or a deadline ahead, or missed. */
export interface KeyDate {
  readonly uid: number;
  readonly name: string;
  readonly kind: 'milestone' | 'deadline';
  readonly at: PlanTime;
  readonly comparedWith: PlanTime | null;
  /** Of the date; where that has passed, of today or of where open work carried on from today ends. */
  readonly varianceDays: number | null;
  readonly isOverdue: boolean;
  readonly isCritical: boolean;
}

/** How many of them a page shows. */
const shown = 12;

/**
 * The milestones and deadlines that are still open, by date. Where there are too many it is the next one that is not
 * overdue, whatever it weighs, and those that matter most: the critical ones, and those planned for another day.
 */
export function keyDatesOf(view: PlanView): KeyDate[] {
  const dates = view.open.flatMap(({ task, dates, planned }): KeyDate[] => {
    const { finish } = dates;
    if (finish === null) return [];
    const isOverdue = finish < view.today;
    const carried = view.carriedByUid?.get(task.uid)?.finish ?? 0;
    const end = isOverdue ? Math.max(view.earliestEnd, carried) : finish;
    const about = { uid: task.uid, name: task.name, isOverdue, isCritical: dates.isCritical };
    const found: KeyDate[] = [];
    if (task.isMilestone) {
      found.push({
        ...about,
        kind: 'milestone',
        at: finish,
        ...compared(view, planned?.finish ?? null, end),
      });
    }
    if (task.deadline !== null) {
      found.push({ ...about, kind: 'deadline', at: finish, ...compared(view, task.deadline, end) });
    }
    return found;
  });
  return foremost(dates);
}

/** So many as a page shows, by date: the next one always, then those of the most weight. */
export function foremost(dates: readonly KeyDate[]): KeyDate[] {
  const byDate = (a: KeyDate, b: KeyDate) => a.at - b.at || a.uid - b.uid;
  const next = dates.filter(({ isOverdue }) => !isOverdue).toSorted(byDate)[0];
  const weight = (date: KeyDate) =>
    (date === next ? 2e9 : 0) + (date.isCritical ? 1e9 : 0) + Math.abs(date.varianceDays ?? 0);
  return dates
    .toSorted((a, b) => weight(b) - weight(a) || byDate(a, b))
    .slice(0, shown)
    .sort(byDate);
}

function compared({ book, input }: PlanView, comparedWith: PlanTime | null, at: PlanTime) {
  if (comparedWith === null) return { comparedWith, varianceDays: null };
  const dayTicks = (input.project.minutesPerDay > 0 ? input.project.minutesPerDay : 480) * 10;
  const varianceDays = Math.round((book.project.count(comparedWith, at) * 10) / dayTicks) / 10;
  return { comparedWith, varianceDays: varianceDays === 0 ? 0 : varianceDays };
}
