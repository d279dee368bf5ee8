import type { PlanLink, PlanTask, TaskDates } from '#engine';
import { schedule } from '#engine';
import type { PlanView } from '#modules/plans/contract';
import { viewedProject } from '#modules/plans/plan-view';
import { lagCodes } from '#modules/plans/result-columns';
import { columnCodes, linkColumns, none, taskColumns, taskFlag } from '#modules/plans/routes';
import { generatePlan } from '../fixtures/generate-plan.ts';

/** A generated plan, scheduled, in the columns that the Plan screen gets from the server. */
export function ganttPlan(tasks: number, links: number): PlanView {
  const input = generatePlan({ seed: 7, tasks, links, baseline: true });
  const result = schedule(input);
  const rows = input.tasks.map((task, index) => taskNumbers(task, result.tasks[index] as TaskDates));
  return {
    planId: '00000000-0000-0000-0000-000000000001',
    projectId: '00000000-0000-0000-0000-000000000002',
    revision: 1,
    computedRevision: 1,
    computedAt: '2026-10-30T08:00:00Z',
    engineVersion: result.engineVersion,
    comparison: 'baseline',
    project: viewedProject(input.project),
    now: input.project.statusDate ?? result.start,
    computedStart: result.start,
    computedFinish: result.finish,
    tasks: {
      ...columns(taskColumns, rows),
      name: input.tasks.map(({ name }) => name),
      wbs: input.tasks.map(({ wbs }) => wbs ?? ''),
    },
    links: columns(linkColumns, input.links.map(linkNumbers)),
    resources: { uid: [], name: [], isWork: [] },
    assignments: { uid: [], taskUid: [], resourceUid: [], workTicks: [], units: [] },
    earning: [],
    pauses: [],
    calendars: input.calendars as PlanView['calendars'],
  };
}

function columns<N extends string>(names: readonly N[], rows: readonly Readonly<Record<N, number | null>>[]) {
  return Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name] ?? none)])) as Record<N, number[]>;
}

function taskNumbers(task: PlanTask, dates: TaskDates): Record<(typeof taskColumns)[number], number | null> {
  const { reason } = dates;
  const baseline = task.baselines.find(({ number }) => number === 0);
  const flags = [
    dates.isSummary && taskFlag.summary,
    task.isMilestone && taskFlag.milestone,
    dates.isCritical && taskFlag.critical,
    task.isManual && taskFlag.manual,
    !task.isActive && taskFlag.inactive,
  ];
  return {
    ...dates,
    parentUid: task.parentUid ?? 0,
    level: dates.outlineLevel,
    flags: flags.reduce<number>((sum, flag) => sum + (flag || 0), 0),
    unit: columnCodes.unit.indexOf(task.durationUnit),
    workTicks: task.workTicks,
    taskType: columnCodes.taskType.indexOf(task.type),
    deadline: task.deadline,
    constraint: columnCodes.constraint.indexOf(task.constraintType),
    constraintDate: task.constraintDate,
    comparisonStart: baseline?.start ?? null,
    comparisonFinish: baseline?.finish ?? null,
    reason: columnCodes.reason.indexOf(reason.kind),
    reasonUid: 'uid' in reason ? reason.uid : null,
  };
}

function linkNumbers({ predecessorUid, successorUid, type, lag }: PlanLink) {
  const { kind, unit, value } = lagCodes(lag);
  const code = columnCodes.type.indexOf(type);
  return { predecessorUid, successorUid, nth: 0, type: code, lagKind: kind, lag: value, lagUnit: unit };
}
