import type { Policy } from '#engine';
import { defineEntity } from '#platform/server';
import type { Role } from './contract.ts';
import type { Holiday, WorkingDays } from './office-calendar.ts';

/** Rows as they are selected; organisation_id is left to row-level security. */
export type Tables = {
  organisation: {
    id: string;
    name: string;
    time_zone: string;
    locale: string;
    currency_code: string;
    /** null: the organisation's clock is the wall clock; otherwise it stands at this instant. */
    clock_at: string | null;
  };
  office: OfficeColumns;
  person: { id: string; name: string; email: string; state: PersonState };
  role_assignment: { id: string; person_id: string; node_kind: string; node_id: string; role: Role };
  policy_version: PolicyVersionRow;
  person_absence: AbsenceColumns;
};

/** What is null after `kind` is as the office above has it, the organisation above the root. */
export type OfficeColumns = {
  readonly id: string;
  readonly parent_id: string | null;
  readonly name: string;
  readonly kind: OfficeKind;
  readonly time_zone: string | null;
  readonly currency_code: string | null;
  readonly fiscal_year_start_month: number | null;
  readonly working_week: WorkingDays | null;
  readonly holidays: readonly Holiday[] | null;
};

/** Days are calendar dates of the person's office, both inclusive. */
export type AbsenceColumns = {
  readonly id: string;
  readonly person_id: string;
  readonly from_day: string;
  readonly until_day: string;
  readonly deputy_person_id: string | null;
  readonly note: string | null;
};

/**
 * A policy that an office has adopted, never changed from the day on that it is in force; or the one that it drafts, or has
 * adopted for a day to come, of which there is one at a time.
 */
export interface PolicyVersionRow {
  readonly id: string;
  readonly office_id: string;
  readonly state: 'draft' | 'ahead' | 'adopted';
  /** null in a draft. */
  readonly version: number | null;
  readonly policy: Policy;
  readonly reason: string | null;
  readonly drafted_by: string | null;
  readonly drafted_at: string;
  readonly adopted_by: string | null;
  readonly adopted_at: string | null;
  readonly supersedes: string | null;
  /** The day of the office on which it comes or came into force; null: when it was adopted. */
  readonly in_force_on: string | null;
}

/** No entity of the audited write path: how somebody likes to be shown things is nobody's record. */
export interface PreferenceRow {
  readonly language: string | null;
  readonly formats: string | null;
  readonly time_zone: string | null;
  readonly theme: string | null;
}

export type OfficeKind = 'central' | 'division' | 'programme' | 'project';
export type PersonState = 'invited' | 'active' | 'inactive';

const key = ['id'];

const policyColumns = [
  ...['id', 'office_id', 'state', 'version', 'policy', 'reason', 'drafted_by', 'drafted_at'],
  ...['adopted_by', 'adopted_at', 'supersedes', 'in_force_on'],
];
/** What an office may have otherwise than the one above it. */
export const officeSettingColumns = [
  'time_zone',
  'currency_code',
  'fiscal_year_start_month',
  'working_week',
  'holidays',
] as const;

export const entities = [
  defineEntity({
    name: 'organisation',
    table: 'organisation',
    key,
    columns: ['id', 'name', 'time_zone', 'locale', 'currency_code', 'clock_at'],
  }),
  defineEntity({
    name: 'office',
    table: 'office',
    key,
    columns: ['id', 'parent_id', 'name', 'kind', ...officeSettingColumns],
  }),
  defineEntity({
    name: 'absence',
    table: 'person_absence',
    key,
    columns: ['id', 'person_id', 'from_day', 'until_day', 'deputy_person_id', 'note'],
  }),
  defineEntity({ name: 'person', table: 'person', key, columns: ['id', 'name', 'email', 'state'] }),
  defineEntity({
    name: 'role-assignment',
    table: 'role_assignment',
    key,
    columns: ['id', 'person_id', 'node_kind', 'node_id', 'role'],
  }),
  // two names for one table: what happens to a draft can be undone, what happens to a version cannot
  defineEntity({ name: 'policy-draft', table: 'policy_version', key, columns: policyColumns }),
  defineEntity({ name: 'policy-version', table: 'policy_version', key, columns: policyColumns }),
];
