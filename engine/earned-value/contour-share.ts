import type { WorkContour } from '../kernel/plan.ts';

/**
 * The work of each tenth of an assignment as a share of the greatest, in percent: the predefined contours of Microsoft
 * Project ("Contour the amount of work on a task", support.microsoft.com). A contour by hand has its work where it lies.
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

/** The share of an assignment's work, 0–1, that lies in the first `passed` (0–1, clamped) of its working time. */
export function contourShare(contour: WorkContour, passed: number): number {
  const at = Math.min(1, Math.max(0, passed));
  if (contour === 'flat' || contour === 'contoured') return at;
  const shape = tenths[contour];
  const whole = shape.reduce((sum, tenth) => sum + tenth, 0);
  const full = Math.min(9, Math.floor(at * 10));
  const before = shape.slice(0, full).reduce((sum, tenth) => sum + tenth, 0);
  return (before + (shape[full] ?? 0) * (at * 10 - full)) / whole;
}
