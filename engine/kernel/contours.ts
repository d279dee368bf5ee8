import type { WorkContour } from './plan.ts';

/**
 * The work of each tenth of an assignment as a share of the greatest, in percent: the predefined contours of Microsoft
 * Project ("Contour the amount of work on a task", support.microsoft.com).
 */
const tenths: Readonly<Record<Exclude<WorkContour, 'flat' | 'contoured'>, readonly number[]>> = {
  'back-loaded': [10, 15, 25, 50, 50, 75, 75, 100, 100, 100],
  'front-loaded': [100, 100, 100, 75, 75, 50, 50, 25, 15, 10],
  'double-peak': [25, 50, 100, 50, 25, 25, 50, 100, 50, 25],
  'early-peak': [25, 50, 100, 100, 75, 50, 50, 25, 15, 10],
  'late-peak': [10, 15, 25, 50, 50, 75, 100, 100, 50, 25],
  bell: [10, 20, 40, 80, 100, 100, 80, 40, 20, 10],
  turtle: [25, 50, 75, 100, 100, 100, 100, 75, 50, 25],
};

const sum = (shape: readonly number[]) => shape.reduce((total, tenth) => total + tenth, 0);

/** Mean load as a share of the peak; null by hand, where the work lies as somebody put it. */
export function meanLoad(contour: WorkContour): number | null {
  if (contour === 'contoured') return null;
  return contour === 'flat' ? 1 : sum(tenths[contour]) / 1000;
}

/** The share of an assignment's work, 0–1, that lies in the first `passed` (0–1, clamped) of its working time; even by hand. */
export function contourShare(contour: WorkContour, passed: number): number {
  const at = Math.min(1, Math.max(0, passed));
  if (contour === 'flat' || contour === 'contoured') return at;
  const shape = tenths[contour];
  const full = Math.min(9, Math.floor(at * 10));
  return (sum(shape.slice(0, full)) + (shape[full] ?? 0) * (at * 10 - full)) / sum(shape);
}
