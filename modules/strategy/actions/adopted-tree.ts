import { isDeepStrictEqual } from 'node:util';
import type { StrategyTree } from '../tables.ts';
import type { Strategy } from './load-strategy.ts';

/** What of a strategy is adopted, in an order of its own, so that the same strategy is the same tree. */
export function treeOf({ themes, objectives, measures }: Strategy): StrategyTree {
  return {
    themes: byId(themes).map(({ office_id: _office, ...theme }) => ({
      ...theme,
      objectives: byId(objectives)
        .filter(({ theme_id }) => theme_id === theme.id)
        .map(({ theme_id: _theme, owner_person_id: _owner, ...objective }) => ({
          ...objective,
          measures: byId(measures)
            .filter(({ objective_id }) => objective_id === objective.id)
            .map(({ objective_id: _objective, ...measure }) => measure),
        })),
    })),
  };
}

const byId = <R extends { readonly id: string }>(rows: readonly R[]): R[] =>
  rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));

export const isSameTree = (a: StrategyTree, b: StrategyTree): boolean => isDeepStrictEqual(a, b);
