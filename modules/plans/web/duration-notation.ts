import { type DurationUnit, type Ticks, ticksPerDay } from '#engine';
import { type NumberWords, readNumber } from '#platform/web/words/read-number';
import type { PlanView } from '../contract.ts';
import type { PlanRow } from './read-plan.ts';

export type TimeUnit = Exclude<DurationUnit, 'percent'>;
export const timeUnits: readonly TimeUnit[] = ['minutes', 'hours', 'days', 'weeks', 'months'];

/** Symbols of the units, such as `d`, and numbers by locale. */
export interface NotationWords extends NumberWords {
  readonly unit: (unit: TimeUnit) => string;
}

/** The words for reading: all names of the units, such as `d day days`, beside their symbols. */
export interface ReadingWords extends NotationWords {
  readonly unitNames: (unit: TimeUnit) => string;
}

export type Conversion = Pick<PlanView['project'], 'minutesPerDay' | 'minutesPerWeek' | 'daysPerMonth'>;

/** A length as its author says it. */
export interface Duration {
  readonly ticks: Ticks;
  readonly unit: TimeUnit;
  readonly isElapsed: boolean;
}

/** How many ticks one of the unit has: of the project's working time, or of the clock where it is elapsed. */
function ticksOf(unit: TimeUnit, isElapsed: boolean, project: Conversion): Ticks {
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

export const timeUnit = (unit: DurationUnit): TimeUnit => (unit === 'percent' ? 'days' : unit);

/** `6 d`, `2 ew` (elapsed), to a hundredth; `isExact`: with as many decimals as bring the same length back. */
export function printDuration(
  { ticks, unit, isElapsed }: Duration,
  project: Conversion,
  words: NotationWords,
  isExact = false,
): string {
  const amount = ticks / ticksOf(unit, isElapsed, project);
  const symbol = `${isElapsed ? 'e' : ''}${words.unit(unit)}`;
  if (!isExact) return `${words.number(Math.round(amount * 100) / 100)} ${symbol}`;
  const digits = [2, 3, 4, 5, 6].find(
    (count) => toTicks(Number(amount.toFixed(count)), unit, isElapsed, project) === ticks,
  );
  return `${words.number(amount, digits ?? 9)} ${symbol}`;
}

/** `6 d`, `4 h`, `2 ew` (elapsed), `3 d?` (estimated), as its author wrote it; null without a duration. */
export function durationText(row: PlanRow, project: Conversion, words: NotationWords, isExact = false): string | null {
  if (row.durationTicks === null) return null;
  const unit = timeUnit(row.isSummary ? 'days' : row.unit);
  const length = { ticks: row.durationTicks, unit, isElapsed: row.isElapsed };
  return `${printDuration(length, project, words, isExact)}${row.isEstimated && !row.isSummary ? '?' : ''}`;
}

/**
 * Reads `5d`, `3 wks`, `2h`, `4ed`, `1,5 days`, with `?` where it is estimated; days where no unit is said. Null for what
 * is no length, a negative one, or one that plan time cannot hold.
 */
export function parseDuration(
  text: string,
  project: Conversion,
  words: ReadingWords,
): (Duration & { isEstimated: boolean }) | null {
  const [, amount = '', symbol = '', mark = ''] = /^([\d.,'’\s]+)([\p{L}.]*)\s*(\?)?$/u.exec(text.trim()) ?? [];
  const value = readNumber(amount, words);
  const found = readUnit(symbol, words);
  if (value === null || !found) return null;
  const ticks = toTicks(value, found.unit, found.isElapsed, project);
  return ticks > longest ? null : { ticks, ...found, isEstimated: mark !== '' };
}

/** About six hundred years of working days: what a change may hold. */
const longest = 10_000_000_000;

const toTicks = (value: number, unit: TimeUnit, isElapsed: boolean, project: Conversion) =>
  Math.round(value * ticksOf(unit, isElapsed, project));

function readUnit(symbol: string, words: ReadingWords): { unit: TimeUnit; isElapsed: boolean } | null {
  const name = symbol.toLowerCase().replace(/\.$/, '');
  if (name === '') return { unit: 'days', isElapsed: false };
  const named = (wanted: string) =>
    timeUnits.find((unit) => [words.unit(unit), ...words.unitNames(unit).split(' ')].includes(wanted));
  const unit = named(name);
  if (unit) return { unit, isElapsed: false };
  const elapsed = name.startsWith('e') ? named(name.slice(1)) : undefined;
  return elapsed ? { unit: elapsed, isElapsed: true } : null;
}
