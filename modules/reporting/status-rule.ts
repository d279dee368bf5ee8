import type { DimensionStatus, Message } from '#engine';
import type { ProjectSummaryRow } from './tables.ts';

/** What a dimension counts as and why: its rule, or that a better status waits for a second day. */
export function ruleOfDimension({ status, computed, rule, betterSince }: DimensionStatus): Message {
  if (betterSince === null || status === computed) return rule;
  const parameters = { computed: wordOf(computed), since: { kind: 'date', at: betterSince } } as const;
  return { key: `reporting.narrative.held.${status}`, parameters };
}

const wordOf = (status: DimensionStatus['status']) =>
  ({ kind: 'word', key: `reporting.reports.status.${status}` }) as const;

type Judged = Pick<ProjectSummaryRow, 'dimensions' | 'status_rule'>;

/** The rule of the dimension that makes the overall status what it is; else that of the schedule. */
export function ruleOf(told: Judged & { readonly status_by: string | null }): Message {
  const found = told.dimensions.find(({ dimension }) => dimension === (told.status_by ?? 'schedule'));
  return found ? ruleOfDimension(found) : told.status_rule;
}

/** The rules of all dimensions of which there are data, and of the schedule in any case. */
export function rulesOf({ dimensions, status_rule }: Judged): Message[] {
  const told = dimensions.filter(({ dimension, status }) => dimension === 'schedule' || status !== 'grey');
  return told.length ? told.map(ruleOfDimension) : [status_rule];
}
