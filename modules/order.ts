/** Lowest first: a module may use only modules that stand before it. */
export const modules = [
  'offices',
  'findings',
  'projects',
  'plans',
  'strategy',
  'intake',
  'reporting',
  'performance',
  'selection',
  'samples',
] as const;
