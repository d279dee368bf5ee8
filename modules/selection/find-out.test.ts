import { beforeAll, expect, test } from 'vitest';
import type { Portfolio } from '#engine';
import type { Compute } from '#platform/server';
import { findOut, type Step } from './actions/find-out.ts';
import type { StoredAnswer } from './answer.ts';
import * as worker from './worker.ts';

const asked: { readonly name: string; readonly input: { readonly ids?: readonly string[] } }[] = [];

/** The questions as worker threads answer them, one after the other. */
const compute = {
  async run(_of: string, name: string, input: never) {
    asked.push({ name, input });
    const { explain, budgets, usedLimits, more } = worker;
    const functions: Readonly<Record<string, (input: never) => unknown>> = { explain, budgets, usedLimits, more };
    return structuredClone(await functions[name]?.(input));
  },
} as unknown as Compute;

/** Nine proposals of the same two years, of which 100 a year and two people buy some. */
const investments = [61, 45, 38, 77, 20, 52, 90, 33, 49].map((score, at) => ({
  ...{ id: `i${at}`, obligation: null, isRunning: false, classes: {} },
  options: [
    {
      ...{ id: `o${at}`, kind: 'start' as const, earliestStart: 0, latestStart: 0, score, risk: 0, netFlowsMinor: [] },
      costs: [{ budget: 'money', byPeriodMinor: [20 + ((score * 7) % 31), 10 + at] }],
      demands: [{ skill: 'design', byPeriod: [30 + ((score * 5) % 40)] }],
    },
  ],
}));
const portfolio: Portfolio = {
  ...{ periods: 2, objective: { scoreWeight: 1, presentValueWeight: 0, ratePercent: 0 }, investments, needs: [] },
  ...{ enablings: [], exclusions: [], shares: [], mostRisk: null },
  budgets: [{ kind: 'money', byPeriodMinor: [100, 60], carriesOver: false }],
  capacities: [{ skill: 'design', byPeriod: [200, 200], boughtInPercent: 0, boughtInPrice: null }],
};

let begun: StoredAnswer;
beforeAll(async () => {
  const question = { portfolio, nodeLimit: 2_000 };
  begun = {
    ...question,
    ...(await worker.choose({ ...question, start: [], share: 1, coreAlone: false, bound: null }, () => {})),
    ...{ told: [], periods: [], starts: [], terms: null, isComplete: false },
    ...{ leftOut: [], kept: [], frontier: [], moreBuys: [], robustness: null },
  };
});

const { signal } = new AbortController();

/** All steps, or those until somebody ends it. */
async function stepsFrom(from: StoredAnswer, most = Number.POSITIVE_INFINITY) {
  const steps: Step[] = [];
  for await (const step of findOut(compute, from, [], signal)) if (steps.push(step) >= most) break;
  return steps;
}

test('what is found out is told step by step, and whoever ends it and begins again asks for nothing twice', async () => {
  expect(begun.selection.status).toBe('optimal');
  const steps = await stepsFrom(begun);
  const whole = steps.at(-1)?.answer;
  const shares = steps.map(({ share }) => share);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  const of = ({ leftOut, kept, frontier, moreBuys }: StoredAnswer) => [leftOut.length + kept.length, frontier.length, moreBuys.length]; // biome-ignore format: one line
  const counts = steps.map(({ answer }) => of(answer));
  expect(counts[0]).toEqual([5, 0, 0]);
  expect(whole && of(whole)).toEqual([9, expect.any(Number), expect.any(Number)]);
  expect(whole?.frontier.map(({ budgetPercent }) => budgetPercent)).toEqual(expect.arrayContaining([40, 60, 80, 100, 120, 140, 160])); // biome-ignore format: one line
  expect(new Set(whole?.frontier.map(({ budgetPercent }) => budgetPercent)).size).toBe(whole?.frontier.length);
  for (const ended of [1, steps.length - 2]) {
    const kept = steps[ended - 1]?.answer ?? begun;
    asked.length = 0;
    const rest = await stepsFrom(kept);
    expect(rest.at(-1)?.answer).toEqual(whole);
    const again = new Set(asked.flatMap(({ input }) => input.ids ?? []));
    for (const { investment } of [...kept.leftOut, ...kept.kept]) expect(again).not.toContain(investment);
  }
});

test('beside a choice that is not proven nothing is said of what more of a limit buys', async () => {
  const unproven = { ...begun, selection: { ...begun.selection, status: 'feasible' as const } };
  asked.length = 0;
  const last = (await stepsFrom(unproven)).at(-1)?.answer;
  expect([last?.moreBuys, asked.some(({ name }) => name === 'more')]).toEqual([[], false]);
});
