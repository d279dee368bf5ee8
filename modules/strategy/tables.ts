import type { Strength } from '#engine';
import { defineEntity } from '#platform/server';

/** A direction of an office's strategy, which holds objectives. Weights are relative to those beside it. */
export interface ThemeRow {
  readonly id: string;
  readonly office_id: string;
  readonly name: string;
  readonly about: string;
  readonly weight: number;
}

export interface ObjectiveRow {
  readonly id: string;
  readonly theme_id: string;
  readonly name: string;
  readonly about: string;
  readonly weight: number;
  readonly owner_person_id: string | null;
}

/** By what it is told whether an objective is reached. Days are ISO dates. */
export interface KeyMeasureRow {
  readonly id: string;
  readonly objective_id: string;
  readonly name: string;
  readonly unit: string;
  readonly baseline: number;
  readonly baseline_on: string;
  readonly target: number;
  readonly target_on: string;
}

export interface KeyMeasureValueRow {
  readonly id: string;
  readonly measure_id: string;
  readonly day: string;
  readonly value: number;
}

/** What an investment does for an objective, and by which path: from output to benefit. */
export interface ContributionRow {
  readonly id: string;
  readonly objective_id: string;
  /** One of the two: whose contribution it is. */
  readonly project_id: string | null;
  readonly proposal_id: string | null;
  readonly strength: Strength;
  readonly output: string;
  readonly capability: string;
  readonly outcome: string;
  readonly benefit: string;
  /** The measure that it moves, and by how much; both or neither. */
  readonly measure_id: string | null;
  readonly expected: number | null;
  /** What somebody doubts about it; null: nobody does. */
  readonly question: string | null;
  readonly questioned_by: string | null;
  readonly questioned_at: string | null;
}

/** A strategy as it was adopted. */
export interface StrategyVersionRow {
  readonly id: string;
  readonly office_id: string;
  readonly version: number;
  readonly tree: StrategyTree;
  readonly decision_id: string;
  readonly adopted_at: string;
  readonly adopted_by: string | null;
}

/** What is adopted: themes with their objectives and measures, by weight. What was measured is no part of it. */
export interface StrategyTree {
  readonly themes: readonly (Omit<ThemeRow, 'office_id'> & {
    readonly objectives: readonly (Omit<ObjectiveRow, 'theme_id' | 'owner_person_id'> & {
      readonly measures: readonly Omit<KeyMeasureRow, 'objective_id'>[];
    })[];
  })[];
}

export const themeColumns = ['id', 'office_id', 'name', 'about', 'weight'] as const satisfies (keyof ThemeRow)[];

export const objectiveColumns = [
  'id',
  'theme_id',
  'name',
  'about',
  'weight',
  'owner_person_id',
] as const satisfies (keyof ObjectiveRow)[];

export const measureColumns = [
  'id',
  'objective_id',
  'name',
  'unit',
  'baseline',
  'baseline_on',
  'target',
  'target_on',
] as const satisfies (keyof KeyMeasureRow)[];

export const measureValueColumns = ['id', 'measure_id', 'day', 'value'] as const satisfies (keyof KeyMeasureValueRow)[];

export const contributionColumns = [
  'id',
  'objective_id',
  'project_id',
  'proposal_id',
  'strength',
  'output',
  'capability',
  'outcome',
  'benefit',
  'measure_id',
  'expected',
  'question',
  'questioned_by',
  'questioned_at',
] as const satisfies (keyof ContributionRow)[];

export const versionColumns = [
  'id',
  'office_id',
  'version',
  'tree',
  'decision_id',
  'adopted_at',
  'adopted_by',
] as const satisfies (keyof StrategyVersionRow)[];

const entity = (name: string, table: string, columns: readonly string[]) =>
  defineEntity({ name, table, key: ['id'], columns });

export const entities = [
  entity('theme', 'theme', themeColumns),
  entity('objective', 'objective', objectiveColumns),
  entity('measure', 'key_measure', measureColumns),
  entity('measure-value', 'key_measure_value', measureValueColumns),
  entity('contribution', 'contribution', contributionColumns),
  entity('strategy-version', 'strategy_version', versionColumns),
];
