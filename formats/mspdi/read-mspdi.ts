import type { PlanAssignment, PlanCalendar, PlanResource } from '#engine';
import { assemblePlan, type Found } from '../plan/assemble-plan.ts';
import { createFaultLog } from '../plan/faults.ts';
import { defaultLimits, type PlanLimits, type PlanReader } from '../plan/plan-file.ts';
import type { FoundLink, TaskRow } from '../plan/plan-rows.ts';
import type { Refusal } from '../plan/refusal.ts';
import { createUnknownStore, type RecordKind } from '../plan/unknown-content.ts';
import { compileShape } from '../xml/element-shape.ts';
import { createRecordParser } from '../xml/parse-records.ts';
import type { RawRecord } from '../xml/read-records.ts';
import { countElements } from './count-elements.ts';
import { leftoversOf } from './leftovers.ts';
import { mspdiRecords, mspdiTable } from './mspdi-table.ts';
import { guidOf } from './project-guid.ts';
import { readCalendar } from './read-calendar.ts';
import { readProject } from './read-project.ts';
import { readAssignment, readResource } from './read-resource.ts';
import { readLinks, readTask } from './read-task.ts';
import { RecordFields } from './record-fields.ts';
import { checkRoot } from './root-element.ts';
import { sortTimephased } from './sort-timephased.ts';
import { createUidKeeper } from './uid-keeper.ts';

/**
 * Reads Microsoft Project XML as it comes in, chunk by chunk, in memory bound by the plan and not by the file. Nothing
 * in a file makes it throw: a file that cannot be read gives a refusal, a record that cannot be used gives a fault.
 */
export function createMspdiReader(limits: Partial<PlanLimits> = {}): PlanReader {
  const bounds = { ...defaultLimits, ...limits };
  const isWhole = bounds.keepsComputed;
  const shape = compileShape('Project', mspdiTable, mspdiRecords);
  const faults = createFaultLog();
  const unknown = createUnknownStore();
  const uids = createUidKeeper(faults);
  const timephased = new Map<'mapped' | 'computed' | 'unknown', number>();
  const calendars: Found<PlanCalendar>[] = [];
  const tasks: TaskRow[] = [];
  const taskUids = new Set<number>();
  const links: FoundLink[] = [];
  const resources: Found<PlanResource>[] = [];
  const assignments: Found<PlanAssignment>[] = [];
  let header = null as RecordFields | null;
  let summaryName = null as string | null;

  const headerFormat = () => {
    const code = Number(records.rootText('DurationFormat') ?? Number.NaN);
    return Number.isInteger(code) ? code : null;
  };

  const take: Readonly<Record<string, (raw: RawRecord, fields: RecordFields) => void>> = {
    Calendar(raw, fields) {
      const record = readCalendar(fields, faults);
      if (!record) return;
      if (uids.isTaken('Calendar', record.uid)) return faults.add('duplicate-uid', fields, 'UID', String(record.uid));
      uids.take('Calendar', fields);
      unknown.add('calendar', record.uid, leftoversOf('Calendar', raw, isWhole));
      bound('Calendar', calendars.push({ record, line: raw.line }));
    },
    Task(raw, fields) {
      if (fields.uid === 0) {
        summaryName = fields.text('Name');
        return unknown.add('task', 0, raw.elements());
      }
      if (fields.flag('IsNull')) return keepRow('task', raw, fields);
      if (tasks.length >= bounds.maxTasks) parser.refuse('too-many-tasks', { limit: bounds.maxTasks });
      const uid = uids.take('Task', fields);
      taskUids.add(uid);
      tasks.push(readTask(fields, uid, headerFormat(), faults));
      for (const link of readLinks(fields, uid, headerFormat(), faults)) bound('PredecessorLink', links.push(link));
      unknown.add('task', uid, leftoversOf('Task', raw, isWhole));
    },
    Resource(raw, fields) {
      if (fields.uid === 0 || fields.flag('IsNull')) return keepRow('resource', raw, fields);
      const uid = uids.take('Resource', fields);
      bound('Resource', resources.push({ record: readResource(fields, uid, faults), line: raw.line }));
      unknown.add('resource', uid, leftoversOf('Resource', raw, isWhole));
    },
    Assignment(raw, fields) {
      const uid = uids.take('Assignment', fields);
      const record = readAssignment(fields, uid, faults);
      if (!record || (raw.unknown.length === 0 && saysNothing(record))) return;
      bound('Assignment', assignments.push({ record, line: raw.line }));
      const rows = sortTimephased(raw, record, faults, timephased, isWhole);
      const isPlaced = taskUids.has(record.taskUid);
      unknown.add('assignment', uid, isPlaced ? [...leftoversOf('Assignment', raw, isWhole), ...rows] : raw.elements());
    },
  };

  /** A row that is no task or resource of the plan has its place in the file all the same. */
  const keepRow = (kind: RecordKind, raw: RawRecord, { uid }: RecordFields) => {
    if (uid !== null) unknown.add(kind, uid, raw.elements());
  };
  const bound = (kind: string, count: number) => {
    if (count > bounds.maxRecords) parser.refuse('too-many-records', { limit: bounds.maxRecords, element: kind });
  };
  const handOver = (kind: string, raw: RawRecord) => {
    if (kind === 'Project') {
      header = new RecordFields(raw, 'Project', faults, null);
      unknown.add('project', 0, leftoversOf('Project', raw, isWhole));
    } else take[kind]?.(raw, new RecordFields(raw, kind, faults));
  };
  const { parser, records } = createRecordParser(shape, bounds, checkRoot, handOver);

  return {
    write: parser.write,
    end() {
      const refusal = parser.end();
      if (refusal || !header) return { ok: false, refusal: refusal as Refusal };
      const earliest = tasks.reduce<number | null>((least, { source }) => {
        return source.start !== null && (least === null || source.start < least) ? source.start : least;
      }, null);
      const project = readProject(header, summaryName, earliest, faults);
      return {
        ok: true,
        record: null,
        format: 'mspdi',
        plan: assemblePlan({ project, calendars, tasks, links, resources, assignments }, faults),
        source: tasks.map(({ source }) => source),
        unknown: unknown.content(),
        elements: countElements(shape, unknown.counts(), timephased),
        faults: faults.report(),
        guid: guidOf(unknown.content()),
        saveVersion: header.integer('SaveVersion'),
        others: [],
        network: null,
      };
    },
  };
}

/** Work that nobody is named for and nothing is said of: writers add it, as Microsoft Project wants one for each task. */
function saysNothing({ resourceUid, contour, delayTicks, levellingDelayTicks, units }: PlanAssignment): boolean {
  return resourceUid === null && contour === 'flat' && delayTicks === 0 && levellingDelayTicks === 0 && units === 1;
}
