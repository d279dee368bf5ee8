import type { PlanAssignment, PlanResource, TimephasedWork } from '#engine';
import { nobody, workContours } from './codes.ts';
import { around, date, duration, element, flag } from './write-element.ts';

export function writeResource(resource: PlanResource, id: number): string {
  const { kind, standardRateMinor } = resource;
  const inside = [
    element('UID', resource.uid),
    element('ID', id),
    element('Name', resource.name),
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
  return `<Resource>${inside.join('')}</Resource>\n`;
}

export function writeAssignment(assignment: PlanAssignment): string {
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
    assignment.timephased.map((work) => writeTimephased(work, assignment.uid)).join(''),
  ];
  return `<Assignment>${inside.join('')}</Assignment>\n`;
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
