import { portfolioStories } from '#engine';
import { statuses } from './group-note.tsx';
import type { PortfolioRow } from './reporting.ts';

export type Story = keyof typeof portfolioStories;

/** What a view in the address is about, where it is no status: what the headline counts. */
export const storyOf = (view: string | undefined): Story | undefined =>
  (Object.keys(portfolioStories) as Story[]).find((story) => story === view);

/** What the sentence counts; undefined where its first figure counts no projects. */
export function storyToldBy(key: string): Story | undefined {
  const [told = ''] = key.replace('reporting.narrative.portfolio.', '').split('.');
  return storyOf(told);
}

/** The projects of a view: the open ones of a status or that the headline counts, those that are closed, or all. */
export function rowsOfView(view: string | undefined, rows: readonly PortfolioRow[]): readonly PortfolioRow[] {
  if (view === 'closed') return rows.filter(({ isClosed }) => isClosed);
  const open = rows.filter(({ isClosed }) => !isClosed);
  const status = statuses.find((one) => one === view);
  if (status) return open.filter((row) => row.status === status);
  const story = storyOf(view);
  if (!story) return rows;
  return open.filter((row) => portfolioStories[story]({ ...row, isComplete: row.percentComplete === 100 }));
}
