import type { Finding, Message, Parameter } from '../kernel/finding.ts';
import type { ScheduleInput } from '../kernel/plan.ts';
import type { PlanTime } from '../kernel/plan-time.ts';
import type { ScheduleResult } from '../kernel/schedule-result.ts';
import { dateParameter, daysParameter, ownProject, taskParameter, varianceParameter } from '../quality/check.ts';
import { byUrgency } from '../quality/finding-order.ts';
import { type Cause, type FinishVariance, finishVariance, longestOverdue } from '../quality/finish-variance.ts';
import { daysOf, type PlanView, type QualityContext, viewPlan } from '../quality/plan-view.ts';
import { type Status, scheduleStatus } from './project-status.ts';

/** What a project's plan comes to, in figures and in sentences; records are those of the plan alone. */
export interface ProjectNarrative {
  readonly status: Status;
  readonly statusRule: Message;
  /** What can still be true: where the plan's finish has passed with work open, that of the work carried on from today. */
  readonly forecastFinish: PlanTime;
  /** Of the forecast; null where nothing is compared with. */
  readonly varianceDays: number | null;
  readonly plannedFinish: PlanTime | null;
  /** One or two sentences, the one that matters most first. */
  readonly headline: readonly Message[];
  /** Causes, basis, the worst other finding, what comes next: up to five sentences, without the first of the headline. */
  readonly narrative: readonly Message[];
  readonly topFinding: Finding | null;
}

const say = (key: string, parameters: Message['parameters'] = {}): Message => ({
  key: `reporting.narrative.${key}`,
  parameters,
});

/** The sentence that states a finding, in the words of the module that raises it. */
export const sentenceOf = ({ code, values }: Pick<Finding, 'code' | 'values'>, module = 'plans'): Message => ({
  key: `${module}.finding.${code}.sentence`,
  parameters: values,
});

/**
 * Tells a project from its plan and the findings of `checkPlan`. `projectName` is what the office calls it; the plan's
 * own name otherwise. Same input, same sentences.
 */
export function tellProject(
  input: ScheduleInput,
  result: ScheduleResult,
  context: QualityContext,
  findings: readonly Finding[],
  projectName: string = input.project.name,
): ProjectNarrative {
  const plan = viewPlan(input, result, context);
  const variance = finishVariance(plan);
  const isEmpty = plan.detail.length === 0;
  const days = isEmpty ? null : (variance?.days ?? null);
  const { status, rule } = scheduleStatus(plan, days);
  const pressing = findings.toSorted(byUrgency);
  const told = plan.isFinishPassed ? [...toldByHeadline, ...toldByPassing] : toldByHeadline;
  const others = pressing.filter(({ code }) => !told.includes(code));
  const story: Story = { plan, variance, others, status, project: { kind: 'record', record: ownProject, name: projectName } }; // biome-ignore format: one record
  const lead = isEmpty ? [say('headline.empty')] : headline(story);
  return {
    status,
    statusRule: rule,
    forecastFinish: plan.forecastFinish,
    varianceDays: days,
    plannedFinish: plan.plannedFinish,
    headline: lead,
    narrative: isEmpty ? [say('next.empty')] : paragraph(story, lead[0]),
    topFinding: pressing[0] ?? null,
  };
}

/** Findings that the sentences about the finish and its basis state already. */
const toldByHeadline: readonly string[] = [
  'progress.finish-passed',
  'baseline.finish-late',
  'baseline.finished-late',
  'baseline.no-baseline',
];
/** What goes without saying once the whole plan lies behind. */
const toldByPassing: readonly string[] = [
  'progress.late-finish',
  'progress.late-start',
  'schedule.invalid-forecast-dates',
];

interface Story {
  readonly plan: PlanView;
  readonly variance: FinishVariance | null;
  /** Findings beside that of the finish, the most pressing first. */
  readonly others: readonly Finding[];
  readonly status: Status;
  readonly project: Parameter;
}

const needsSomebody = ({ severity }: Finding) => severity === 'critical' || severity === 'major';

/** The one finding, if any, that is told beside the finish. */
const urgent = ({ others }: Story) => others.slice(0, 1).filter(needsSomebody);

function headline(story: Story): Message[] {
  const { plan, variance, status, project } = story;
  const finish = dateParameter(plan.result.finish);
  const isUrgent = urgent(story)[0]?.severity === 'critical';
  const told = urgent(story).map((finding) => sentenceOf(finding));
  if (plan.detail.every(({ dates }) => dates.finish === null)) return [say('headline.undated', { project }), ...told];
  if (plan.isFinishPassed) return [passed(story), ...told];
  if (!variance || status === 'grey') return [say('headline.uncompared', { project, finish }), ...told];
  if (plan.open.length === 0) return [complete(story, variance), ...told];
  if (variance.days > 0) {
    const [main] = byWeight(variance.causes);
    const parameters = {
      ...{ end: endOf(plan, variance, project), planned: dateParameter(variance.planned), finish },
      ...{ days: varianceParameter(variance.days), tolerance: daysParameter(plan.context.toleranceDays) },
    };
    const late = main
      ? say(`headline.late.${kindOf(main)}`, { ...parameters, ...causeParameters(main) })
      : say('headline.late.unexplained', parameters);
    return status === 'red' || !isUrgent ? [late] : [...told, late];
  }
  const kept =
    variance.days < 0
      ? say('headline.early', { project, finish, days: varianceParameter(variance.days) })
      : say(told.length > 0 || status === 'amber' ? 'headline.kept' : 'headline.nothing', { project, finish });
  return isUrgent ? [...told, kept] : [kept, ...told];
}

/** A plan of which nothing is left to be done: how it ended. */
function complete({ plan, project }: Story, { days, planned }: FinishVariance): Message {
  const finish = dateParameter(plan.result.finish);
  if (days === 0) return say('headline.complete', { project, finish });
  const key = days > 0 ? 'headline.complete-late' : 'headline.complete-early';
  return say(key, { project, finish, days: varianceParameter(days), planned: dateParameter(planned) });
}

/** A finish that lies behind while work is open. */
function passed({ plan, variance, project }: Story): Message {
  const parameters = {
    ...{ project, finish: dateParameter(plan.result.finish) },
    ...{ count: plan.open.length, of: plan.detail.length },
  };
  const key = plan.open.length === plan.detail.length ? 'headline.passed-none' : 'headline.passed';
  if (!variance || variance.days <= 0) return say(key, parameters);
  return say(`${key}-late`, { ...parameters, days: varianceParameter(variance.days) });
}

/** What is said to move: the milestone that ends the plan, if it was planned to be its end, else the project. */
function endOf({ plannedFinish }: PlanView, { path }: FinishVariance, project: Parameter): Parameter {
  const last = path.at(-1);
  return last?.task.isMilestone && last.planned?.finish === plannedFinish ? taskParameter(last.task) : project;
}

const byWeight = (causes: readonly Cause[]) =>
  causes.filter(({ ticks }) => ticks > 0).toSorted((a, b) => b.ticks - a.ticks);

/** A length may have grown or shrunk, and is worded so. */
const kindOf = ({ kind, ticks }: Cause) => (kind === 'duration' && ticks < 0 ? 'shorter' : kind);

const causeParameters = ({ task, days }: Cause): Message['parameters'] => ({
  ...(task && { task: taskParameter(task) }),
  share: varianceParameter(days),
});

/** Causes, basis, the worst finding that the headline does not begin with, and what to look at next. */
function paragraph(story: Story, first: Message | undefined): Message[] {
  const { plan, variance, others, status } = story;
  const isLate = status === 'red' || status === 'amber';
  const next = others.find((finding) => sentenceOf(finding).key !== first?.key);
  return [
    ...(variance && isLate ? causeSentences(plan, variance) : []),
    ...basis(plan),
    ...(next && next.severity !== 'info' ? [sentenceOf(next)] : []),
    ...nextOnPath(plan, variance),
  ];
}

/**
 * The two causes that did most to it, the one that did most against it, and the sum of the others or the one that is left:
 * together they are the whole.
 */
function causeSentences(plan: PlanView, { causes, ticks }: FinishVariance): Message[] {
  const weighty = causes.toSorted((a, b) => Math.abs(b.ticks) - Math.abs(a.ticks));
  const [along, against] = [true, false].map((isAlong) => weighty.filter((one) => one.ticks * ticks > 0 === isAlong));
  const main = [...(along?.slice(0, 2) ?? []), ...(against?.slice(0, 1) ?? [])];
  const others = weighty.filter((one) => !main.includes(one));
  const named = others.length === 1 ? [...main, ...others] : main;
  const told = named.map((cause) => say(`cause.${kindOf(cause)}`, causeParameters(cause)));
  if (named.length === weighty.length) return told;
  const rest = ticks - main.reduce((sum, cause) => sum + cause.ticks, 0);
  const share = varianceParameter(daysOf(plan.input.project, rest));
  return [...told, say('cause.others', { count: others.length, share })];
}

function basis({ context: { comparison }, plannedFinish }: PlanView): Message[] {
  if (comparison.kind === 'first-import') return [say('basis.first-import', { at: dateParameter(comparison.at) })];
  return comparison.kind === 'none' || plannedFinish === null ? [say('basis.none')] : [];
}

/** The first open task that the finish waits for; where the finish has passed, what to bring up to date first. */
function nextOnPath(plan: PlanView, variance: FinishVariance | null): Message[] {
  const overdue = plan.isFinishPassed ? longestOverdue(plan) : undefined;
  if (overdue) return [say('next.overdue', { task: taskParameter(overdue.task) })];
  const open = variance?.path.find(({ isComplete, dates }) => !isComplete && dates.finish !== null);
  if (!open) return plan.open.length === 0 ? [say('next.closed')] : [];
  return [say('next.path', { task: taskParameter(open.task), finish: dateParameter(open.dates.finish ?? 0) })];
}
