/**
 * By which rule a task earns its planned value (PMI, "Practice Standard for Earned Value Management"; NDIA EIA-748).
 * `fixed`: so much when it begins and the rest when it is done: 0/100, 25/75 and 50/50. `milestones`: what each reached
 * one of them stands for, in weights of any sum. `units`: pieces of pieces. `level-of-effort`: what was planned by now,
 * whatever was done. `apportioned`: as much of it as of the task that it serves.
 */
export type EarningRule =
  | { readonly kind: 'percent-complete' }
  | { readonly kind: 'physical-percent'; readonly percent: number }
  | { readonly kind: 'fixed'; readonly startPercent: 0 | 25 | 50 }
  | { readonly kind: 'milestones'; readonly milestones: readonly { readonly uid: number; readonly weight: number }[] }
  | { readonly kind: 'units'; readonly done: number; readonly planned: number }
  | { readonly kind: 'level-of-effort' }
  | { readonly kind: 'apportioned'; readonly toUid: number };

export const earningKinds = [
  'percent-complete',
  'physical-percent',
  'fixed',
  'milestones',
  'units',
  'level-of-effort',
  'apportioned',
] as const satisfies readonly EarningRule['kind'][];
