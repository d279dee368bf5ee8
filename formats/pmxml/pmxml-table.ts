import { elementTable, p6Shapes } from '../p6/vocabulary.ts';
import type { ElementTable } from '../xml/element-shape.ts';

/** What Portico knows of Primavera P6 XML, by the records that it reads. */
export const pmxmlShapes = p6Shapes('pmxml');

const tableOf = (name: string): ElementTable => {
  const shape = pmxmlShapes.get(name);
  return shape ? elementTable(shape) : {};
};

const workTime: ElementTable = { Start: 'mapped', Finish: 'mapped' };

const calendar: ElementTable = {
  ...tableOf('Calendar'),
  StandardWorkWeek: { StandardWorkHours: { DayOfWeek: 'mapped', WorkTime: workTime } },
  HolidayOrExceptions: { HolidayOrException: { Date: 'mapped', WorkTime: workTime } },
};

const inProject: ElementTable = {
  Calendar: calendar,
  WBS: tableOf('WBS'),
  Activity: tableOf('Activity'),
  Relationship: tableOf('Relationship'),
  ResourceAssignment: tableOf('ResourceAssignment'),
};

/** Newer versions of P6 write resources' rates and calendars outside, older ones anywhere. */
export const pmxmlTable: ElementTable = {
  ...inProject,
  Resource: tableOf('Resource'),
  ResourceRate: tableOf('ResourceRate'),
  Role: tableOf('Role'),
  Project: { ...tableOf('Project'), ...inProject },
  BaselineProject: { ...tableOf('Project'), ...inProject },
};

/** The elements that are handed over one by one. */
export const pmxmlRecords: ReadonlySet<string> = new Set(Object.keys(pmxmlTable));
