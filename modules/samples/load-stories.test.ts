import { expect, test } from 'vitest';
import { compileCalendar, dayOfDate, demandOfPlan, fullTimeTicksOf, schedule } from '#engine';
import { type SampleKey, samples } from '#samples';
import { liveThrough } from './live-through.ts';

/** What the open projects ask of a resource in a month, in percent of the time that it has; month 1 is January. */
async function loadOf(key: SampleKey, name: string, year: number, month: number): Promise<number> {
  const sample = await samples[key]();
  const projects = sample.projects.filter(
    ({ plan, history }) => plan.includes(name) && !history.some(({ closes }) => closes),
  );
  const plans = projects.flatMap((project) => liveThrough(sample, project).at(-1)?.plan ?? []);
  const asked = plans
    .flatMap((plan) => demandOfPlan(plan, schedule(plan), plan.project.statusDate ?? 0))
    .flatMap((demand) => (demand.name === name ? demand.months : []))
    .reduce((sum, [at, ticks]) => (at === year * 12 + month - 1 ? sum + ticks : sum), 0);
  const calendar = compileCalendar(plans[0]?.calendars.slice(0, 1) ?? []);
  const [full = 0] = fullTimeTicksOf(calendar, [{ firstDay: dayOfDate(year, month, 1), lastDay: dayOfDate(year, month + 1, 1) - 1 }]); // biome-ignore format: one line
  const resource = { ...sample.people[name], ...sample.resources[name] } as { fullTime?: number; members?: number };
  return Math.round((asked * 100) / (full * (resource.fullTime ?? resource.members ?? 1)));
}

test('five ecologists are asked for 150 % of their time in January', async () => {
  expect(await loadOf('national-links', 'Ecologists', 2027, 1)).toBe(150);
});

test('the data-lineage team is asked for 165 % of its time from December to February, by five per cent', async () => {
  for (const [year, month] of [[2026, 12], [2027, 1], [2027, 2]] as const) // biome-ignore format: three months
    expect(Math.abs((await loadOf('meridian-quay', 'Data-lineage team', year, month)) - 165)).toBeLessThanOrEqual(5);
});

test('Tom, the only administrator, is asked for some 140 % of what the daily work leaves of him in January', async () => {
  expect(await loadOf('wren-tide', 'Tom Asher', 2027, 1)).toBe(141);
});
