import { countElements } from '../mspdi/count-elements.ts';
import { assembleP6 } from '../p6/assemble-p6.ts';
import { createP6Collector } from '../p6/collect-p6.ts';
import { P6Fields } from '../p6/p6-fields.ts';
import { createFaultLog } from '../plan/faults.ts';
import { defaultLimits, type PlanLimits, type PlanReader } from '../plan/plan-file.ts';
import { refuse } from '../plan/refusal.ts';
import { compileShape } from '../xml/element-shape.ts';
import { createRecordParser } from '../xml/parse-records.ts';
import type { RawRecord } from '../xml/read-records.ts';
import { pmxmlRecords, pmxmlShapes, pmxmlTable } from './pmxml-table.ts';
import { readWorkingTime } from './read-calendar.ts';

const root = 'APIBusinessObjects';

/**
 * Reads Primavera P6 XML as it comes in, in memory bound by the plans in it. Nothing in a file makes it throw: a file
 * that cannot be read gives a refusal, a record that cannot be used a fault.
 */
export function createPmxmlReader(limits: Partial<PlanLimits> = {}): PlanReader {
  const bounds = { ...defaultLimits, ...limits };
  const shape = compileShape(root, pmxmlTable, pmxmlRecords);
  const faults = createFaultLog();
  const unknownCounts = new Map<string, number>();
  let version: number | null = null;
  const collector = createP6Collector(faults, bounds, (element, limit, isTask) =>
    isTask ? parser.refuse('too-many-tasks', { limit }) : parser.refuse('too-many-records', { limit, element }),
  );

  /** The project that the record stands in; a stub of a project leaves it to be seen from there. */
  const projectAround = () =>
    records.openText('Project', 'ObjectId') ?? records.openText('BaselineProject', 'ObjectId');
  const handOver = (kind: string, raw: RawRecord) => {
    for (const { path } of raw.unknown)
      if (unknownCounts.has(path) || unknownCounts.size < 5000) unknownCounts.set(path, (unknownCounts.get(path) ?? 0) + 1); // biome-ignore format: one check
    if (kind === root) return collector.addUnknown({ kind: 'project', uid: 0, projectId: 0, elements: raw.unknown });
    const known = pmxmlShapes.get(kind === 'BaselineProject' ? 'Project' : kind);
    if (!known) return;
    const around = projectAround();
    const textOf = (name: string) => raw.text(name) || (name === 'ProjectObjectId' ? around : undefined);
    const fields = new P6Fields(known, raw.line, textOf, faults);
    collector.add(fields, raw.unknown, known.kind === 'calendar' ? readWorkingTime(raw, faults) : undefined);
  };
  const { parser, records } = createRecordParser(
    shape,
    bounds,
    (tag, refuse) => {
      if (!new RegExp(`^(\\w+:)?${root}$`).test(tag.name)) refuse('not-this-format', { root: tag.name }, 'xml');
      version = versionOf(Object.values(tag.attributes).join(' '));
    },
    handOver,
  );

  return {
    write: parser.write,
    end() {
      const refusal = parser.end();
      if (refusal) return { ok: false, refusal };
      const elements = () => countElements(shape, unknownCounts, new Map());
      const origin = { format: 'pmxml', saveVersion: version, currencyCode: null, elements } as const;
      const file = assembleP6(collector.records, origin, faults);
      return file ?? { ok: false, refusal: refuse('no-project', null).refusal };
    },
  };
}

/** The major version that the namespace tells, 8 of `…/V8.4/API/BusinessObjects`. */
function versionOf(attributes: string): number | null {
  const [, major] = /\/V(\d+)[.\d]*\/API/.exec(attributes) ?? [];
  return major === undefined ? null : Number(major);
}
