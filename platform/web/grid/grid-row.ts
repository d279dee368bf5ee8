/** A line of the grid as drawn: a record, at a level of its tree, or the heading of a group of records. */
export type GridRow<R> =
  | {
      readonly kind: 'record';
      readonly id: string;
      readonly record: R;
      /** 0 at the top. */
      readonly level: number;
      readonly parentId: string | null;
      readonly hasChildren: boolean;
      readonly isExpanded: boolean;
    }
  | {
      readonly kind: 'group';
      readonly id: string;
      /** The word that its records have in the column by which they are gathered. */
      readonly word: string;
      readonly title: string;
      /** All of it, those that are folded away too. */
      readonly records: readonly R[];
      readonly isExpanded: boolean;
    };

/** The heading of a group of records. */
export type GroupRow<R> = GridRow<R> & { kind: 'group' };

/** Whether the line is that of a record. */
export const isRecord = <R>(line: GridRow<R>): line is GridRow<R> & { kind: 'record' } => line.kind === 'record';

/** What TanStack Table's rows are to us, after its filter and sort. */
export interface TreeRow<R> {
  readonly id: string;
  readonly original: R;
  readonly depth: number;
  readonly subRows: readonly TreeRow<R>[];
}

export interface GridGroup {
  readonly id: string;
  readonly title: string;
}

/**
 * Lines in the order of drawing, without those under a collapsed parent or group. Groups stand in the order of
 * their first record; inside one the records keep their order, so that sorting works within groups.
 */
export function flattenRows<R>(
  rows: readonly TreeRow<R>[],
  isCollapsed: (id: string) => boolean,
  groupOf?: (record: R) => GridGroup,
): GridRow<R>[] {
  const lines: GridRow<R>[] = [];
  if (!groupOf) return appendTree(lines, rows, null, isCollapsed);
  const groups = new Map<string, { title: string; rows: TreeRow<R>[] }>();
  for (const row of rows) {
    const { id, title } = groupOf(row.original);
    const group = groups.get(id);
    if (group) group.rows.push(row);
    else groups.set(id, { title, rows: [row] });
  }
  for (const [key, group] of groups) {
    const id = `group:${key}`;
    const isExpanded = !isCollapsed(id);
    const records = group.rows.map(({ original }) => original);
    lines.push({ kind: 'group', id, word: key, title: group.title, records, isExpanded });
    if (isExpanded) appendTree(lines, group.rows, null, isCollapsed);
  }
  return lines;
}

function appendTree<R>(
  lines: GridRow<R>[],
  rows: readonly TreeRow<R>[],
  parentId: string | null,
  isCollapsed: (id: string) => boolean,
): GridRow<R>[] {
  for (const { id, original, depth, subRows } of rows) {
    const hasChildren = subRows.length > 0;
    const isExpanded = hasChildren && !isCollapsed(id);
    lines.push({ kind: 'record', id, record: original, level: depth, parentId, hasChildren, isExpanded });
    if (isExpanded) appendTree(lines, subRows, id, isCollapsed);
  }
  return lines;
}

/** The ids of all records that have children: what 'collapse all' collapses. */
export function parentIds<R>(rows: readonly TreeRow<R>[]): string[] {
  return rows.flatMap(({ id, subRows }) => (subRows.length ? [id, ...parentIds(subRows)] : []));
}
