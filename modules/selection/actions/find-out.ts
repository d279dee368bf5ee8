import { type Choice, type FrontierPoint, investmentsIn, type OptionRange } from '#engine';
import type { Compute } from '#platform/server';
import type { FrontierStep, MoreBuys, StoredAnswer } from '../answer.ts';
import type { explain, Limit } from '../worker.ts';

export const selectionWorker = '#modules/selection/worker';

/** Investments beyond so many are not explained each, those worth most excepted: every one takes several searches. */
const mostExplained = 60;
/** Beyond so many investments one search takes long: they are asked about one by one, so that others come between. */
const mostTogether = 100;
/** Beyond so many investments a sample is a search too long. */
const mostSampled = 40;
const samples = 40;
/** Of the limits that are used, those that leave least; each is a search. */
const mostLimits = 40;
const percents = [40, 60, 80, 100, 120, 140, 160];

export interface Step {
  /** How far it is, 0 to 1. */
  readonly share: number;
  readonly part: 'explain' | 'survey';
  readonly answer: StoredAnswer;
  /** A choice that is worth more than the one that is explained, where it was met by the way. */
  readonly better: readonly Choice[] | null;
}

/**
 * What stands against each and what would let it in, what other budgets and limits buy, and how sure each is: question by
 * question, each step with all that is known by then. What the answer knows already is not asked again. What more of a
 * limit buys is asked of a proven choice alone: beside another, a longer search would seem to be bought.
 */
export async function* findOut(
  compute: Compute,
  begun: StoredAnswer,
  ranges: readonly OptionRange[],
  signal: AbortSignal,
): AsyncGenerator<Step> {
  const { portfolio, nodeLimit, selection } = begun;
  const of = { portfolio, nodeLimit, selection };
  const ask = <T>(name: string, more: object) => compute.run<T>(selectionWorker, name, { ...of, ...more }, { signal });
  const size = portfolio.investments.length > mostTogether ? 1 : 5;
  let answer = begun;
  const step = (
    share: number,
    part: Step['part'],
    more: Partial<StoredAnswer>,
    better: Step['better'] = null,
  ): Step => {
    answer = { ...answer, ...more };
    return { share, part, answer, better };
  };
  const known = new Set([...answer.leftOut, ...answer.kept].map(({ investment }) => investment));
  const ids = toExplain(answer).filter((id) => !known.has(id));
  for (let from = 0; from < ids.length; from += size) {
    const found = await ask<Awaited<ReturnType<typeof explain>>>('explain', { ids: ids.slice(from, from + size) });
    const all = { leftOut: [...answer.leftOut, ...found.leftOut], kept: [...answer.kept, ...found.kept] };
    yield step((0.6 * (from + size)) / (ids.length + size), 'explain', all, found.better);
  }
  const total = portfolio.budgets.reduce((sum, budget) => sum + budget.byPeriodMinor.reduce((a, b) => a + b, 0), 0);
  let before: readonly FrontierPoint[] = [];
  if (total > 0 && answer.frontier.at(-1)?.budgetPercent !== percents.at(-1)) {
    for (const [at, toPercent] of percents.entries()) {
      const fromPercent = percents[at - 1];
      if (fromPercent === undefined) continue;
      const points = await ask<FrontierPoint[]>('budgets', { fromPercent, toPercent, before });
      before = [...before, ...points.filter(({ budgetPercent }) => before.length === 0 || budgetPercent > fromPercent)];
      yield step(0.6 + (0.2 * at) / percents.length, 'survey', { frontier: before.flatMap((point) => stepOf(point, total)) }); // biome-ignore format: one line
    }
  }
  const asked = new Set(answer.moreBuys.map(({ rule }) => JSON.stringify(rule)));
  const used = selection.status === 'optimal' ? (await ask<Limit[]>('usedLimits', {})).slice(0, mostLimits) : [];
  const limits = used.filter(({ rule }) => !asked.has(JSON.stringify(rule)));
  for (let from = 0; from < limits.length; from += size) {
    const found = await ask<MoreBuys[]>('more', { limits: limits.slice(from, from + size) });
    yield step(0.8 + (0.1 * from) / limits.length, 'survey', { moreBuys: [...answer.moreBuys, ...found] });
  }
  if (answer.robustness === null && portfolio.investments.length <= mostSampled)
    yield step(1, 'survey', { robustness: await ask<StoredAnswer['robustness']>('sample', { ranges, samples }) });
}

/** A point at which something was found. */
function stepOf({ budgetPercent, selection, isStep }: FrontierPoint, total: number): FrontierStep[] {
  const { status, value } = selection;
  if (status === 'infeasible' || status === 'unknown') return [];
  return [{ budgetPercent, budgetMinor: Math.floor((total * budgetPercent) / 100), value, isProven: status === 'optimal', isStep }]; // biome-ignore format: one line
}

/** Those that are in, then those that are out by what they are worth. */
function toExplain({ portfolio, selection }: StoredAnswer): string[] {
  const within = investmentsIn(portfolio, selection.choices);
  const worth = new Map(portfolio.investments.map(({ id, options }) => [id, Math.max(0, ...options.map(({ score }) => score))])); // biome-ignore format: one line
  return [...worth.keys()]
    .sort(
      (a, b) =>
        Number(within.has(b)) - Number(within.has(a)) || (worth.get(b) ?? 0) - (worth.get(a) ?? 0) || (a < b ? -1 : 1),
    )
    .slice(0, mostExplained);
}
