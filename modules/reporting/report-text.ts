import { formatPlanTime, type Message, type Parameter, type Status } from '#engine';
import type { PlanChange } from '#modules/plans/actions/explain-change';
import type { Figures, ReportChange } from './report-contract.ts';
import { rulesOf } from './status-rule.ts';
import type { ProjectSummaryRow } from './tables.ts';

/** What a report takes of what is told of a project. */
export type Told = Pick<
  ProjectSummaryRow,
  | 'status_rule'
  | 'dimensions'
  | 'headline'
  | 'finish'
  | 'comparison'
  | 'comparison_finish'
  | 'variance_days'
  | 'percent_complete'
  | 'data_date'
>;

/** The figures behind the status, as they stand. */
export const figuresOf = (told: Told, toleranceDays: number): Figures => ({
  finish: dateText(told.finish),
  comparison: told.comparison,
  comparisonFinish: dateText(told.comparison_finish),
  varianceDays: told.variance_days,
  toleranceDays,
  percentComplete: told.percent_complete,
  dataDate: dateText(told.data_date),
});

const dateText = (at: number | null) => (at === null ? null : formatPlanTime(at));

/** What happened since a day: that of the report before, or else some day from which figures are there. */
export interface Since {
  readonly day: string;
  readonly report: string | null;
}

export const describeChange = ({ from, to, days, causes }: PlanChange, { day, report }: Since): ReportChange => ({
  since: day,
  sinceReport: report,
  from: formatPlanTime(from),
  to: formatPlanTime(to),
  days,
  causes: causes.map(({ kind, ...cause }) => ({ ...cause, kind: kind === 'duration' && cause.days < 0 ? 'shorter' : kind })), // biome-ignore format: one record
});

/** Open decisions about the project, which a report asks for. */
export interface DueDecisions {
  readonly count: number;
  /** The first, as a day. */
  readonly due: string | null;
}

const say = (key: string, parameters: Message['parameters'] = {}): Message => ({
  key: `reporting.reports.text.${key}`,
  parameters,
});
const date = (at: string): Parameter => ({ kind: 'date', at });
const days = (count: number): Parameter => ({ kind: 'days', days: count, isSigned: true });

/** As many causes as are named before the rest is summed up. */
const namedCauses = 3;

/**
 * The text that a report begins with: the case, what changed since the last one and because of what, the rule of the
 * status, and which decisions it asks for. Same input, same text.
 */
export function reportText(told: Told, change: ReportChange | null, decisions: DueDecisions): Message[] {
  return [
    ...told.headline,
    ...(change ? changeText(change) : []),
    ...rulesOf(told),
    ...(decisions.count ? [decisionText(decisions)] : []),
  ];
}

function changeText({ since, from, to, days: moved, causes }: ReportChange): Message[] {
  if (moved === 0) return [say('unmoved', { since: date(since), finish: date(to) })];
  const named = causes.slice(0, namedCauses);
  const rest = causes.slice(namedCauses);
  const left = rest.reduce((sum, cause) => sum + cause.days, 0);
  return [
    say('moved', { since: date(since), from: date(from), to: date(to), days: days(moved) }),
    ...named.map(causeText),
    ...(rest.length ? [say('others', { count: rest.length, share: days(Math.round(left * 10) / 10) })] : []),
  ];
}

function causeText({ kind, task, days: share }: ReportChange['causes'][number]): Message {
  const cause: Parameter = { kind: 'word', key: `reporting.reports.cause.${kind}` };
  if (!task) return say('cause', { cause, share: days(share) });
  const record: Parameter = { kind: 'record', record: { kind: 'task', id: task.id }, name: task.name };
  return say('causeOf', { cause, task: record, share: days(share) });
}

function decisionText({ count, due }: DueDecisions): Message {
  return due ? say('decisions', { count, due: date(due) }) : say('decisionsOpen', { count });
}

const ranks: readonly Status[] = ['green', 'amber', 'red'];

/** Whether a status says less than another is worse; one without data is compared with nothing. */
export const isGreener = (reported: Status, computed: Status): boolean =>
  computed !== 'grey' && ranks.indexOf(reported) < ranks.indexOf(computed);
