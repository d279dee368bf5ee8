import type { ResourceDemand } from '#engine';
import { defineEntity } from '#platform/server';

/** What people can do, by a name that plans, cases and people share; of an office, for it and those below. */
export interface SkillRow {
  readonly id: string;
  readonly office_id: string;
  readonly name: string;
  readonly about: string;
}

/** Somebody who works for projects, with an account or without, or a team whose members are counted and not named. */
export interface ResourceRow {
  readonly id: string;
  /** By whose calendar it works. */
  readonly office_id: string;
  readonly name: string;
  readonly kind: 'person' | 'team';
  readonly person_id: string | null;
  /** Of a person: the team that it belongs to. */
  readonly team_id: string | null;
  /** What plans call it beside its name. */
  readonly plan_names: readonly string[];
}

export interface ResourceSkillRow {
  readonly id: string;
  readonly resource_id: string;
  readonly skill_id: string;
  /** 1 learns it, 3 works alone, 5 teaches it. */
  readonly level: number;
  /** Of the time, planned for this skill; 0: could stand in. */
  readonly share_percent: number;
}

/** Full-time equivalents from a day on, until the next such row. */
export interface AvailabilityRow {
  readonly id: string;
  readonly resource_id: string;
  readonly from_on: string;
  readonly full_time: number;
}

/** What an hour costs from a day on, in minor units of the organisation's currency. */
export interface RateRow {
  readonly id: string;
  readonly resource_id: string;
  readonly from_on: string;
  readonly hour_minor: number;
}

/** Derived: what a plan still asks of people, by month. */
export interface PlanDemandRow {
  readonly plan_id: string;
  readonly project_id: string;
  readonly demand: readonly ResourceDemand[];
}

export const skillColumns = ['id', 'office_id', 'name', 'about'] as const satisfies (keyof SkillRow)[];

export const resourceColumns = [
  'id',
  'office_id',
  'name',
  'kind',
  'person_id',
  'team_id',
  'plan_names',
] as const satisfies (keyof ResourceRow)[];

export const resourceSkillColumns = [
  'id',
  'resource_id',
  'skill_id',
  'level',
  'share_percent',
] as const satisfies (keyof ResourceSkillRow)[];

export const availabilityColumns = [
  'id',
  'resource_id',
  'from_on',
  'full_time',
] as const satisfies (keyof AvailabilityRow)[];

export const rateColumns = ['id', 'resource_id', 'from_on', 'hour_minor'] as const satisfies (keyof RateRow)[];

const entity = (name: string, table: string, columns: readonly string[]) =>
  defineEntity({ name, table, key: ['id'], columns });

/** `resource` alone is what a plan calls the ones that it assigns. */
export const entities = [
  entity('skill', 'skill', skillColumns),
  entity('pool-resource', 'resource', resourceColumns),
  entity('resource-skill', 'resource_skill', resourceSkillColumns),
  entity('resource-availability', 'resource_availability', availabilityColumns),
  entity('resource-rate', 'resource_rate', rateColumns),
];
