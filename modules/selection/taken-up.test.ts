import { expect, test } from 'vitest';
import { type Choice, checkSelection } from '#engine';
import { testOwner, testPortico } from '#modules/reporting/testing';
import type { Compute } from '#platform/server';
import { selectionUndoRules } from './actions/tell-scenario-changes.ts';
import type { Chosen, Question } from './answer.ts';
import { selectionServer } from './server.ts';
import { inOf, propose, selectionOf, solved } from './testing.ts';

const searches: { readonly start: readonly Choice[]; readonly bound: number | null }[] = [];
/** The first search of a scenario is three steps long. */
const unlucky = 3;

/** As ever, but that the first search finds the best one alone, and proves nothing below 200. */
const ofLittleLuck = (compute: Compute): Compute => ({
  close: () => compute.close(),
  async run<T>(worker: string, name: string, input: unknown, more: never) {
    const found = await compute.run<T>(worker, name, input, more);
    if (name !== 'choose' || searches.push(input as (typeof searches)[number]) > unlucky) return found;
    const { portfolio } = input as Question;
    const alone = portfolio.investments.flatMap(({ id, options }) =>
      options.map((option) => [{ investment: id, option: option.id, start: 0 }]),
    );
    const [first = { choices: [], figures: checkSelection(portfolio, []) }] = alone
      .map((choices) => ({ choices, figures: checkSelection(portfolio, choices) }))
      .sort((one, other) => other.figures.value - one.figures.value);
    const { choices, figures } = first;
    const { selection } = found as Chosen;
    const poor = { ...selection, status: 'feasible', choices, value: figures.value, costMinor: figures.costMinor, bound: 200 }; // biome-ignore format: one line
    return { selection: poor, figures, conflict: null } as T;
  },
});

const portico = await testPortico(
  ({ compute }) => [selectionServer({ compute: ofLittleLuck(compute) })],
  selectionUndoRules,
);

test('a better choice that is met while one is explained is taken up and explained in its place', async () => {
  const owner = await testOwner(portico, '2026-01-05T09:00:00.000Z');
  const selection = selectionOf(owner.send);
  await propose(owner, 'A', { cost: 80, benefit: 140 });
  await propose(owner, 'B', { cost: 50, benefit: 90 });
  await propose(owner, 'C', { cost: 50, benefit: 85 });
  const { scenarioId } = await selection.createScenario({ officeId: owner.officeId, name: 'Plan', firstOn: '2026-01-01', period: 'quarter', periods: 4, moneyMinor: 100 }); // biome-ignore format: one line
  const answer = await solved(selection, scenarioId);
  // A alone is worth 60; who has B come in as well as it can be finds B and C, worth 40 + 35
  expect([inOf(answer), answer.value, answer.status]).toEqual([['B', 'C'], 75, 'optimal']);
  expect(answer.lines.find(({ name }) => name === 'A')).toMatchObject({ valueLost: 15, isProven: true });
  const [, , , again] = searches;
  expect([searches.length, again?.start.length, again?.bound]).toEqual([unlucky + 1, 2, 200]);
});
