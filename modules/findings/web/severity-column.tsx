import type { Severity } from '#engine';
import type { GridColumn, Translate } from '#platform/web';
import { SeverityMark } from './severity-mark.tsx';

const ranks = { critical: 0, major: 1, minor: 2, info: 3 } as const;

/** How severe, worst first: a mark, which sorts, filters and prints by its word. */
export const severityColumn = <R extends { readonly severity: Severity }>(t: Translate): GridColumn<R> => ({
  id: 'severity',
  title: t('codes.severity'),
  width: 96,
  type: 'status',
  card: 'mark',
  value: ({ severity }) => ranks[severity],
  word: ({ severity }) => t(`severity.${severity}`),
  print: ({ severity }) => ({ value: t(`severity.${severity}`), mark: severity }),
  cell: ({ severity }) => <SeverityMark severity={severity} />,
});
