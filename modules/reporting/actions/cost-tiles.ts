import type { HomeTile } from '../home-contract.ts';
import { costsOf } from '../routes.ts';
import type { HomeFacts, HomeProject } from './home-facts.ts';
import { portfolioCost, type ToldAmount, tellBudget, tellForecast } from './portfolio-cost.ts';
import { tile } from './tile.ts';

/** What the open ones of these projects may cost, and what they come to; `view` is the list of them in the portfolio. */
export function costTiles(
  { currencyCode }: HomeFacts,
  projects: readonly HomeProject[],
  view: 'open' | 'yours',
): HomeTile[] {
  const cost = portfolioCost(
    projects.map(({ project, summary, row }) => ({
      isClosed: row.isClosed,
      budgetMinor: project.budget_minor,
      earned: summary?.earned_cost ?? null,
    })),
    currencyCode,
  );
  const label = view === 'yours' ? 'yours' : 'label';
  const tileOf = (id: 'budget' | 'forecast', told: ToldAmount | null) => {
    if (!told) return [];
    const { minor, ...said } = told;
    return tile({ id, label, figure: { kind: 'money', minor, currencyCode }, ...said, link: costsOf(view) });
  };
  return [tileOf('budget', tellBudget(cost)), tileOf('forecast', tellForecast(cost))].flat();
}
