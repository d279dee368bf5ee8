import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standardWorkingTime, wholeDayWorkingTime } from '../calendar/index.ts';
import { ticksPerDay } from '../kernel/plan-time.ts';
import { type ArraySchedule, scheduleArrays } from './array-schedule.ts';
import { LiveOutline } from './live-outline.ts';
import { LiveSchedule } from './live-schedule.ts';
import { type LinkFacts, removedLink } from './own-arrays.ts';
import { constraintCode, none, type PlanArrays } from './plan-arrays.ts';
import { at } from './testing.ts';

const start = at('2026-01-05T08:00');
const count = 14;
const calendars = [standardWorkingTime(), wholeDayWorkingTime()];
const task = fc.integer({ min: 0, max: count - 1 });
const duration = fc.constantFrom(0, 1200, 4800, 9600, 24_000);
const date = fc.oneof(
  fc.constant(none),
  fc.integer({ min: -10, max: 40 }).map((days) => start + days * ticksPerDay),
);
const link: fc.Arbitrary<LinkFacts> = fc.record({
  from: task,
  to: task,
  type: fc.integer({ min: 0, max: 3 }),
  lag: fc.constantFrom(0, 0, 4800, -2400),
  lagKind: fc.integer({ min: 0, max: 3 }),
});
/** Mostly constraints with a date; now and then as late as possible. */
const constraintType = fc.oneof(
  { weight: 60, arbitrary: fc.constantFrom(0, 0, 2, 3, 4, 5, 6, 7) },
  { weight: 1, arbitrary: fc.constant(constraintCode.ALAP) },
);
const facts = { duration, calendar: fc.constantFrom(0, 0, 1), constraintType, constraintDate: date, deadline: date };
const edit = fc.oneof(
  fc.record({ kind: fc.constant('task' as const), task, edit: fc.record({ ...facts, isActive: fc.constantFrom(1, 1, 0) }, { requiredKeys: [] }) }), // biome-ignore format: one kind a line
  fc.record({ kind: fc.constant('add' as const), link }),
  fc.record({ kind: fc.constant('remove' as const), nth: fc.nat() }),
  fc.record({ kind: fc.constant('lag' as const), nth: fc.nat(), link }),
  fc.record({ kind: fc.constant('insert' as const), row: fc.record(facts), parent: fc.nat(), after: fc.nat() }),
  fc.record({ kind: fc.constant('move' as const), task: fc.nat(), parent: fc.nat(), after: fc.nat() }),
  fc.record({ kind: fc.constant('delete' as const), task: fc.nat() }),
);
const plan = fc.record({
  tasks: fc.array(fc.record({ ...facts, parent: fc.integer({ min: -6, max: 6 }) }), {
    minLength: count,
    maxLength: count,
  }),
  links: fc.array(link, { maxLength: 20 }),
  rules: fc.record({
    hasMultipleCriticalPaths: fc.boolean(),
    options: fc.record({ totalFloat: fc.constantFrom('smallest', 'start', 'finish'), floatCalendar: fc.constantFrom('project', 'task') }, { requiredKeys: [] }),
  }),
}); // biome-ignore format: one line each

function arraysOf(
  tasks: readonly Record<keyof typeof facts | 'parent', number>[],
  links: readonly LinkFacts[],
  rules: Pick<PlanArrays['rules'], 'hasMultipleCriticalPaths' | 'options'>,
): PlanArrays {
  // biome-ignore format: one head
  const integers = <T>(rows: readonly T[], field: keyof T) => Int32Array.from(rows, (row) => Number(row[field]));
  return {
    rules: { start, finishToScheduleFrom: null, areConstraintsHonoured: true, ...rules },
    parent: integers(tasks, 'parent').map((parent, index) => (parent < index ? Math.max(-1, parent) : -1)),
    placement: new Uint8Array(tasks.length),
    isActive: new Uint8Array(tasks.length).fill(1),
    duration: integers(tasks, 'duration'),
    calendar: integers(tasks, 'calendar'),
    constraintType: Uint8Array.from(integers(tasks, 'constraintType')),
    constraintDate: integers(tasks, 'constraintDate'),
    deadline: integers(tasks, 'deadline'),
    links: {
      from: integers(links, 'from'),
      to: integers(links, 'to'),
      type: Uint8Array.from(integers(links, 'type')),
      lag: integers(links, 'lag'),
      lagKind: Uint8Array.from(integers(links, 'lagKind')),
    },
    calendars,
    spans: [],
    facts: [],
    isSpecial: new Uint8Array(tasks.length),
  };
}

/** All that a schedule says of the tasks named, by their own indices, so that differently numbered ones can be compared. */
function told(
  { network, early, late, slack, start, finish }: ArraySchedule,
  tasks: readonly number[],
  nameOf: (task: number) => number = (task) => task,
) {
  const linked = (by: number | undefined) => (by !== undefined && by >= 0 ? network.linkAt[by] : by);
  const via = (place: number | undefined) =>
    place !== undefined && place >= 0 ? nameOf(network.taskAt[place] as number) : place;
  const rows = tasks.map((task) => {
    const place = network.placeOf[task] as number;
    return [
      [early.dates.start[place], early.dates.finish[place], linked(early.dates.driver[place]), via(early.dates.via[place])],
      [late.dates.start[place], late.dates.finish[place], linked(late.dates.limit[place]), via(late.dates.via[place])],
      [slack.total[place], slack.free[place], early.dates.allowed[place]],
    ]; // biome-ignore format: one line each
  });
  return { start, finish, rows };
}

type Row = Record<keyof typeof facts | 'isActive', number>;

/** The edited plan as anybody would keep it: tasks by number, and of each its children in order (−1: the top). */
class Model {
  readonly rows = new Map<number, Row>();
  readonly children = new Map<number, number[]>([[-1, []]]);
  readonly links: LinkFacts[];
  next = 0;

  constructor(tasks: readonly Record<keyof typeof facts | 'parent', number>[], links: readonly LinkFacts[]) {
    this.links = [...links];
    for (const { parent, ...row } of tasks) this.add({ ...row, isActive: 1 }, parent < this.next ? Math.max(-1, parent) : -1, null); // biome-ignore format: one call
  }

  add(row: Row, parent: number, after: number | null): void {
    const task = this.next++;
    this.rows.set(task, row);
    this.children.set(task, []);
    this.#put(task, parent, after);
  }

  move(task: number, parent: number, after: number): boolean {
    const below = this.flat(task);
    if (below.includes(parent) || below.includes(after)) return false;
    this.#take(task);
    this.#put(task, parent, after);
    return true;
  }

  delete(task: number): void {
    this.#take(task);
    const gone = new Set(this.flat(task));
    for (const each of gone) this.rows.delete(each);
    this.links.forEach(({ from, to }, nth) => {
      if (gone.has(from) || gone.has(to)) this.links[nth] = removedLink;
    });
  }

  /** A task and all below it, in outline order. */
  flat(task: number): number[] {
    const below = (this.children.get(task) ?? []).flatMap((child) => this.flat(child));
    return task < 0 ? below : [task, ...below];
  }

  parentOf(task: number): number {
    return [...this.children].find(([, list]) => list.includes(task))?.[0] ?? -1;
  }

  #take(task: number): void {
    const list = this.children.get(this.parentOf(task)) as number[];
    list.splice(list.indexOf(task), 1);
  }

  /** After a sibling; null: as the last, none of them: as the first. */
  #put(task: number, parent: number, after: number | null): void {
    const list = this.children.get(parent) as number[];
    list.splice(after === null ? list.length : list.indexOf(after) + 1, 0, task);
  }
}

describe('a live schedule', () => {
  it('says after any edits what scheduling the edited plan anew says', () => {
    fc.assert(
      fc.property(plan, fc.array(edit, { minLength: 1, maxLength: 12 }), ({ tasks, links, rules }, edits) => {
        const model = new Model(tasks, links);
        const live = new LiveSchedule(arraysOf(tasks, links, rules));
        for (const each of edits) {
          act(each, model, live);
          const order = model.flat(-1);
          const nthOf = new Map(order.map((task, nth) => [task, nth]));
          const nth = (task: number) => nthOf.get(task) ?? -1;
          const rows = order.map((task) => ({ ...(model.rows.get(task) as Row), parent: nth(model.parentOf(task)) }));
          const renamed = model.links.map((row) => ({ ...row, from: nth(row.from), to: nth(row.to) }));
          const isActive = Uint8Array.from(rows, (row) => row.isActive);
          const anew = scheduleArrays({ ...arraysOf(rows, renamed, rules), isActive });
          const expected = told(anew, order.map(nth), (task) => order[task] as number); // biome-ignore format: one call
          expect(told(live.current, order)).toEqual(expected);
        }
      }),
      { numRuns: 400 },
    );
  });
});

it('keeps an outline with more tasks below one than a call takes arguments', () => {
  // Task 1 stands at the top, all others below 0: not depth first as given.
  const parent = new Int32Array(200_000);
  parent[0] = parent[1] = -1;
  const outline = new LiveOutline(parent);
  expect([outline.order.slice(0, 3), outline.order.at(-1)]).toEqual([[0, 2, 3], 1]);
  expect(outline.move(0, { parent: -1, after: 1 })).toBe(true);
  expect([outline.order.slice(0, 3), outline.order.length]).toEqual([[1, 0, 2], 200_000]);
});

/** One edit, in the model and in the live schedule alike; tasks and links are taken from those that there are. */
function act(each: typeof edit extends fc.Arbitrary<infer E> ? E : never, model: Model, live: LiveSchedule): void {
  const present = [...model.rows.keys()];
  const taskOf = (nth: number) => present[nth % present.length] ?? -1;
  /** Any task or the top, and after one of its children or as the first. */
  const placeOf = ({ parent: nth, after }: { parent: number; after: number }) => {
    const parent = [-1, ...present][nth % (present.length + 1)] as number;
    const siblings = [-1, ...(model.children.get(parent) ?? [])];
    return { parent, after: siblings[after % siblings.length] as number };
  };
  if (each.kind === 'task') {
    if (!model.rows.has(each.task)) return;
    Object.assign(model.rows.get(each.task) as Row, each.edit);
    live.editTask(each.task, each.edit as Record<string, number>);
  } else if (each.kind === 'add') {
    expect(live.addLink(each.link)).toBe(model.links.length);
    const isThere = model.rows.has(each.link.from) && model.rows.has(each.link.to);
    model.links.push(isThere ? each.link : removedLink);
  } else if (each.kind === 'insert') {
    const place = placeOf(each);
    expect(live.addTask(each.row, place)).toBe(model.next);
    model.add({ ...each.row, isActive: 1 }, place.parent, place.after);
  } else if (each.kind === 'move' && present.length > 0) {
    const place = placeOf(each);
    expect(live.moveTask(taskOf(each.task), place)).toBe(model.move(taskOf(each.task), place.parent, place.after));
  } else if (each.kind === 'delete' && present.length > 0) {
    live.deleteTask(taskOf(each.task));
    model.delete(taskOf(each.task));
  } else if ('nth' in each && model.links.length > 0) {
    const nth = each.nth % model.links.length;
    if (each.kind === 'remove') {
      model.links[nth] = removedLink;
      live.removeLink(nth);
      return;
    }
    const { lag, lagKind } = each.link;
    model.links[nth] = { ...(model.links[nth] as LinkFacts), lag, lagKind };
    live.editLag(nth, lag, lagKind);
  }
}
