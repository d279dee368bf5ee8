import { type CalendarException, lastPlanTime, type PlanCalendar, type TimeRange, ticksPerDay } from '#engine';
import { parseTimeOfDay } from '../mspdi/units.ts';

/** 1984-01-01 as spreadsheets count days, from 1899-12-30. */
const firstSerialDay = 30_682;
const deepest = 12;

/** `(0||name(properties)(children))` */
interface Node {
  readonly name: string;
  readonly properties: string;
  readonly children: readonly Node[];
}

/**
 * The working time of a calendar as XER writes it, in nested brackets: week days 1 (Sunday) to 7 and exceptions by day,
 * each with ranges `s|08:00|f|12:00`; none is time off. Null where the brackets do not close.
 */
export function readClndrData(text: string): Pick<PlanCalendar, 'week' | 'exceptions'> | null {
  const root = parseNode(text, { at: 0 }, 0);
  if (!root) return null;
  const week: (readonly TimeRange[] | null)[] = [null, null, null, null, null, null, null];
  for (const day of partOf(root, 'DaysOfWeek')) {
    const weekday = Number(day.name);
    if (weekday >= 1 && weekday <= 7) week[weekday - 1] = rangesOf(day);
  }
  return { week, exceptions: partOf(root, 'Exceptions').flatMap(exceptionOf) };
}

function partOf(root: Node, name: string): readonly Node[] {
  return root.children.find((child) => child.name === name)?.children ?? [];
}

function exceptionOf(node: Node): CalendarException[] {
  const day = Number(/(?:^|\|)d\|(\d{1,6})/.exec(node.properties)?.[1] ?? Number.NaN) - firstSerialDay;
  const at = day * ticksPerDay;
  if (!(at >= 0 && at < lastPlanTime)) return [];
  return [{ name: '', from: at, to: at, ranges: rangesOf(node), recurrence: null, occurrences: null }];
}

function rangesOf(day: Node): TimeRange[] {
  return day.children.flatMap(({ properties }): TimeRange[] => {
    const from = timeOf('s', properties);
    const to = timeOf('f', properties);
    if (from === null || to === null) return [];
    return [{ from, to: to === 0 || to === lastMinute ? ticksPerDay : to }];
  });
}

const lastMinute = ticksPerDay - 10;

function timeOf(key: 's' | 'f', properties: string): number | null {
  const [, text = ''] = new RegExp(`(?:^|\\|)${key}\\|([0-9:]+)`).exec(properties) ?? [];
  return parseTimeOfDay(text);
}

/** Reads one node and moves past it. */
function parseNode(text: string, place: { at: number }, depth: number): Node | null {
  const open = expect(text, place, '(');
  if (!open || depth > deepest) return null;
  const nameEnd = text.indexOf('(', place.at);
  const propertiesEnd = nameEnd < 0 ? -1 : text.indexOf(')', nameEnd);
  if (propertiesEnd < 0) return null;
  const name = text.slice(place.at, nameEnd).split('||').at(-1)?.trim() ?? '';
  const properties = text.slice(nameEnd + 1, propertiesEnd);
  place.at = propertiesEnd + 1;
  if (!expect(text, place, '(')) return null;
  const children: Node[] = [];
  for (skipSpace(text, place); text[place.at] === '('; skipSpace(text, place)) {
    const child = parseNode(text, place, depth + 1);
    if (!child) return null;
    children.push(child);
  }
  return expect(text, place, ')') && expect(text, place, ')') ? { name, properties, children } : null;
}

function expect(text: string, place: { at: number }, letter: string): boolean {
  skipSpace(text, place);
  if (text[place.at] !== letter) return false;
  place.at++;
  return true;
}

function skipSpace(text: string, place: { at: number }): void {
  while (/\s/.test(text[place.at] ?? '')) place.at++;
}
