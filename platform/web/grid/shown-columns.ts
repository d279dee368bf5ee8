import { knownColumns } from './column-order.ts';
import type { GridColumn } from './grid-column.ts';
import type { GridView } from './grid-view.ts';

/** The ids of the columns that a view shows, in order; as the grid comes where it says nothing of them. */
export function shownIds<R>(all: readonly GridColumn<R>[], { columns }: GridView): readonly string[] {
  const ids = all.map(({ id }) => id);
  if (columns) {
    const order = knownColumns(columns, ids);
    const missing = all.filter(({ id, isFixed }) => isFixed && !order.includes(id)).map(({ id }) => id);
    return missing.length ? [...order, ...missing] : order;
  }
  return all.filter(({ isHidden, isFixed }, index) => index === 0 || isFixed || !isHidden).map(({ id }) => id);
}

/**
 * The columns that a view shows, with its widths. One that stays in place while others are scrolled has a width that
 * is known where another stays behind it, so that this one knows where.
 */
export function shownColumns<R>(all: readonly GridColumn<R>[], view: GridView): readonly GridColumn<R>[] {
  const byId = new Map(all.map((column) => [column.id, column]));
  const shown = shownIds(all, view).flatMap((id) => byId.get(id) ?? []);
  const frozen = frozenCount(shown, view);
  return shown.map((column, index) => {
    const width = view.widths[column.id];
    if (width !== undefined) return { ...column, width, isGrowing: false };
    return column.isGrowing && index < frozen - 1 ? { ...column, isGrowing: false } : column;
  });
}

/** Pixels from the left at which each of those columns stays; none where the first stays alone, which all do. */
export function frozenOffsets<R>(shown: readonly GridColumn<R>[], count: number): readonly number[] {
  if (count < 2) return [];
  let left = 0;
  return shown.slice(0, count).map(({ width }) => {
    left += width;
    return left - width;
  });
}

/** How many columns stay while the others are scrolled sideways: one at least. */
export function frozenCount<R>(shown: readonly GridColumn<R>[], { frozen }: GridView): number {
  const chosen = shown.findIndex(({ id }) => id === frozen);
  return 1 + Math.max(0, chosen >= 0 ? chosen : shown.findIndex(({ isStaying }) => isStaying));
}

/** What the reader asks for who takes back that a column stays: as the grid comes, or, where it comes so, the first alone. */
export function unfrozen<R>(shown: readonly GridColumn<R>[]): string | null {
  return shown.some(({ isStaying }) => isStaying) ? (shown[0]?.id ?? null) : null;
}
