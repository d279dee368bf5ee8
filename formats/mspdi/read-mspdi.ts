import type { PlanAssignment, PlanCalendar, PlanResource, ScheduleInput } from '#engine';
import { compileShape } from '../xml/element-shape.ts';
import { createXmlParser, type XmlLimits } from '../xml/parse-xml.ts';
import { createRecordReader, type RawRecord } from '../xml/read-records.ts';
import type { Refusal } from '../xml/refusal.ts';
import { assemblePlan, type Found } from './assemble-plan.ts';
import { countElements, type ElementCount } from './count-elements.ts';
import { createFaultLog, type FaultReport } from './faults.ts';
import { mspdiRecords, mspdiTable } from './mspdi-table.ts';
import { readCalendar } from './read-calendar.ts';
import { readProject } from './read-project.ts';
import { readAssignment, readResource } from './read-resource.ts';
import { type FoundLink, readLinks, readTask, type SourceDates, type TaskRow } from './read-task.ts';
import { RecordFields } from './record-fields.ts';
import { checkRoot } from './root-element.ts';
import { sortTimephased } from './sort-timephased.ts';
import { createUidKeeper } from './uid-keeper.ts';
import { createUnknownStore, type UnknownContent } from './unknown-content.ts';

/** What reading a file came to: the plan and all that was met on the way, or why there is none. Plain data. */
export type MspdiRead = MspdiPlan | { readonly ok: false; readonly refusal: Refusal };

export interface MspdiPlan {
  readonly ok: true;
  /** Facts only: dates that the file's own scheduler computed are in `source`. */
  readonly plan: ScheduleInput;
  /** In file order, one for each task of the plan. */
  readonly source: readonly SourceDates[];
  readonly unknown: UnknownContent;
  /** What became of every kind of element. */
  readonly elements: readonly ElementCount[];
  readonly faults: FaultReport;
  /** The SaveVersion: 12 is Project 2007, 14 Project 2010 to 2019; null for 2003 and for converters. */
  readonly saveVersion: number | null;
}

export interface MspdiLimits extends XmlLimits {
  readonly maxTasks: number;
  /** Of each other kind: calendars, links, resources, assignments. */
  readonly maxRecords: number;
}

export const defaultLimits: MspdiLimits = {
  maxBytes: 500_000_000,
  maxDepth: 64,
  maxTextLength: 16_000_000,
  maxTasks: 200_000,
  maxRecords: 1_000_000,
};

export interface MspdiReader {
  /** False once the file is refused: the rest need not be written. */
  write(bytes: Uint8Array): boolean;
  end(): MspdiRead;
}

/**
 * Reads Microsoft Project XML as it comes in, chunk by chunk, in memory bound by the plan and not by the file. Nothing
 * in a file makes it throw: a file that cannot be read gives a refusal, a record that cannot be used gives a fault.
 */
export function createMspdiReader(limits: Partial<MspdiLimits> = {}): MspdiReader {
  const bounds = { ...defaultLimits, ...limits };
  const shape = compileShape('Project', mspdiTable, mspdiRecords);
  const faults = createFaultLog();
  const unknown = createUnknownStore();
  const uids = createUidKeeper(faults);
  const timephased = new Map<'mapped' | 'computed' | 'unknown', number>();
  const calendars: Found<PlanCalendar>[] = [];
  const tasks: TaskRow[] = [];
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
      unknown.add('calendar', record.uid, raw.unknown);
      bound('Calendar', calendars.push({ record, line: raw.line }));
    },
    Task(raw, fields) {
      if (fields.uid === 0) {
        summaryName = fields.text('Name');
        return unknown.add('task', 0, raw.unknown);
      }
      if (fields.flag('IsNull')) return;
      if (tasks.length >= bounds.maxTasks) parser.refuse('too-many-tasks', { limit: bounds.maxTasks });
      const uid = uids.take('Task', fields);
      tasks.push(readTask(fields, uid, headerFormat(), faults));
      for (const link of readLinks(fields, uid, headerFormat(), faults)) bound('PredecessorLink', links.push(link));
      unknown.add('task', uid, raw.unknown);
    },
    Resource(raw, fields) {
      if (fields.uid === 0 || fields.flag('IsNull')) return;
      const uid = uids.take('Resource', fields);
      bound('Resource', resources.push({ record: readResource(fields, uid, faults), line: raw.line }));
      unknown.add('resource', uid, raw.unknown);
    },
    Assignment(raw, fields) {
      const uid = uids.take('Assignment', fields);
      const record = readAssignment(fields, uid, faults);
      if (!record) return;
      bound('Assignment', assignments.push({ record, line: raw.line }));
      const rows = sortTimephased(raw, record, faults, timephased);
      unknown.add('assignment', uid, [...raw.unknown, ...rows]);
    },
  };

  const bound = (kind: string, count: number) => {
    if (count > bounds.maxRecords) parser.refuse('too-many-records', { limit: bounds.maxRecords, element: kind });
  };
  const handOver = (kind: string, raw: RawRecord) => {
    if (kind === 'Project') {
      header = new RecordFields(raw, 'Project', faults, null);
      unknown.add('project', 0, raw.unknown);
    } else take[kind]?.(raw, new RecordFields(raw, kind, faults));
  };
  const records = createRecordReader(shape, handOver, {
    maxTextLength: bounds.maxTextLength,
    onTooLong: () => parser.refuse('text-too-long', { limit: bounds.maxTextLength }),
  });
  const parser = createXmlParser(
    {
      open(tag, depth) {
        if (depth === 1) checkRoot(tag, parser.refuse);
        records.open(tag, parser.line);
      },
      text: records.text,
      close: records.close,
    },
    bounds,
  );

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
        plan: assemblePlan({ project, calendars, tasks, links, resources, assignments }, faults),
        source: tasks.map(({ source }) => source),
        unknown: unknown.content(),
        elements: countElements(shape, unknown.counts(), timephased),
        faults: faults.report(),
        saveVersion: header.integer('SaveVersion'),
      };
    },
  };
}

/** Reads a whole file from its chunks; stops asking for more once it is refused. */
export async function readMspdi(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limits: Partial<MspdiLimits> = {},
): Promise<MspdiRead> {
  const reader = createMspdiReader(limits);
  for await (const chunk of chunks) if (!reader.write(chunk)) break;
  return reader.end();
}
