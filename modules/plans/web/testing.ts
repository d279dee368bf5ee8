import { parsePlanTime } from '#engine';
import type { PlanView } from '../contract.ts';
import { linkColumns, none, taskColumns, taskFlag } from '../routes.ts';

/** A plan of tasks of a day, numbered from 1 as they stand: `Phase`, `. Design` under it, `.. Sketch` under that. */
export function viewOf(outline: readonly string[], links: readonly Readonly<Record<string, number>>[] = []): PlanView {
  const open: number[] = [];
  const rows = outline.map((line, index) => {
    const level = (/^\.*/.exec(line)?.[0].length ?? 0) + 1;
    open.length = level - 1;
    const parentUid = open.at(-1) ?? 0;
    open.push(index + 1);
    const preset = { unit: 2, constraint: 0, percentComplete: 0, durationTicks: 4800, reasonUid: 0 };
    const isSummary = outline[index + 1]?.startsWith('.'.repeat(level)) ?? false;
    const flags = isSummary ? taskFlag.summary : 0;
    return { ...preset, uid: index + 1, parentUid, level, flags } as Record<string, number>;
  });
  const columns = (names: readonly string[], from: readonly Readonly<Record<string, number>>[], preset: number) =>
    Object.fromEntries(names.map((name) => [name, from.map((row) => row[name] ?? preset)]));
  return {
    planId: 'p',
    revision: 1,
    comparison: 'none',
    now: parsePlanTime('2026-11-02T12:00') ?? 0,
    project: {
      scheduleFrom: 'start',
      start: parsePlanTime('2026-11-02T08:00') ?? 0,
      calendarUid: null,
      minutesPerDay: 480,
      minutesPerWeek: 2400,
      daysPerMonth: 20,
      defaultStartTicks: 4800,
      defaultFinishTicks: 10_200,
      criticalSlackLimitDays: 0,
      areConstraintsHonoured: true,
      hasMultipleCriticalPaths: false,
      options: null,
    },
    calendars: [],
    resources: { uid: [], name: [], isWork: [] },
    assignments: { uid: [], taskUid: [], resourceUid: [], workTicks: [], units: [] },
    earning: [],
    pauses: [],
    tasks: {
      ...columns(taskColumns, rows, none),
      name: outline.map((line) => line.replace(/^\.* ?/, '')),
      wbs: outline.map(() => ''),
    },
    links: columns(linkColumns, links, 0),
  } as unknown as PlanView;
}
