import { type DurationUnit, type Lag, type Ticks, ticksPerHour, ticksPerMinute } from '#engine';

const durationText = /^(-?)P(?:(-?\d+)D)?(?:T(?:(-?\d+(?:\.\d+)?)H)?(?:(-?\d+(?:\.\d+)?)M)?(?:(-?\d+(?:\.\d+)?)S)?)?$/;

/**
 * Ticks of `PT8H0M0S`, rounded to the nearest; a day, which only others write, is 24 hours. The sign stands in front
 * (`-PT8H`) or inside (`PT-8H`). Null for any other text.
 */
export function parseDuration(text: string): Ticks | null {
  const match = durationText.exec(text);
  if (!match || text.length < 3) return null;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(2).map((part) => Number(part ?? 0));
  const ticks = Math.round((days * 24 + hours) * ticksPerHour + minutes * ticksPerMinute + seconds / 6);
  if (!Number.isSafeInteger(ticks)) return null;
  return match[1] && ticks !== 0 ? -ticks : ticks;
}

/** `PT8H0M0S`; a negative one is `-PT8H0M0S`. Inverse of `parseDuration`. */
export function formatDuration(ticks: Ticks): string {
  const size = Math.abs(ticks);
  const minutes = Math.floor((size % ticksPerHour) / ticksPerMinute);
  return `${ticks < 0 ? '-' : ''}PT${Math.floor(size / ticksPerHour)}H${minutes}M${(size % ticksPerMinute) * 6}S`;
}

/** Ticks since midnight of `13:00:00`, seconds rounded down; 24:00 is 14,400. Null for any other text. */
export function parseTimeOfDay(text: string): Ticks | null {
  const match = /^(?:\d{4}-\d{2}-\d{2}T)?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/.exec(text);
  if (!match) return null;
  const [hour = 0, minute = 0, second = 0] = match.slice(1).map((part) => Number(part ?? 0));
  const ticks = hour * ticksPerHour + minute * ticksPerMinute + Math.floor(second / 6);
  return minute > 59 || second > 59 || ticks > 24 * ticksPerHour ? null : ticks;
}

/** `13:00:00` of ticks since midnight; 14,400, the end of the day, is `00:00:00` as Microsoft Project has it. */
export function formatTimeOfDay(ticks: Ticks): string {
  const ofDay = ticks % (24 * ticksPerHour);
  const two = (value: number) => String(value).padStart(2, '0');
  const minute = Math.floor((ofDay % ticksPerHour) / ticksPerMinute);
  return `${two(Math.floor(ofDay / ticksPerHour))}:${two(minute)}:${two((ofDay % ticksPerMinute) * 6)}`;
}

export interface DurationFormat {
  readonly unit: DurationUnit;
  readonly isElapsed: boolean;
  readonly isEstimated: boolean;
}

const units: readonly (readonly [number, DurationUnit])[] = [
  [3, 'minutes'],
  [5, 'hours'],
  [7, 'days'],
  [9, 'weeks'],
  [11, 'months'],
  [19, 'percent'],
];

const estimated = 32;

/** What a DurationFormat or LagFormat says; null for 21 and 53, which leave the unit to the project, and unknown codes. */
export function parseDurationFormat(code: number): DurationFormat | null {
  const isEstimated = code > estimated;
  const plain = isEstimated ? code - estimated : code;
  const found = units.find(([base]) => plain === base || plain === base + 1);
  return found ? { unit: found[1], isElapsed: plain !== found[0], isEstimated } : null;
}

/** The code of a DurationFormat. Inverse of `parseDurationFormat`. */
export function durationFormatCode({ unit, isElapsed, isEstimated }: DurationFormat): number {
  const [base] = units.find(([, name]) => name === unit) ?? [7];
  return base + (isElapsed ? 1 : 0) + (isEstimated ? estimated : 0);
}

/** A link's lag: LinkLag counts tenths of a minute, whole per cent where the format is a percentage. */
export function lagOf(linkLag: number, format: DurationFormat): Lag {
  const { unit, isElapsed } = format;
  if (unit === 'percent') return { kind: 'percent', percent: linkLag, isElapsed };
  return { kind: isElapsed ? 'elapsed' : 'working', ticks: Math.round(linkLag), unit };
}
