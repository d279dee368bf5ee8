import { useKeyHelp } from '../keys/key-help.ts';
import { useWords } from '../words/words-context.tsx';
import type { Grid } from './use-grid.ts';

/** Each with its sentence in the words; some only where the grid is a tree, or can be written in. */
const keys = [
  ['↑ ↓ ← →', 'move'],
  ['← →', 'fold', 'tree'],
  ['Home End', 'row'],
  ['Page ↑ Page ↓', 'page'],
  ['Ctrl Home, Ctrl End', 'ends'],
  ['Enter', 'open'],
  ['Ctrl Enter', 'openAnywhere', 'written'],
  ['Enter, F2', 'write', 'written'],
  ['Enter, Tab, Esc', 'take', 'written'],
  ['Delete', 'clear', 'written'],
  ['Space', 'select'],
  ['Ctrl C', 'copy'],
  ['Ctrl V', 'paste', 'written'],
  ['Alt ↓', 'menu'],
  ['Shift ← →', 'width'],
  ['Ctrl Shift ← →', 'place'],
  ['/', 'filter'],
  ['Esc', 'escape'],
] as const;

/** Tells the keys of a grid to the dialog of keys. */
export function useGridKeyHelp<R>(grid: Grid<R>): void {
  const t = useWords('platform');
  const has = { tree: grid.isTree, written: grid.edits.isWritable };
  const shown = keys.filter(([, , where]) => where === undefined || has[where]);
  useKeyHelp({ title: t('grid.keys.title'), keys: shown.map(([key, name]) => [key, t(`grid.keys.${name}`)]) });
}
