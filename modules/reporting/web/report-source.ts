import type { DueDecision } from '#modules/findings/web/parts';
import type { Money } from '#modules/offices/web/parts';
import type { PrintPart } from '#platform/contract';
import type { Format, GridRow, Translate } from '#platform/web';
import type { messageOf, PortfolioRow, ReportItem } from './reporting.ts';
import type { History } from './status-history.ts';

/** All that a report is made of: what the page shows, and what is told of each project besides. */
export interface ReportSource {
  /** As the grid draws them: projects, gathered under their groups where there are any. */
  readonly lines: readonly GridRow<PortfolioRow>[];
  /** Of the whole portfolio; none where only a part of it is shown. */
  readonly headline: readonly PrintPart[][];
  /** How the projects were chosen. */
  readonly note: string;
  /** The end of the last month. */
  readonly since: string;
  readonly told: ReadonlyMap<string, ReportItem>;
  readonly histories: ReadonlyMap<string, History>;
  /** Those that wait, the one that is due first on top. */
  readonly decisions: readonly DueDecision[];
  readonly groupNote: (records: readonly PortfolioRow[]) => string;
  readonly money: Money | undefined;
  readonly t: Translate;
  readonly format: Format;
  readonly sentence: (message: ReturnType<typeof messageOf>) => PrintPart[];
}

/** Each once, in the order of the page, those in folded groups too. */
export const projectsOf = (lines: readonly GridRow<PortfolioRow>[]): PortfolioRow[] => {
  const groups = lines.filter((line) => line.kind === 'group');
  if (groups.length) return groups.flatMap(({ records }) => records);
  return lines.flatMap((line) => (line.kind === 'record' ? [line.record] : []));
};
