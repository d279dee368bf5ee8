import { formatPlanTime, type PlanTime, type Ticks } from '#engine';
import { escapeText } from '../xml/escape.ts';
import { formatDuration } from './units.ts';

/** `<Name>value</Name>`; nothing for null. */
export function element(name: string, value: string | number | null): string {
  if (value === null) return '';
  return `<${name}>${typeof value === 'number' ? value : escapeText(value)}</${name}>`;
}

/** An element around others; nothing around nothing. */
export function around(name: string, inside: string): string {
  return inside === '' ? '' : `<${name}>${inside}</${name}>`;
}

export const flag = (value: boolean): 0 | 1 => (value ? 1 : 0);

export const date = (name: string, at: PlanTime | null) => element(name, at === null ? null : formatPlanTime(at));

export const duration = (name: string, ticks: Ticks | null) =>
  element(name, ticks === null ? null : formatDuration(ticks));
