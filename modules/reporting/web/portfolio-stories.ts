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
  return told.startsWith('miss-') ? 'missed' : storyOf(told);
}

/** The projects of a view: of a status, those that the headline counts, or all. */
export function rowsOfView(view: string | undefined, rows: readonly PortfolioRow[]): readonly PortfolioRow[] {
  const status = statuses.find((one) => one === view);
  if (status) return rows.filter((row) => row.status === status);
  const story = storyOf(view);
  if (!story) return rows;
  return rows.filter((row) => portfolioStories[story]({ ...row, isComplete: row.percentComplete === 100 }));
}
