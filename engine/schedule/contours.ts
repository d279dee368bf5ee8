import type { WorkContour } from '../kernel/plan.ts';

/** Mean load of each contour, as a share of its peak (Microsoft Project: ten equal parts of the duration). */
export const meanLoad: Readonly<Record<WorkContour, number | null>> = {
  flat: 1,
  'back-loaded': 0.6,
  'front-loaded': 0.6,
  'double-peak': 0.5,
  'early-peak': 0.5,
  'late-peak': 0.5,
  bell: 0.5,
  turtle: 0.7,
  contoured: null,
};
