import { portfolioStories } from '#engine';
import { costsOf } from '../routes.ts';
import { statuses } from './group-note.tsx';
import type { PortfolioRow } from './reporting.ts';

export type Story = keyof typeof portfolioStories;

/** What a view in the address is about, where it is no status: what the headline counts. */
export const storyOf = (view: string | undefined): Story | undefined =>
  (Object.keys(portfolioStories) as Story[]).find((story) => story === view);

/** What the sentence counts; undefined where its first figure counts no projects. */
function storyToldBy(key: string): Story | undefined {
  const [told = ''] = key.replace('reporting.narrative.portfolio.', '').split('.');
  return storyOf(told);
}

/** The open projects, or those of them that one manages or sponsors: what the sums of cost are of. */
export const openViews = ['open', 'yours'] as const;

/** Where what a sentence of the headline tells stands project by project; undefined where it counts none. */
export function addressToldBy(key: string): string | undefined {
  if (/^reporting\.narrative\.portfolio\.(budget|forecast)\./.test(key)) return costsOf('open');
  const story = storyToldBy(key);
  return story && `/?view=${story}`;
}

/** The projects of a view: the open ones, those of a status or that the headline counts, those that are closed, or all. */
export function rowsOfView(view: string | undefined, rows: readonly PortfolioRow[]): readonly PortfolioRow[] {
  if (view === 'closed') return rows.filter(({ isClosed }) => isClosed);
  const open = rows.filter(({ isClosed }) => !isClosed);
  if (view === 'open') return open;
  if (view === 'yours') return open.filter(({ isYours }) => isYours);
  const status = statuses.find((one) => one === view);
  if (status) return open.filter((row) => row.status === status);
  const story = storyOf(view);
  if (!story) return rows;
  return open.filter((row) => portfolioStories[story]({ ...row, isComplete: row.percentComplete === 100 }));
}
