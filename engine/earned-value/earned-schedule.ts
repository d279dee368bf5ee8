import { type Figure, known, unknown, type WhyNot } from './figure.ts';

/** What was planned over time, in any periods: what lies before the end of each, from 0 on; not falling. */
export interface PlannedCurve {
  readonly valueAt: (periods: number) => number;
  /** Planned duration, PD: the last of them may be a part of one. */
  readonly periods: number;
}

/**
 * Earned schedule: when what is earned was to be earned, ES = C + (EV − PV_C) / (PV_{C+1} − PV_C), where C is the number of
 * whole periods whose planned value is earned (W. Lipke, "Schedule is Different", The Measurable News, 2003). 0 where
 * nothing is earned, PD where all of it is.
 */
export function earnedSchedule({ valueAt, periods }: PlannedCurve, earned: number): number {
  if (earned <= valueAt(0)) return 0;
  if (earned >= valueAt(periods)) return periods;
  let [low, high] = [0, Math.ceil(periods)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (valueAt(middle) <= earned) low = middle;
    else high = middle;
  }
  const end = Math.min(high, periods);
  const [from, to] = [valueAt(low), valueAt(end)];
  return to > from ? low + ((earned - from) / (to - from)) * (end - low) : low;
}

export const scheduleIndexNames = ['es', 'at', 'pd', 'svTime', 'spiTime', 'ieacTime', 'tspi'] as const;
export type ScheduleIndices = Readonly<Record<(typeof scheduleIndexNames)[number], Figure>>;

/**
 * The measures of earned schedule in the periods of `es`, all three: SV(t) = ES − AT, SPI(t) = ES / AT,
 * IEAC(t) = PD / SPI(t), TSPI = (PD − ES) / (PD − AT) (W. Lipke, "Earned Schedule", 2009). Before it begins (AT ≤ 0) there
 * are no indices; TSPI has no meaning once the planned time is over (AT ≥ PD), IEAC(t) while nothing is earned.
 */
export function scheduleIndices({ es, at, pd }: { es: number; at: number; pd: number }): ScheduleIndices {
  const all = (why: WhyNot): ScheduleIndices =>
    Object.fromEntries(scheduleIndexNames.map((name) => [name, unknown(why)])) as ScheduleIndices;
  if (!(pd > 0)) return all('nothing-planned');
  if (at <= 0) return { ...all('not-begun'), es: known(es), at: known(0), pd: known(pd) };
  const isDone = es >= pd;
  return {
    es: known(es),
    at: known(at),
    pd: known(pd),
    svTime: known(es - at),
    spiTime: known(es / at),
    ieacTime: es > 0 ? known((pd * at) / es) : unknown('nothing-earned'),
    tspi: isDone ? unknown('all-done') : at >= pd ? unknown('time-spent') : known((pd - es) / (pd - at)),
  };
}

/**
 * Schedule adherence: the share of what was planned by the earned schedule that was earned where it was planned,
 * P = Σ min(PV_i, EV_i) / Σ PV_i (W. Lipke, "Schedule Adherence", 2008). Below 1 work was done out of turn.
 */
export function scheduleAdherence(tasks: readonly { plannedByEs: number; earned: number }[]): Figure {
  const planned = tasks.reduce((sum, { plannedByEs }) => sum + plannedByEs, 0);
  if (planned <= 0) return unknown('nothing-earned');
  return known(tasks.reduce((sum, { plannedByEs, earned }) => sum + Math.min(plannedByEs, earned), 0) / planned);
}
