/** Lowest first: a module may use only modules that stand before it. */
export const modules = [
  'offices',
  'findings',
  'projects',
  'plans',
  'strategy',
  'reporting',
  'performance',
  'samples',
] as const;
