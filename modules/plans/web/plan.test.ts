import { expect, test } from 'vitest';
import { formatPlanTime, parsePlanTime } from '#engine';
import { createTickLabels } from '#platform/web/timeline/index';
import type { PlanView } from '../contract.ts';
import { linkColumns, none, taskColumns, taskFlag } from '../routes.ts';
import { durationText } from './duration-notation.ts';
import { planLead } from './plan-lead.ts';
import { planGantt } from './plan-print.ts';
import { nonWorkingTime, planTimeline } from './plan-timeline.ts';
import { predecessorsText } from './predecessor-notation.ts';
import { inDays, readPlan, varianceDays } from './read-plan.ts';
import { waitingLinks } from './waiting-links.ts';

const at = (text: string) => parsePlanTime(text) ?? 0;
const day = 4800;
const empty = {
  constraint: 0,
  constraintDate: none,
  deadline: none,
  freeSlackTicks: 0,
  unit: 2,
  level: 2,
  reasonUid: 0,
};

/** A build of two weeks, then a test of a week that waits for it; a document that could slip; and their end. */
const tasks = [
  { name: 'Release', uid: 1, parentUid: 0, level: 1, flags: taskFlag.summary, start: at('2026-11-02T08:00'), finish: at('2026-11-20T17:00'), durationTicks: 15 * day },
  { name: 'Build', uid: 2, parentUid: 1, flags: taskFlag.critical, start: at('2026-11-02T08:00'), finish: at('2026-11-13T17:00'), durationTicks: 10 * day, percentComplete: 40 },
  { name: 'Write guide', uid: 3, parentUid: 1, flags: taskFlag.estimated, start: at('2026-11-02T08:00'), finish: at('2026-11-06T17:00'), durationTicks: 5 * day, totalSlackTicks: 5 * day },
  { name: 'Test', uid: 4, parentUid: 1, flags: taskFlag.critical, start: at('2026-11-16T08:00'), finish: at('2026-11-20T17:00'), durationTicks: 5 * day, reasonUid: 2, comparisonFinish: at('2026-11-18T17:00') },
  { name: 'Released', uid: 5, parentUid: 1, flags: taskFlag.critical | taskFlag.milestone, start: at('2026-11-20T17:00'), finish: at('2026-11-20T17:00'), durationTicks: 0, reasonUid: 4, comparisonFinish: at('2026-11-18T17:00') },
]; // biome-ignore format: a table
const links = [
  { predecessorUid: 2, successorUid: 4, type: 0, lagKind: 0, lag: 0, lagUnit: 2 },
  { predecessorUid: 3, successorUid: 4, type: 0, lagKind: 0, lag: 2 * day, lagUnit: 2 },
  { predecessorUid: 4, successorUid: 5, type: 0, lagKind: 0, lag: 0, lagUnit: 2 },
  { predecessorUid: 3, successorUid: 5, type: 2, lagKind: 2, lag: -50 },
];

function view(comparison: PlanView['comparison'] = 'baseline'): PlanView {
  const filled = tasks.map((task) => ({ ...empty, ...task }) as Record<string, unknown>);
  const column = (name: string, rows: readonly Record<string, unknown>[], preset: unknown) =>
    rows.map((row) => row[name] ?? preset);
  return {
    planId: 'p',
    computedFinish: at('2026-11-20T17:00'),
    comparison,
    project: {
      start: at('2026-11-02T08:00'),
      calendarUid: null,
      minutesPerDay: 480,
      minutesPerWeek: 2400,
      daysPerMonth: 20,
    },
    calendars: [],
    resources: { uid: [], name: [], isWork: [] },
    assignments: { uid: [], taskUid: [], resourceUid: [], workTicks: [], units: [] },
    earning: [],
    pauses: [],
    tasks: {
      ...Object.fromEntries(
        taskColumns.map((name) => [name, column(name, filled, name === 'percentComplete' ? 0 : none)]),
      ),
      name: column('name', filled, ''),
      wbs: column('wbs', filled, ''),
    },
    links: Object.fromEntries(linkColumns.map((name) => [name, column(name, links, 0)])),
  } as unknown as PlanView;
}

const plan = readPlan(view());
const row = (uid: number) => plan.byUid.get(uid) ?? expect.fail(`no task ${uid}`);
const words = { unit: (unit: string) => unit.slice(0, 1), number: String };

test('columns become a tree of rows with their links', () => {
  expect(plan.top.map(({ name, children }) => [name, children.length])).toEqual([['Release', 4]]);
  expect(row(4).incoming.map(({ from }) => from.name)).toEqual(['Build', 'Write guide']);
  expect([row(2).totalSlackTicks, row(3).isEstimated, inDays(plan, row(3).totalSlackTicks)]).toEqual([null, true, 5]);
});

test('durations are written as their author read them', () => {
  expect([2, 3, 5].map((uid) => durationText(row(uid), plan.view.project, words))).toEqual(['10 d', '5 d?', '0 d']);
  expect(durationText({ ...row(2), unit: 'weeks' }, plan.view.project, words)).toBe('2 w');
  expect(durationText({ ...row(2), unit: 'hours', durationTicks: 900 }, plan.view.project, words)).toBe('1.5 h');
  expect(durationText({ ...row(2), durationTicks: null }, plan.view.project, words)).toBeNull();
});

test('predecessors are written as Microsoft Project writes them', () => {
  expect([4, 5].map((uid) => predecessorsText(row(uid).incoming, plan.view.project, words))).toEqual([
    '2; 3FS+2 d',
    '3FF−50 %; 4',
  ]);
});

test('variance counts working days: Wednesday to Friday of one week is two', () => {
  expect(varianceDays(plan, row(5))).toBe(2);
  expect(varianceDays(plan, row(2))).toBeNull();
});

test('begun work that lies idle is drawn broken, and what it waits for has room until its rest goes on', () => {
  // the test began on the 16th, and goes on on Wednesday the 18th: two days more than where it is not broken
  const pause = { from: at('2026-11-16T17:00'), to: at('2026-11-18T08:00') };
  const plan = readPlan({ ...view(), pauses: [{ uid: 4, ...pause }] });
  const broken = plan.byUid.get(4) ?? expect.fail();
  expect(waitingLinks(plan, broken).map(({ days }) => days)).toEqual([5]);
  expect(planTimeline(plan, plan.rows, () => 'then').rows.map((row) => row.pause)).toEqual([null, null, null, pause, null]); // biome-ignore format: one line
});

test('a predecessor that waits says how far it may slip', () => {
  // Friday the 6th and 2 d of lag is the evening of Tuesday the 10th; the test starts on Monday the 16th: Wed, Thu, Fri
  expect(waitingLinks(plan, row(4)).map(({ predecessor, days }) => [predecessor.name, days])).toEqual([
    ['Write guide', 3],
  ]);
});

test('the lead says when the plan ends, against what, and what decides it', () => {
  expect(planLead(plan, 'Till')).toMatchObject({
    key: 'plans.plan.lead.baseline.late',
    parameters: {
      plan: 'Till',
      task: { name: 'Released', record: { id: 'p/5' } },
      variance: { days: 2 },
      count: 3,
      of: 4,
    },
  });
  expect(planLead(readPlan(view('none')), 'Till')?.key).toBe('plans.plan.lead.plain');
  expect(planLead(readPlan({ ...view(), now: (row(5).finish ?? 0) + 1 }), 'Till')).toMatchObject({
    key: 'plans.plan.lead.passed',
    parameters: { count: 4 },
  });
});

test('behind a missed deadline only what drives the finish decides it, whatever slack the others have', () => {
  const { tasks } = view();
  // all is critical now; the guide and its two days of lag still end three days before the test starts
  const flags = tasks.flags.map((flag, index) => (index === 2 ? flag | taskFlag.critical : flag));
  const late = tasks.totalSlackTicks.map((_, index) => (index === 2 ? -2 * day : -5 * day));
  const pressed = readPlan({ ...view(), tasks: { ...tasks, flags, totalSlackTicks: late } });
  expect(pressed.rows.filter(({ isCritical }) => isCritical)).toHaveLength(4);
  expect(planLead(pressed, 'Till')?.parameters).toMatchObject({ count: 3, of: 4 });
});

test('the lead compares the finish of the plan, whichever task was to end it', () => {
  const { tasks } = view();
  // Write guide was planned for Thursday the 19th, a day after the milestone that ends the plan on the 20th
  const comparisonFinish = tasks.comparisonFinish.map((finish, index) =>
    index === 2 ? at('2026-11-19T17:00') : finish,
  );
  expect(planLead(readPlan({ ...view(), tasks: { ...tasks, comparisonFinish } }), 'Till')).toMatchObject({
    parameters: { planned: { at: '2026-11-19T17:00:00' }, variance: { days: 1 }, task: { name: 'Released' } },
  });
});

test('a computed plan in which no task has dates says so', () => {
  const { tasks } = view();
  const undated = { ...tasks, finish: tasks.finish.map(() => none) };
  const computed = { ...view(), computedFinish: null, computedAt: '2026-11-02T08:00:00Z' };
  expect(planLead(readPlan({ ...computed, tasks: undated }), 'Till')?.key).toBe('plans.plan.lead.undated');
});

test('the timeline draws what the grid shows, links between shown rows only', () => {
  const model = planTimeline(plan, [row(1), row(2), row(3), row(4)], (finish) => formatPlanTime(finish).slice(5, 10));
  expect(model.rows.map(({ shape }) => shape)).toEqual(['bracket', 'bar', 'bar', 'bar']);
  expect(model.links.map(({ from, to, isStrong }) => [from, to, isStrong])).toEqual([
    [1, 3, true],
    [2, 3, false],
  ]);
  // 5 d of slack from Friday the 6th end on Friday the 13th
  expect(formatPlanTime(model.rows[2]?.tailUntil ?? 0)).toBe('2026-11-13T17:00:00');
  expect(planTimeline(plan, [row(5)], () => '20 Nov').rows[0]).toMatchObject({
    shape: 'diamond',
    label: 'Released · 20 Nov',
  });
});

test('days off are shaded as one span, nights only where they are asked for', () => {
  const [from, to] = [at('2026-11-06'), at('2026-11-09T12:00')];
  const text = (nights: boolean) =>
    nonWorkingTime(plan.workingTime, from, to, nights).map((span) => [
      formatPlanTime(span.from).slice(5, 13),
      formatPlanTime(span.to).slice(5, 13),
    ]);
  expect(text(false)).toEqual([['11-07T00', '11-09T00']]);
  expect(text(true).slice(0, 3)).toEqual([
    ['11-06T00', '11-06T08'],
    ['11-06T12', '11-06T13'],
    ['11-06T17', '11-09T08'],
  ]);
});

test('is printed whole, in weeks or years as its length asks, with what the screen shows of it', () => {
  const plan = readPlan(view());
  const model = planTimeline(plan, plan.rows, () => 'then');
  const format = { date: () => 'today' } as never;
  const labels = createTickLabels('en-GB', (quarter) => `Q${quarter}`);
  const shown = {
    plan,
    model,
    labels,
    firstWeekday: 1,
    isCriticalShown: true,
    isComparisonShown: true,
    format,
    t: (key: string) => key,
  };
  const gantt = planGantt(shown);
  expect(gantt.bars).toHaveLength(plan.rows.length);
  expect(gantt.span.from).toBeLessThan(at('2026-11-02T08:00'));
  expect(gantt.span.to).toBeGreaterThan(at('2026-11-20T17:00'));
  expect(gantt.upper.map((tick) => tick.labels[0])).toEqual(['October 2026', 'November 2026']);
  expect(gantt.lower.length).toBeGreaterThan(20); // days
  expect(gantt.shading.length).toBeGreaterThan(0);
  const plain = planGantt({ ...shown, isCriticalShown: false, isComparisonShown: false });
  expect(plain.bars.some((bar) => bar?.isStrong)).toBe(false);
  expect(plain.bars.some((bar) => bar?.ghostFinish != null)).toBe(false);
  expect(plain.legend.map(({ kind }) => kind)).not.toContain('ghost');
  const long = { ...model, extent: { from: at('2010-01-04T08:00'), to: at('2040-01-04T08:00') } };
  const decades = planGantt({ ...shown, model: long });
  expect(decades.lower.length).toBeLessThan(40);
  expect(decades.shading).toEqual([]);
});
