import { type ColumnFilter, type GridView, plainView } from './grid-view.ts';

/** A view with the saved one that it began from, as an address names it. */
export interface NamedView {
  readonly savedId: string | null;
  /** Null: as the saved view has it. */
  readonly view: GridView | null;
}

/**
 * The view as one word of an address, such as `d.finish*g.office*w.name.240`: parts are set apart by `*`, what is in
 * them by `.`, none of which an address has to escape. Empty for the grid as it comes.
 */
export function printView(view: GridView): string {
  const { filter, filters, sort, group, columns, widths, frozen } = view;
  const sized = Object.entries(widths).flatMap(([column, width]) => [column, String(Math.round(width))]);
  return [
    filter && part('q', filter),
    ...filters.map(printFilter),
    sort && part(sort.isDescending ? 'd' : 's', sort.column),
    group && part('g', group),
    columns && part('c', ...columns),
    sized.length > 0 && part('w', ...sized),
    frozen && part('z', frozen),
  ]
    .filter(Boolean)
    .join('*');
}

/** Reads what `printView` wrote. A part that says nothing is left out, so that an old or cut link still shows the rest. */
export function parseView(text: string): GridView {
  let view = plainView;
  for (const piece of text.split('*')) {
    const [kind = '', ...words] = piece.split('.').map(readable);
    view = withPart(view, kind, words);
  }
  return view;
}

/** The view with the words that the page itself has in its address, such as `view=red`: what is saved under a name. */
export function printSaved(view: GridView, words: Readonly<Record<string, string>>): string {
  const page = Object.entries(words).map(([name, value]) => part('p', name, value));
  return [printView(view), ...page].filter(Boolean).join('*');
}

/** The page's words of what was saved; `parseView` reads the rest of it. */
export function savedWords(state: string): Readonly<Record<string, string>> {
  const words = state.split('*').flatMap((piece) => {
    const [kind, name = '', value = ''] = piece.split('.').map(readable);
    return kind === 'p' && name && value ? [[name, value] as const] : [];
  });
  return Object.fromEntries(words);
}

/** A saved view as it is (`v.<id>`), or as the reader changed it: the same with the whole view after it. */
export function printNamed({ savedId, view }: NamedView): string {
  return [savedId && part('v', savedId), view && (printView(view) || (savedId && 'v'))].filter(Boolean).join('*');
}

export function parseNamed(text: string): NamedView {
  const [first = '', ...rest] = text.split('*');
  const [kind, savedId = ''] = first.split('.').map(readable);
  if (kind !== 'v' || !savedId) return { savedId: null, view: parseView(text) };
  return { savedId, view: rest.length ? parseView(rest.join('*')) : null };
}

function withPart(view: GridView, kind: string, words: readonly string[]): GridView {
  const [first = '', second = ''] = words;
  switch (kind) {
    case 'q':
      return { ...view, filter: first };
    case 's':
    case 'd':
      return first ? { ...view, sort: { column: first, isDescending: kind === 'd' } } : view;
    case 'g':
      return first ? { ...view, group: first } : view;
    case 'c':
      return first ? { ...view, columns: [...new Set(words)] } : view;
    case 'w':
      return { ...view, widths: readWidths(words) };
    case 'z':
      return first ? { ...view, frozen: first } : view;
    case 'h':
      return first && second ? withFilter(view, { column: first, kind: 'contains', text: second }) : view;
    case 'b':
      return first ? withFilter(view, { column: first, kind: 'between', from: second, to: words[2] ?? '' }) : view;
    case 'o':
      return first ? withFilter(view, { column: first, kind: 'oneOf', texts: words.slice(1) }) : view;
    default:
      return view;
  }
}

const withFilter = (view: GridView, filter: ColumnFilter): GridView => ({
  ...view,
  filters: [...view.filters, filter],
});

function printFilter(filter: ColumnFilter): string {
  if (filter.kind === 'contains') return part('h', filter.column, filter.text);
  if (filter.kind === 'between') return part('b', filter.column, filter.from, filter.to);
  return part('o', filter.column, ...filter.texts);
}

/** Narrower than this a column can no longer be taken hold of, wider than that it fills the screen. */
export const [leastWidth, mostWidth] = [40, 1200];

function readWidths(words: readonly string[]): Record<string, number> {
  const widths: Record<string, number> = {};
  for (let at = 0; at + 1 < words.length; at += 2) {
    const [column, width] = [words[at] ?? '', Number(words[at + 1])];
    if (column && Number.isFinite(width)) widths[column] = Math.max(leastWidth, Math.min(mostWidth, width));
  }
  return widths;
}

const part = (kind: string, ...words: readonly string[]) => [kind, ...words.map(writable)].join('.');

/** Letters, figures and hyphens stand as they are, all else as the bytes of UTF-8 after an underscore: ` ` is `_20`. */
const writable = (text: string) =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/[!'()*~._]|%/g, (mark) =>
    mark === '%' ? '_' : `_${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );

function readable(word: string): string {
  try {
    return decodeURIComponent(word.replaceAll('%', '').replace(/_([0-9A-F]{2})/g, '%$1'));
  } catch {
    return '';
  }
}
