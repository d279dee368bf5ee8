import { assembleP6 } from '../p6/assemble-p6.ts';
import { createP6Collector, type P6Unknown } from '../p6/collect-p6.ts';
import { P6Fields } from '../p6/p6-fields.ts';
import { uidBeside } from '../p6/place-in-wbs.ts';
import { p6Shapes } from '../p6/vocabulary.ts';
import { createFaultLog } from '../plan/faults.ts';
import { defaultLimits, type ElementCount, type PlanLimits, type PlanReader } from '../plan/plan-file.ts';
import { refuse, untilRefused } from '../plan/refusal.ts';
import { escapeText } from '../xml/escape.ts';
import { readClndrData } from './read-clndr-data.ts';
import { createTableReader, type XerRow } from './read-tables.ts';
import { createLineSplitter } from './split-rows.ts';

const shapes = p6Shapes('xer');

/**
 * Reads an XER file of Primavera P6 as it comes in. Nothing in a file makes it throw: a file that cannot be read gives a
 * refusal, a record that cannot be used a fault. What Portico does not model is kept as elements named as the columns.
 */
export function createXerReader(limits: Partial<PlanLimits> = {}): PlanReader {
  const bounds = { ...defaultLimits, ...limits };
  const faults = createFaultLog();
  const counts = new Map<string, ElementCount>();
  const collector = createP6Collector(faults, bounds, (element, limit, isTask) => {
    if (isTask) throw refuse('too-many-tasks', { line: lineNow, column: 1 }, { limit });
    throw refuse('too-many-records', { line: lineNow, column: 1 }, { limit, element });
  });
  /** What kind of record a user-defined field belongs to, by the id of its type. */
  const udfTables = new Map<string, string>();
  let lineNow = 1;
  let bytesRead = 0;
  const { attempt, refusal } = untilRefused();

  const count = (path: string, use: ElementCount['use']) => {
    const known = counts.get(path);
    if (known || counts.size < 5000) counts.set(path, { path, use, count: (known?.count ?? 0) + 1 });
  };

  const onRow = (row: XerRow) => {
    lineNow = row.line;
    const shape = shapes.get(row.table);
    if (!shape) return collector.addUnknown(unknownRow(row));
    const texts = new Map<string, string>();
    const unknown: { path: string; xml: string }[] = [];
    row.columns.forEach((column, index) => {
      const cell = row.cells[index] ?? '';
      if (cell === '' || column === '') return;
      const use = shape.uses.get(column);
      count(`${row.table}/${column}`, use ?? 'unknown');
      if (use === undefined) unknown.push({ path: `${row.table}/${column}`, xml: elementOf(column, cell) });
      else if (use !== 'computed') texts.set(column, cell);
    });
    const fields = new P6Fields(shape, row.line, (name) => texts.get(name), faults);
    if (shape.kind !== 'calendar') return collector.add(fields, unknown);
    const data = fields.text('data');
    const working = data === null ? null : readClndrData(data);
    if (data !== null && !working) faults.add('bad-calendar', fields.at, 'clndr_data', fields.text('name') ?? '');
    collector.add(fields, unknown, working ?? undefined);
  };

  /** A row of a table that nobody models, as one element, beside the record that it names. */
  const unknownRow = ({ table, columns, cells }: XerRow): P6Unknown => {
    const cellOf = (column: string) => cells[columns.indexOf(column)] ?? '';
    const inside = columns.map((column, index) => elementOf(column, cells[index] ?? '')).join('');
    if (table === 'UDFTYPE') udfTables.set(cellOf('udf_type_id'), cellOf('table_name'));
    count(`${tableName(table)}/…`, 'unknown');
    const elements = [{ path: tableName(table), xml: `<${tableName(table)}>${inside}</${tableName(table)}>` }];
    return { ...ownerOf(cellOf, udfTables.get(cellOf('udf_type_id')) ?? ''), elements };
  };

  const reader = createTableReader(onRow, faults);
  const lines = createLineSplitter(reader.line, bounds.maxTextLength, (line) => {
    throw refuse('text-too-long', { line, column: 1 }, { limit: bounds.maxTextLength });
  });
  return {
    write(bytes) {
      attempt(() => {
        bytesRead += bytes.length;
        if (bytesRead > bounds.maxBytes)
          throw refuse(
            'file-too-large',
            { line: lineNow, column: 1 },
            { megabytes: Math.round(bounds.maxBytes / 1e6) },
          );
        lines.write(bytes);
      });
      return refusal() === null;
    },
    end() {
      attempt(() => {
        lines.end();
        reader.end();
      });
      const refused = refusal();
      if (refused) return { ok: false, refusal: refused };
      const origin = {
        format: 'xer',
        saveVersion: versionOf(reader.header[1]),
        currencyCode: /^[A-Z]{3}$/.exec(reader.header[8]?.trim() ?? '')?.[0] ?? null,
        elements: () => [...counts.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
      } as const;
      const file = assembleP6(collector.records, origin, faults);
      return file ?? { ok: false, refusal: refuse('no-project', null).refusal };
    },
  };
}

const tableName = (table: string) => table.replace(/[^A-Za-z0-9_]/g, '') || 'TABLE';

function elementOf(column: string, cell: string): string {
  const name = column.replace(/[^A-Za-z0-9_]/g, '');
  return cell === '' || !/^[A-Za-z_]/.test(name) ? '' : `<${name}>${escapeText(cell)}</${name}>`;
}

/** The record that a row of a further table belongs to, by the ids in it. */
function ownerOf(cellOf: (column: string) => string, udfTable: string): Omit<P6Unknown, 'elements'> {
  const id = (column: string) => Number(cellOf(column)) || 0;
  const projectId = id('proj_id');
  const task = id('task_id') || (udfTable === 'TASK' ? id('fk_id') : 0);
  if (task > 0) return { kind: 'task', uid: task, projectId };
  const wbs = id('wbs_id') || (udfTable === 'PROJWBS' ? id('fk_id') : 0);
  if (wbs > 0 && projectId > 0) return { kind: 'task', uid: uidBeside(wbs), projectId };
  const resource = id('rsrc_id') || (udfTable === 'RSRC' ? id('fk_id') : 0);
  if (resource > 0) return { kind: 'resource', uid: resource, projectId };
  return { kind: 'project', uid: 0, projectId };
}

/** The major version, 8 of `8.4` and 20 of `20.12`. */
function versionOf(text = ''): number | null {
  const major = Number.parseInt(text, 10);
  return Number.isInteger(major) ? major : null;
}
