import { describe, expect, it } from 'vitest';
import { compileCalendar, costsByTask, formatPlanTime, schedule } from '#engine';
import { baselineOf } from '#modules/plans/actions/record-plan';
import { sampleKeys, samples } from '#samples';
import { officeWorkingTime, standardCalendar } from '../offices/office-calendar.ts';
import { holidayYears } from './draft-plan.ts';
import { holidaysOf } from './holidays.ts';
import { liveThrough } from './live-through.ts';
import { timeOf } from './sample-time.ts';
import { plannedCost, toGoOf } from './testing.ts';

const all = await Promise.all(sampleKeys.map((key) => samples[key]()));

describe.each(all)('$name', (sample) => {
  const stories = sample.projects.map((project) => ({ project, moments: liveThrough(sample, project) }));
  const moments = stories.flatMap(({ project, moments }) => moments.map((moment) => ({ project, ...moment })));

  it('names only offices and people that it has', () => {
    const offices = new Set([sample.name, ...sample.offices.map(({ name }) => name)]);
    const people = new Set(Object.keys(sample.people));
    const named = [
      ...sample.projects.flatMap(({ manager, sponsor, history, answers = [], statusSet = [] }) => [
        ...[manager, sponsor],
        ...history.flatMap((event) => [
          event.manager ?? manager,
          event.sponsor ?? sponsor,
          event.waived?.by ?? manager,
        ]),
        ...answers.flatMap(({ by, asked }) => [by, asked?.by ?? by]),
        ...statusSet.map(({ by }) => by),
      ]),
      ...sample.policies.map(({ by }) => by),
      ...Object.values(sample.people).flatMap(({ away = [] }) => away.flatMap(({ deputy }) => deputy ?? [])),
    ];
    expect(named.filter((name) => !people.has(name))).toEqual([]);
    const places = [
      ...[...sample.projects, ...sample.policies].map(({ office }) => office),
      ...sample.offices.map(({ above = sample.name }) => above),
      ...Object.values(sample.people).flatMap(({ roles = {} }) => Object.keys(roles)),
    ];
    expect(places.filter((name) => !offices.has(name))).toEqual([]);
  });

  it('knows everybody whom its plans assign, with skills that it has, shared out to no more than all of their time', () => {
    const priced = Object.entries(sample.resources).flatMap(([name, one]) => ('unitPrice' in one ? [name] : []));
    const teams = Object.values(sample.resources).flatMap((one) => ('unitPrice' in one ? [] : [one]));
    const persons = Object.entries(sample.people).flatMap(([name, { skills }]) => (skills ? [name] : []));
    const known = new Set([...Object.keys(sample.resources), ...persons]);
    const assigned = new Set(moments.flatMap(({ plan }) => plan.resources.map(({ name }) => name)));
    expect([...assigned].filter((name) => !known.has(name))).toEqual([]);
    expect(priced.filter((name) => persons.includes(name))).toEqual([]);
    const lists = [
      ...Object.values(sample.people).flatMap(({ skills }) => (skills ? [skills] : [])),
      ...teams.map(({ skills }) => skills),
      ...teams.flatMap(({ named = {} }) => Object.values(named).flatMap(({ skills }) => (skills ? [skills] : []))),
    ];
    expect(lists.flat().filter(([skill]) => !(skill in sample.skills))).toEqual([]);
    expect(lists.filter((list) => list.reduce((sum, [, , share]) => sum + share, 0) > 100)).toEqual([]);
    expect(teams.filter(({ members = 1, named = {}, fullTime = 0 }) => Object.keys(named).length > members || fullTime > members)).toEqual([]); // biome-ignore format: one line
  });

  it('has proposals of people, offices and skills that there are, told in order', () => {
    const offices = new Set([sample.name, ...sample.offices.map(({ name }) => name)]);
    const told = sample.proposals.map(({ on, submitted, deferred }) => [on, submitted?.on, deferred?.on].flatMap((day) => day ?? [])); // biome-ignore format: one line
    expect(told.filter((days) => days.some((day, index) => day < (days[index - 1] ?? sample.since) || day > sample.dataDate))).toEqual([]); // biome-ignore format: one line
    const people = sample.proposals.flatMap(({ by, sponsor = by, submitted, deferred }) => [by, sponsor, deferred?.by ?? by, ...Object.keys(submitted?.reviews ?? {})]); // biome-ignore format: one line
    expect(people.filter((name) => !(name in sample.people))).toEqual([]);
    expect(sample.proposals.filter(({ office }) => !offices.has(office)).map(({ name }) => name)).toEqual([]);
    const options = sample.proposals.flatMap(({ options: own = {} }) => Object.values(own));
    const asked = options.flatMap(({ people: list = [] }) => list);
    expect(asked.filter(([skill, people, , months]) => !(skill in sample.skills || skill in sample.resources) || people <= 0 || months <= 0)).toEqual([]); // biome-ignore format: one line
    const flows = options.flatMap(({ flows: list = [] }) => list);
    expect(flows.filter(({ amount, times = 1, from }) => amount <= 0 || times < 1 || from < sample.since)).toEqual([]);
  });

  it('serves objectives that it has by projects that it has, and moves no measure past its aim', () => {
    const named = new Set(sample.projects.map(({ name }) => name));
    const themes = Object.values(sample.strategy.themes);
    const objectives = new Map(themes.flatMap((theme) => Object.entries(theme.objectives)));
    expect(sum(themes.map(({ weight }) => weight))).toBe(100);
    for (const theme of themes) expect(sum(Object.values(theme.objectives).map(({ weight }) => weight))).toBe(100);
    expect(sample.proposals.flatMap(({ serves = {} }) => Object.keys(serves)).filter((name) => !objectives.has(name))).toEqual([]); // biome-ignore format: one line
    for (const [objective, { owner, measures = {}, served = {} }] of objectives) {
      expect(owner in sample.people, objective).toBe(true);
      expect(Object.keys(served).filter((name) => !named.has(name)), objective).toEqual([]); // biome-ignore format: one line
      const moves = Object.values(served).flatMap((one) => (one.moves ? [one.moves] : []));
      expect(moves.filter(([measure]) => !(measure in measures))).toEqual([]);
      for (const [name, { from, to, measured = {} }] of Object.entries(measures)) {
        const gap = to[1] - from[1];
        const moved = sum(moves.flatMap(([measure, by]) => (measure === name ? [by] : [])));
        expect(moved / gap, `${objective}: ${name}`).toBeGreaterThanOrEqual(0);
        expect(moved / gap, `${objective}: ${name}`).toBeLessThanOrEqual(1.05);
        const days = [from[0], ...Object.keys(measured)];
        expect(days.filter((day, index) => day > sample.dataDate || day < (days[index - 1] ?? day))).toEqual([]);
      }
    }
  });

  it('has scenarios of what there is to choose, at figures of projects that their own amounts come to', () => {
    const proposals = new Set(sample.proposals.map(({ name }) => name));
    for (const { name, by, on, firstOn, quarters, money, people = {}, rules, running = {} } of sample.scenarios) {
      expect(by in sample.people && on <= sample.dataDate && firstOn > sample.dataDate, name).toBe(true);
      for (const limit of [money, ...Object.values(people)]) expect(limit, name).toHaveLength(quarters);
      expect(Object.keys(people).filter((skill) => !(skill in sample.skills || skill in sample.resources))).toEqual([]);
      const known = (one: string) => proposals.has(one) || one in running;
      expect(rules.flatMap(({ of }) => of).filter((one) => !known(one)), name).toEqual([]); // biome-ignore format: one line
      for (const [title, { costToGo, valueToGo, exitCost }] of Object.entries(running)) {
        const project = sample.projects.find((one) => one.name === title);
        const { costMinor, valueMinor, exitMinor } = (project && toGoOf(sample, project)?.found) ?? {};
        const said = [costToGo, valueToGo, exitCost].map((amount) => amount * 100);
        for (const [index, computed] of [costMinor, valueMinor, exitMinor].entries())
          expect(Math.abs((said[index] ?? 0) / (computed ?? 0) - 1), `${title}: ${computed}`).toBeLessThan(0.05);
      }
    }
  });

  it('stays within its eighteen months', () => {
    const from = timeOf(sample.since, 0);
    const until = timeOf(sample.dataDate, 24);
    expect(moments.filter(({ at }) => at > until).map(({ project }) => project.name)).toEqual([]);
    expect(stories.some(({ moments: [first] }) => first && first.at > from)).toBe(true);
  });

  it('has plans of ten to four hundred rows, each with a baseline', () => {
    for (const { project, moments } of stories) {
      const rows = moments.at(-1)?.plan.tasks.length ?? 0;
      expect(rows, project.name).toBeGreaterThanOrEqual(10);
      expect(rows, project.name).toBeLessThanOrEqual(400);
      expect(project.history.filter(({ baseline }) => baseline).length, project.name).toBe(1);
    }
  });

  it('finishes no task before it starts, and nothing in what had not come yet', () => {
    for (const { project, at, plan } of moments) {
      for (const { uid, start, finish } of schedule(plan).tasks) {
        const where = `${project.name}, task ${uid} on ${formatPlanTime(at)}`;
        expect(start !== null && finish !== null && start <= finish, where).toBe(true);
      }
      const early = plan.tasks.filter(
        ({ actualStart, actualFinish }) => Math.max(actualStart ?? 0, actualFinish ?? 0) > at,
      );
      expect(
        early.map(({ name }) => name),
        project.name,
      ).toEqual([]);
    }
  });

  it('counts done and left work to the whole', () => {
    for (const { project, plan } of moments) {
      for (const { name, durationTicks, actualDurationTicks, remainingDurationTicks } of plan.tasks) {
        if (actualDurationTicks === null || remainingDurationTicks === null) continue;
        expect(actualDurationTicks + remainingDurationTicks, `${project.name}: ${name}`).toBe(durationTicks);
      }
      for (const { workTicks, actualWorkTicks, remainingWorkTicks } of plan.assignments) {
        if (workTicks !== null) expect((actualWorkTicks ?? 0) + (remainingWorkTicks ?? 0)).toBe(workTicks);
      }
    }
  });

  it('is planned within its budget', () => {
    for (const { project, moments } of stories) {
      const agreed = moments.find(({ event }) => event?.baseline)?.plan;
      const cost = agreed ? plannedCost(agreed) : 0;
      expect(cost, project.name).toBeGreaterThan(project.budget * 0.3);
      expect(cost, project.name).toBeLessThanOrEqual(project.budget * 1.05);
    }
  });

  it.each([{ name: sample.name }, ...sample.offices])(
    'works by one calendar in $name and in the plans there',
    (place) => {
      const { country = sample.country } = 'country' in place ? place : {};
      const holidays = holidaysOf(country, ...holidayYears);
      const office = officeWorkingTime({ calendar: { ...standardCalendar, holidays } });
      const own = stories.filter(({ project }) => project.office === place.name);
      for (const { project, moments } of own) {
        const plan = compileCalendar(moments.at(-1)?.plan.calendars ?? []);
        for (let at = timeOf('2025-01-01', 0); at < timeOf('2028-01-01', 0); at += 14_400) {
          expect(plan.count(at, at + 14_400), `${project.name}, ${formatPlanTime(at)}`).toBe(
            office.count(at, at + 14_400),
          );
        }
      }
    },
  );

  it('comes to the same cost by assignment, by task and in the baseline that was set', () => {
    for (const { project, event, plan } of moments) {
      const byTask = sum([...costsByTask(plan).values()].map(({ costMinor }) => costMinor));
      // what an assignment costs is rounded to the cent, so that half a cent of each may be lost or won
      expect(Math.abs(byTask - plannedCost(plan) * 100), project.name).toBeLessThanOrEqual(plan.assignments.length / 2);
      if (event?.baseline) expect(sum(baselineOf(plan, schedule(plan)).costMinor), project.name).toBe(byTask);
    }
  });
});

const sum = (amounts: readonly (number | null)[]) => amounts.reduce<number>((all, one) => all + (one ?? 0), 0);
