/** Lowest first: a module may use only modules that stand before it. */
export const modules = [
  'offices',
  'findings',
  'projects',
  'plans',
  'strategy',
  'intake',
  'people',
  'roadmap',
  'priorities',
  'reporting',
  'performance',
  'continuation',
  'selection',
  'samples',
] as const;
