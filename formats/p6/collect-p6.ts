import type { PlanCalendar, PlanResource } from '#engine';
import type { FaultLog } from '../plan/faults.ts';
import type { PlanLimits } from '../plan/plan-file.ts';
import type { RecordKind } from '../plan/unknown-content.ts';
import type { UnknownElement } from '../xml/read-records.ts';
import type { P6Fields } from './p6-fields.ts';
import { uidBeside } from './place-in-wbs.ts';
import { type P6Activity, readActivity } from './read-activity.ts';
import { type P6Options, readOptions } from './read-options.ts';
import { type P6Assignment, type P6Link, type P6Project, type P6Rate, type P6Wbs, readAssignment, readProject, readRate, readRelationship, readResource, readWbs } from './read-parts.ts'; // biome-ignore format: one list

/** A calendar with what it says of lengths of days, weeks and months. */
export interface P6Calendar {
  readonly record: PlanCalendar;
  readonly isDefault: boolean;
  readonly minutesPerDay: number;
  readonly minutesPerWeek: number;
  readonly minutesPerMonth: number;
  readonly line: number;
}

/** What nobody models, and whose it is; a project of 0 is all of them. */
export interface P6Unknown {
  readonly kind: RecordKind;
  readonly uid: number;
  readonly projectId: number;
  readonly elements: readonly UnknownElement[];
}

/** All that a file says, read but not yet joined. */
export interface P6Records {
  readonly projects: P6Project[];
  readonly options: { readonly projectId: number; readonly options: P6Options }[];
  readonly calendars: P6Calendar[];
  readonly wbs: P6Wbs[];
  readonly activities: P6Activity[];
  readonly links: P6Link[];
  readonly resources: (PlanResource & { readonly parentId: number; readonly line: number })[];
  readonly rates: P6Rate[];
  readonly roles: { readonly id: number; readonly name: string }[];
  readonly assignments: P6Assignment[];
  readonly unknown: P6Unknown[];
}

export interface P6Collector {
  readonly records: P6Records;
  /** Takes a record; of a calendar the working time has been read already. */
  add(fields: P6Fields, unknown: readonly UnknownElement[], working?: Pick<PlanCalendar, 'week' | 'exceptions'>): void;
  addUnknown(unknown: P6Unknown): void;
}

/** Each project becomes a plan with all calendars and resources of the file, baselines and those only linked to included. */
const maxProjects = 500;

/** Gathers records in any order. One without an id, or with one that is taken, is a fault and left out. */
export function createP6Collector(
  faults: FaultLog,
  limits: PlanLimits,
  onTooMany: (element: string, limit: number, isTask: boolean) => never,
): P6Collector {
  const records: P6Records = { projects: [], options: [], calendars: [], wbs: [], activities: [], links: [], resources: [], rates: [], roles: [], assignments: [], unknown: [] }; // biome-ignore format: one record
  const taken = new Map<string, Set<number>>();
  let count = 0;

  const isNew = (fields: P6Fields) => {
    const { kind } = fields.shape;
    const ids = taken.get(kind) ?? new Set<number>();
    taken.set(kind, ids);
    const id = fields.id();
    if (id === 0 || ids.has(id)) {
      faults.add(id === 0 ? 'missing-uid' : 'duplicate-uid', fields.at, 'ID', fields.text('id') ?? '');
      return false;
    }
    ids.add(id);
    return true;
  };
  const bound = (element: string, isTask = false) => {
    count++;
    if (isTask && records.activities.length >= limits.maxTasks) onTooMany(element, limits.maxTasks, true);
    if (count > limits.maxRecords * 10) onTooMany(element, limits.maxRecords * 10, false);
  };
  const keep = (kind: RecordKind, uid: number, projectId: number, elements: readonly UnknownElement[]) => {
    if (elements.length > 0) records.unknown.push({ kind, uid, projectId, elements });
  };

  return {
    records,
    addUnknown({ kind, uid, projectId, elements }) {
      bound('');
      keep(kind, uid, projectId, elements);
    },
    add(fields, unknown, working) {
      const { kind, name } = fields.shape;
      bound(name, kind === 'activity');
      switch (kind) {
        case 'project': {
          if (!isNew(fields)) return;
          if (records.projects.length >= maxProjects) onTooMany(name, maxProjects, false);
          const project = readProject(fields);
          records.projects.push(project);
          return keep('project', 0, project.id, unknown);
        }
        case 'options':
          records.options.push({ projectId: fields.id('project'), options: readOptions(fields) });
          return keep('project', 0, fields.id('project'), unknown);
        case 'calendar': {
          if (!isNew(fields)) return;
          records.calendars.push(readCalendar(fields, working));
          return keep('calendar', fields.id(), 0, unknown);
        }
        case 'wbs': {
          if (!isNew(fields)) return;
          const wbs = readWbs(fields);
          records.wbs.push(wbs);
          return wbs.isProject ? keep('project', 0, wbs.projectId, unknown) : keep('task', uidBeside(wbs.id), wbs.projectId, unknown); // biome-ignore format: one choice
        }
        case 'activity': {
          if (!isNew(fields)) return;
          const activity = readActivity(fields);
          records.activities.push(activity);
          return keep('task', activity.task.uid, activity.projectId, unknown);
        }
        case 'relationship': {
          const link = readRelationship(fields);
          if (!link) return;
          records.links.push(link);
          return keep('task', link.record.successorUid, fields.id('project'), unknown);
        }
        case 'resource': {
          if (!isNew(fields)) return;
          records.resources.push({ ...readResource(fields), line: fields.line });
          return keep('resource', fields.id(), 0, unknown);
        }
        case 'rate': {
          records.rates.push(readRate(fields));
          return keep('resource', fields.id('resource'), 0, unknown);
        }
        case 'role': {
          if (!isNew(fields)) return;
          records.roles.push({ id: fields.id(), name: fields.text('name') ?? fields.text('code') ?? '' });
          return keep('project', 0, 0, unknown);
        }
        case 'assignment': {
          if (!isNew(fields)) return;
          const assignment = readAssignment(fields);
          records.assignments.push(assignment);
          return keep('assignment', assignment.record.uid, assignment.projectId, unknown);
        }
      }
    },
  };
}

function readCalendar(fields: P6Fields, working?: Pick<PlanCalendar, 'week' | 'exceptions'>): P6Calendar {
  const minutes = (name: string, otherwise: number) => {
    const hours = fields.decimal(name) ?? 0;
    return hours > 0 ? Math.round(hours * 60) : otherwise;
  };
  return {
    record: {
      uid: fields.id(),
      name: fields.text('name') ?? '',
      baseUid: fields.id('base') || null,
      week: working?.week ?? [null, null, null, null, null, null, null],
      workWeeks: [],
      exceptions: working?.exceptions ?? [],
    },
    isDefault: fields.flag('isDefault'),
    minutesPerDay: minutes('hoursPerDay', 480),
    minutesPerWeek: minutes('hoursPerWeek', 2400),
    minutesPerMonth: minutes('hoursPerMonth', 9600),
    line: fields.line,
  };
}
