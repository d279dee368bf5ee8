import { type P6Kind, p6Kinds, p6Shapes } from './vocabulary.ts';

/** Records by our names of their fields; what begins with a capital or holds an underscore stands as it is. */
export type Records = { readonly [Kind in P6Kind]?: readonly Readonly<Record<string, string | number>>[] | undefined };

/** An XER file of some records. */
export function xer(records: Records, more = ''): string {
  const byKind = new Map([...p6Shapes('xer').values()].map((shape) => [shape.kind, shape]));
  const tables = p6Kinds.flatMap((kind) => {
    const rows = records[kind] ?? [];
    const shape = byKind.get(kind);
    if (!shape || rows.length === 0) return [];
    const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) => theirsOf(shape, name));
    const lines = rows.map((row) => `%R\t${names.map((name) => row[name] ?? '').join('\t')}`);
    return [`%T\t${shape.name}`, `%F\t${names.map((name) => theirsOf(shape, name)).join('\t')}`, ...lines];
  });
  const header = 'ERMHDR\t20.12\t2026-01-05\tProject\tadmin\tadmin\tdb\tProject Management\tEUR';
  return `${[header, ...tables].join('\r\n')}\r\n${more}%E\r\n`;
}

/** A PMXML file of some records; what belongs to a project stands inside the first one. */
export function pmxml(records: Records, calendars = ''): string {
  const byKind = new Map([...p6Shapes('pmxml').values()].map((shape) => [shape.kind, shape]));
  const write = (kind: P6Kind, inside = '') =>
    (records[kind] ?? []).map((row, index) => {
      const shape = byKind.get(kind);
      const fields = Object.entries(row).flatMap(([name, value]) => {
        const element = shape && theirsOf(shape, name);
        return element ? [`<${element}>${value}</${element}>`] : [];
      });
      return `<${shape?.name}>${fields.join('')}${index === 0 ? inside : ''}</${shape?.name}>`;
    });
  const inProject = (['wbs', 'activity', 'relationship', 'assignment'] as const).flatMap((kind) => write(kind));
  const outside = (['resource', 'rate', 'role'] as const).flatMap((kind) => write(kind));
  const inside = [calendars, ...outside, ...write('project', inProject.join('\n'))].join('\n');
  return `<?xml version="1.0" encoding="utf-8"?>\n<APIBusinessObjects xmlns="http://xmlns.oracle.com/Primavera/P6/V20.12/API/BusinessObjects">\n${inside}\n</APIBusinessObjects>`;
}

function theirsOf(shape: { theirs: ReadonlyMap<string, readonly string[]> }, name: string): string | undefined {
  return shape.theirs.get(name)?.[0] ?? (/^[A-Z]|_/.test(name) ? name : undefined);
}
