import { type EarnedSummary, type Message, type Parameter, sumCost } from '#engine';

/** What the cost of several projects is told from. */
export interface CostLine {
  readonly isClosed: boolean;
  readonly budgetMinor: number | null;
  /** Null where nothing of it is valued in money. */
  readonly earned: EarnedSummary | null;
}

/** What open projects may cost and come to, in minor units of one currency. */
export interface PortfolioCost {
  readonly currencyCode: string;
  /** Open ones: what is closed is spent, and no longer anybody's to keep within a budget. */
  readonly projects: number;
  /** The sum of the budgets that are set, and of how many projects; null where none is. */
  readonly budgetMinor: number | null;
  readonly budgeted: number;
  /** Of these budgets what no baseline plans to spend; a plan without prices plans nothing. */
  readonly unplannedMinor: number;
  /** How many of these projects are forecast to cost more than their own budget. */
  readonly exceeding: number;
  /** The estimate at completion and the baselines' budgets of the projects that have both; null where none has. */
  readonly forecast: { readonly eacMinor: number; readonly bacMinor: number; readonly projects: number } | null;
}

/** The cost of the open ones of these projects: their budgets, and the forecasts of those that are valued in this currency. */
export function portfolioCost(lines: readonly CostLine[], currencyCode: string): PortfolioCost {
  const open = lines.filter(({ isClosed }) => !isClosed);
  const budgets = open.flatMap(({ budgetMinor }) => budgetMinor ?? []);
  const valuedOf = ({ earned }: CostLine) =>
    earned && (earned.currencyCode ?? currencyCode) === currencyCode ? [earned] : [];
  const valued = open.flatMap(valuedOf);
  const beside = open.flatMap((line) => {
    const { eac, bac } = sumCost(valuedOf(line));
    return line.budgetMinor === null ? [] : [{ budget: line.budgetMinor, eac: eac ?? 0, bac: bac ?? 0 }];
  });
  const { eac, bac, plans } = sumCost(valued);
  return {
    currencyCode,
    projects: open.length,
    budgetMinor: budgets.length > 0 ? budgets.reduce((sum, minor) => sum + minor, 0) : null,
    budgeted: budgets.length,
    unplannedMinor: beside.reduce((sum, { budget, bac }) => sum + Math.max(0, budget - bac), 0),
    exceeding: beside.filter(({ budget, eac }) => eac > budget).length,
    forecast: eac === null ? null : { eacMinor: eac, bacMinor: bac, projects: plans },
  };
}

/** What is said of an amount, with how many projects it is of. */
export interface ToldAmount {
  readonly minor: number;
  readonly says: string;
  readonly values: Message['parameters'];
}

/** The sum of the budgets; null where none is set. */
export function tellBudget({
  currencyCode,
  projects,
  budgetMinor,
  budgeted,
  unplannedMinor,
}: PortfolioCost): ToldAmount | null {
  if (budgetMinor === null) return null;
  const money = (minor: number): Parameter => ({ kind: 'money', minor, currencyCode });
  return {
    minor: budgetMinor,
    says: `${budgeted < projects ? 'some' : 'all'}.${unplannedMinor > 0 ? 'unplanned' : 'planned'}`,
    values: {
      ...{ budget: money(budgetMinor), unplanned: money(unplannedMinor) },
      ...{ count: budgeted, of: projects },
    },
  };
}

/** What the projects come to, beside their baselines; null where it is known of none. */
export function tellForecast({ currencyCode, projects, forecast }: PortfolioCost): ToldAmount | null {
  if (!forecast) return null;
  const money = (minor: number): Parameter => ({ kind: 'money', minor, currencyCode });
  const over = forecast.eacMinor - forecast.bacMinor;
  const against = over > 0 ? 'over' : over < 0 ? 'under' : 'level';
  return {
    minor: forecast.eacMinor,
    says: `${forecast.projects < projects ? 'some' : 'all'}.${against}`,
    values: {
      ...{ eac: money(forecast.eacMinor), difference: money(Math.abs(over)) },
      ...{ count: forecast.projects, of: projects },
    },
  };
}

/** Both as sentences, and how many exceed their budget; what nothing is known of is left out. */
export function tellCost(cost: PortfolioCost): Message[] {
  const say = (what: 'budget' | 'forecast', told: ToldAmount | null) =>
    told ? [{ key: `reporting.narrative.portfolio.${what}.${told.says}`, parameters: told.values }] : [];
  const { exceeding } = cost;
  return [
    ...say('budget', tellBudget(cost)),
    ...say('forecast', tellForecast(cost)),
    ...(exceeding ? [{ key: 'reporting.narrative.portfolio.exceeding', parameters: { count: exceeding } }] : []),
  ];
}
