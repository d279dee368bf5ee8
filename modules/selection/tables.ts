import type { PeriodLength } from '#engine';
import { defineEntity } from '#platform/server';
import type { Dimension, LimitKind, RuleKind, ValueBy } from './routes.ts';

/** A set of assumptions under which an office chooses what to invest in. */
export interface ScenarioRow {
  readonly id: string;
  readonly office_id: string;
  readonly name: string;
  readonly about: string;
  /** The day on which the first period begins: the first of a month. */
  readonly first_on: string;
  readonly period: PeriodLength;
  readonly periods: number;
  /** By how many periods a proposal may start later than its case says. */
  readonly most_delay: number;
  readonly value_by: ValueBy;
  /** Most nodes of the solver's search: the same on every machine, where seconds would not be. */
  readonly node_limit: number;
  readonly created_at: string;
  readonly copied_from: string | null;
  /** By which it is, or was last, asked to be adopted. */
  readonly decision_id: string | null;
  readonly adopted_at: string | null;
}

export interface LimitRow {
  readonly id: string;
  readonly scenario_id: string;
  readonly kind: LimitKind;
  /** Of a limit on people; empty of money. */
  readonly skill: string;
  /** Minor units of money, or hundredths of a full-time person. */
  readonly by_period: readonly number[];
  readonly carries_over: boolean;
  /** How much more of a skill may be bought in, in percent of what there is. */
  readonly bought_in_percent: number;
}

export interface RuleRow {
  readonly id: string;
  readonly scenario_id: string;
  readonly kind: RuleKind;
  /** Of `requires` the one that needs and the one that is needed. */
  readonly investments: readonly string[];
  readonly dimension: Dimension | null;
  readonly class: string | null;
  /** A number of investments, or percent of the cost. */
  readonly least: number | null;
  readonly most: number | null;
  readonly lag: number | null;
  readonly reason: string;
}

/** A project under way that is part of the choice. */
export interface RunningRow {
  readonly id: string;
  readonly scenario_id: string;
  readonly project_id: string;
  /** Null: what its budget and its progress leave. */
  readonly cost_to_go_minor: number | null;
  /** Null: it goes on whatever it is worth, and only draws on the limits. */
  readonly value_to_go_minor: number | null;
  readonly exit_cost_minor: number | null;
}

/** What a scenario says, beside what there is to choose from. */
export interface ScenarioFile {
  readonly scenario: ScenarioRow;
  readonly limits: readonly LimitRow[];
  readonly rules: readonly RuleRow[];
}

export const scenarioColumns = [
  'id',
  'office_id',
  'name',
  'about',
  'first_on',
  'period',
  'periods',
  'most_delay',
  'value_by',
  'node_limit',
  'created_at',
  'copied_from',
  'decision_id',
  'adopted_at',
] as const satisfies (keyof ScenarioRow)[];

export const limitColumns = [
  'id',
  'scenario_id',
  'kind',
  'skill',
  'by_period',
  'carries_over',
  'bought_in_percent',
] as const satisfies (keyof LimitRow)[];

export const ruleColumns = [
  'id',
  'scenario_id',
  'kind',
  'investments',
  'dimension',
  'class',
  'least',
  'most',
  'lag',
  'reason',
] as const satisfies (keyof RuleRow)[];

export const runningColumns = [
  'id',
  'scenario_id',
  'project_id',
  'cost_to_go_minor',
  'value_to_go_minor',
  'exit_cost_minor',
] as const satisfies (keyof RunningRow)[];

const entity = (name: string, table: string, columns: readonly string[]) =>
  defineEntity({ name, table, key: ['id'], columns });

export const entities = [
  entity('scenario', 'selection_scenario', scenarioColumns),
  entity('selection-limit', 'selection_limit', limitColumns),
  entity('selection-rule', 'selection_rule', ruleColumns),
  entity('selection-running', 'selection_running', runningColumns),
];
