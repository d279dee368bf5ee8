import { describe, expect, it } from 'vitest';
import { compileCalendar } from '#engine';
import { changeRecorded, computeRecorded } from '#modules/plans/actions/compute-recorded';
import { sampleKeys, samples } from '#samples';
import { liveThrough } from './live-through.ts';
import { boundsOf } from './status-bounds.ts';

const dayTicks = 4800;

describe.each(sampleKeys)('in %s', async (key) => {
  const sample = await samples[key]();

  it.each(sample.projects.map(({ name }) => name))('what moves the finish of %s adds up, month by month', (name) => {
    const project = sample.projects.find((each) => each.name === name);
    const moments = project ? liveThrough(sample, project) : [];
    const calendar = compileCalendar(moments[0]?.plan.calendars ?? []);
    let moved = 0;
    const told = moments.map(({ at, plan }) => {
      const context = {
        planId: 'plan',
        projectId: 'project',
        revision: 1,
        now: at,
        toleranceDays: 10,
        bounds: boundsOf(sample, { office: sample.name, budget: 1 }),
        projectName: name,
      };
      return { plan, context, computed: computeRecorded(plan, null, context) };
    });
    for (const [index, { plan, context, computed }] of told.entries()) {
      const before = told[index - 1]?.computed;
      if (!before || before.finish === null || before.forecastFinish === null || computed.forecastFinish === null)
        continue;
      const { finish, forecastFinish, dates } = before;
      const change = changeRecorded(plan, context, { finish, forecastFinish, dates });
      // counted here by the calendar of the office, from what was told then to what is told now
      const ticks = calendar.count(forecastFinish, computed.forecastFinish);
      expect(change).toMatchObject({ from: forecastFinish, to: computed.forecastFinish });
      expect(change?.days).toBeCloseTo(ticks / dayTicks, 1);
      expect((change?.causes ?? []).reduce((sum, { days }) => sum + days, 0)).toBeCloseTo(change?.days ?? 0, 6);
      expect(change?.causes.filter(({ kind }) => kind === 'unexplained')).toEqual([]);
      moved += ticks;
    }
    const [first, last] = [told[0]?.computed.forecastFinish, told.at(-1)?.computed.forecastFinish];
    expect(moved).toBe(calendar.count(first ?? 0, last ?? 0));
  });
});
