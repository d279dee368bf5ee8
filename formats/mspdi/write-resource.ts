import type { PlanAssignment, PlanResource, TimephasedWork } from '#engine';
import { nobody, workContours } from './codes.ts';
import { around, date, duration, element, flag } from './write-element.ts';
import { writeRecord } from './write-record.ts';

export function writeResource(resource: PlanResource, id: number, beside: readonly string[]): string {
  const { kind, standardRateMinor } = resource;
  const inside = [
    element('UID', resource.uid),
    element('ID', id),
    element('Name', resourceName(resource.name)),
    element('Type', flag(kind === 'work')),
    element('IsNull', 0),
    element('Initials', resource.initials),
    element('Group', resource.group),
    element('EmailAddress', resource.email),
    element('MaxUnits', resource.maxUnits),
    element('StandardRate', standardRateMinor === null ? null : standardRateMinor / 100),
    element('StandardRateFormat', 2),
    element('CalendarUID', resource.calendarUid ?? -1),
    element('IsCostResource', flag(kind === 'cost')),
  ];
  return writeRecord('Resource', inside, beside);
}

const forbidden: Readonly<Record<string, string>> = { ',': ';', '[': '(', ']': ')' };

/** Microsoft Project separates resources by commas and puts units in brackets, so names hold neither. */
function resourceName(name: string): string {
  return name.replace(/[,[\]]/g, (letter) => forbidden[letter] ?? '');
}

export function writeAssignment(assignment: PlanAssignment, beside: readonly string[]): string {
  const hasRows = beside.some((element) => /^<TimephasedData><Type>[12]</.test(element));
  const inside = [
    element('UID', assignment.uid),
    element('TaskUID', assignment.taskUid),
    element('ResourceUID', assignment.resourceUid ?? nobody),
    duration('ActualWork', assignment.actualWorkTicks),
    element('Delay', assignment.delayTicks),
    element('LevelingDelay', assignment.levellingDelayTicks),
    element('LevelingDelayFormat', 8),
    duration('RemainingWork', assignment.remainingWorkTicks),
    element('Units', assignment.units),
    duration('Work', assignment.workTicks),
    element('WorkContour', workContours.indexOf(assignment.contour)),
    ...(hasRows ? [] : assignment.timephased.map((work) => writeTimephased(work, assignment.uid))),
  ];
  return writeRecord('Assignment', inside, beside);
}

/** Work of a task that nobody is named for: without one, Microsoft Project takes the duration for none. */
export function writeNobody(uid: number, taskUid: number): string {
  return writeRecord('Assignment', [element('UID', uid), element('TaskUID', taskUid), element('ResourceUID', nobody), element('Units', 1)]); // biome-ignore format: one record
}

function writeTimephased({ kind, start, finish, workTicks }: TimephasedWork, uid: number): string {
  const inside = [
    element('Type', kind === 'remaining' ? 1 : 2),
    element('UID', uid),
    date('Start', start),
    date('Finish', finish),
    element('Unit', 1),
    duration('Value', workTicks),
  ];
  return around('TimephasedData', inside.join(''));
}
