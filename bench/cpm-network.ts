import {
  compileCalendar,
  constraintTypes,
  lagKinds,
  linkTypes,
  type PlanArrays,
  type PlanCalendar,
  parsePlanTime,
  seededRandom,
  standardWorkingTime,
  type Ticks,
  ticksPerDay,
  type WorkingTime,
  wholeDayWorkingTime,
} from '#engine';

const start = parsePlanTime('2026-01-05T08:00:00') ?? 0;
const day: Ticks = 4800;
const datedConstraints = ['SNET', 'SNLT', 'FNET', 'FNLT', 'MSO', 'MFO'] as const;
const tasksOfProject = 1000;
const projectsOfProgramme = 10;

/**
 * A portfolio as flat arrays: projects of 1,000 tasks, links mostly within a project and now and then to an earlier one of
 * the same programme, five calendars, every type of link and lag, and a dated constraint on one task in twenty. Ids are
 * permuted at random, so that neighbours in the network are none in memory.
 */
export function cpmNetwork(tasks: number, links: number, seed = 7): PlanArrays {
  const random = seededRandom(seed);
  const id = permutation(tasks, random.next);
  const plan = emptyPlan(tasks, links);
  for (let place = 0; place < tasks; place++) {
    const task = id[place] as number;
    plan.duration[task] = random.chance(0.08) ? 0 : random.chance(0.1) ? random.integer(1, 7) * 600 : random.integer(1, 8) * day; // biome-ignore format: one choice
    plan.calendar[task] = random.chance(0.6) ? 0 : random.integer(1, 4);
    if (random.chance(0.05)) {
      const expected = start + Math.floor(((place % tasksOfProject) / tasksOfProject) * 200) * ticksPerDay;
      plan.constraintType[task] = constraintTypes.indexOf(random.pick(datedConstraints));
      plan.constraintDate[task] = expected + random.integer(-10, 40) * ticksPerDay;
    }
    if (random.chance(0.01)) plan.deadline[task] = start + random.integer(100, 400) * ticksPerDay;
  }
  for (let link = 0; link < links; link++) {
    const to = random.integer(1, tasks - 1);
    const project = to - (to % tasksOfProject);
    const programme = to - (to % (tasksOfProject * projectsOfProgramme));
    const isWithin = to > project && !(project > programme && random.chance(0.02));
    const from = isWithin
      ? Math.max(project, to - random.integer(1, 100))
      : random.integer(programme, Math.max(programme, project - 1));
    plan.links.from[link] = id[from] as number;
    plan.links.to[link] = id[to] as number;
    plan.links.type[link] = random.chance(0.7) ? linkTypes.indexOf('FS') : random.integer(0, linkTypes.length - 1);
    if (!random.chance(0.3)) continue;
    const kind = random.integer(0, lagKinds.length - 1);
    plan.links.lagKind[link] = kind;
    plan.links.lag[link] = kind < 2 ? random.integer(-2, 5) * day : random.integer(-50, 100) * 100;
  }
  return plan;
}

function emptyPlan(tasks: number, links: number): PlanArrays {
  return {
    rules: { start, finishToScheduleFrom: null, areConstraintsHonoured: true, hasMultipleCriticalPaths: false },
    parent: new Int32Array(tasks).fill(-1),
    placement: new Uint8Array(tasks),
    isActive: new Uint8Array(tasks).fill(1),
    duration: new Int32Array(tasks),
    calendar: new Int32Array(tasks),
    constraintType: new Uint8Array(tasks),
    constraintDate: new Int32Array(tasks).fill(-1),
    deadline: new Int32Array(tasks).fill(-1),
    links: {
      from: new Int32Array(links),
      to: new Int32Array(links),
      type: new Uint8Array(links),
      lag: new Int32Array(links),
      lagKind: new Uint8Array(links),
    },
    calendars: calendars(),
    spans: [],
    facts: [],
    isSpecial: new Uint8Array(tasks),
  };
}

/** Office hours; with holidays; six days; nights; round the clock. */
function calendars(): WorkingTime[] {
  const hours = (from: number, to: number) => [{ from: from * 600, to: to * 600 }];
  const named = (uid: number, facts: Partial<PlanCalendar>): PlanCalendar => {
    const week = Array.from({ length: 7 }, () => null);
    return { uid, name: `Calendar ${uid}`, baseUid: null, week, workWeeks: [], exceptions: [], ...facts };
  };
  const holiday = { name: 'Holiday', ranges: [], recurrence: null, occurrences: null };
  const holidays = Array.from({ length: 100 }, (_, nth) => {
    const from = start - (start % ticksPerDay) + (nth * 37 + 3) * ticksPerDay;
    return { ...holiday, from, to: from };
  });
  return [
    standardWorkingTime(),
    compileCalendar([named(1, { exceptions: holidays })]),
    compileCalendar([named(2, { week: [[], ...Array.from({ length: 6 }, () => hours(7, 16))] })]),
    compileCalendar([named(3, { week: [[], ...Array.from({ length: 5 }, () => hours(22, 6)), []] })]),
    wholeDayWorkingTime(),
  ];
}

function permutation(count: number, next: () => number): Int32Array {
  const ids = Int32Array.from({ length: count }, (_, index) => index);
  for (let index = count - 1; index > 0; index--) {
    const other = Math.floor(next() * (index + 1));
    const kept = ids[index] as number;
    ids[index] = ids[other] as number;
    ids[other] = kept;
  }
  return ids;
}
