import { type DurationUnit, type Ticks, ticksPerDay } from '#engine';
import type { PlanView } from '../contract.ts';
import type { PlanRow, PlanRowLink } from './read-plan.ts';

/** Symbols of the units, such as `d`, and numbers by locale. */
export interface NotationWords {
  readonly unit: (unit: Exclude<DurationUnit, 'percent'>) => string;
  readonly number: (value: number) => string;
}

type Conversion = Pick<PlanView['project'], 'minutesPerDay' | 'minutesPerWeek' | 'daysPerMonth'>;

/** How many ticks one of the unit has: of the project's working time, or of the clock where it is elapsed. */
function ticksOf(unit: Exclude<DurationUnit, 'percent'>, isElapsed: boolean, project: Conversion): Ticks {
  const day = isElapsed ? ticksPerDay : project.minutesPerDay * 10;
  switch (unit) {
    case 'minutes':
      return 10;
    case 'hours':
      return 600;
    case 'days':
      return day;
    case 'weeks':
      return isElapsed ? 7 * ticksPerDay : project.minutesPerWeek * 10;
    case 'months':
      return day * (isElapsed ? 30 : project.daysPerMonth);
  }
}

const timeUnit = (unit: DurationUnit) => (unit === 'percent' ? 'days' : unit);

/** `6 d`, `4 h`, `2 ew` (elapsed), `3 d?` (estimated), as its author wrote it; null without a duration. */
export function durationText(row: PlanRow, project: Conversion, words: NotationWords): string | null {
  if (row.durationTicks === null) return null;
  const unit = timeUnit(row.isSummary ? 'days' : row.unit);
  const amount = row.durationTicks / ticksOf(unit, row.isElapsed, project);
  const symbol = `${row.isElapsed ? 'e' : ''}${words.unit(unit)}`;
  return `${words.number(Math.round(amount * 100) / 100)} ${symbol}${row.isEstimated ? '?' : ''}`;
}

/**
 * Predecessors as Microsoft Project writes them: `12`, `14SS`, `12FS+2 d`, `9FF−50 %`, in order of their numbers,
 * joined by `; `. The link's type is left out where it is finish to start without lag.
 */
export function predecessorsText(links: readonly PlanRowLink[], project: Conversion, words: NotationWords): string {
  const inOrder = [...links].sort((a, b) => a.from.number - b.from.number);
  return inOrder.map((link) => predecessorText(link, project, words)).join('; ');
}

function predecessorText({ from, type, lagKind, lag }: PlanRowLink, project: Conversion, words: NotationWords): string {
  if (lag === 0) return type === 'FS' ? String(from.number) : `${from.number}${type}`;
  return `${from.number}${type}${lag < 0 ? '−' : '+'}${lagText(lagKind, Math.abs(lag), project, words)}`;
}

function lagText(kind: PlanRowLink['lagKind'], lag: number, project: Conversion, words: NotationWords): string {
  if (kind === 'percent' || kind === 'elapsed-percent') return `${words.number(lag)} ${kind === 'percent' ? '' : 'e'}%`;
  const isElapsed = kind === 'elapsed';
  const unit = lag % ticksOf('days', isElapsed, project) === 0 || lag % 600 !== 0 ? 'days' : 'hours';
  const amount = Math.round((lag / ticksOf(unit, isElapsed, project)) * 100) / 100;
  return `${words.number(amount)} ${isElapsed ? 'e' : ''}${words.unit(unit)}`;
}
