import { useDueDecisions } from '#modules/findings/web/parts';
import type { Money } from '#modules/offices/web/parts';
import type { PrintPart } from '#platform/contract';
import { type Grid, type GridDocument, useFormat, usePrintSentence, useWords } from '#platform/web';
import { groupNoteText } from './group-note.tsx';
import { projectsOf } from './report-source.ts';
import { type PortfolioRow, reporting } from './reporting.ts';
import type { History } from './status-history.ts';

interface Shown {
  readonly grid: Grid<PortfolioRow>;
  readonly state: 'active' | 'archived';
  readonly headline: readonly PrintPart[][];
  readonly histories: ReadonlyMap<string, History>;
  readonly money: Money | undefined;
}

/** The report of the projects that the page shows, gathered as it shows them; what it takes is read when it is asked for. */
export function usePortfolioReport({ grid, state, headline, histories, money }: Shown): GridDocument {
  const t = useWords('reporting');
  const format = useFormat();
  const sentence = usePrintSentence();
  const readDecisions = useDueDecisions();
  return {
    label: t('report.act'),
    make: async (note) => {
      const [{ portfolioReport }, report, decisions] = await Promise.all([
        import('./portfolio-report.ts'),
        reporting.listPortfolioReport({ state }),
        readDecisions(),
      ]);
      const isWhole = projectsOf(grid.rows).length === report.items.length;
      return portfolioReport({
        lines: grid.rows,
        headline: isWhole ? headline : [],
        note,
        since: report.since,
        told: new Map(report.items.map((item) => [item.projectId, item])),
        histories,
        decisions,
        groupNote: (records) => groupNoteText(records, money, t, format.number),
        money,
        t,
        format,
        sentence,
      });
    },
  };
}
