import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { earnedSchedule, scheduleAdherence, scheduleIndices } from './earned-schedule.ts';
import { type Amounts, indexNames, indicesOf } from './indices.ts';

const amounts = (bac: number, pv: number, ev: number, ac: number | null, etc: number | null = null): Amounts => ({
  ...{ bac, pv, ev, ac, etc },
  discrete: { bac, pv, ev },
});
const valuesOf = (of: Amounts) =>
  Object.fromEntries(Object.entries(indicesOf(of)).map(([name, { value, why }]) => [name, value ?? why]));

describe('indices and forecasts', () => {
  test('of a project with BAC 248, PV 158, EV 148, AC 210', () => {
    // by hand: 148/210, 148/158; 248/0.70476 = 351.89; 248 − 351.89; 210 + 100; 210 + 100/(0.70476 · 0.93671) = 361.48
    const { cpi, spi, cv, sv, csi, eacCpi, eacBudget, eacCsi, etc, vac, tcpiBac } = indicesOf(
      amounts(248, 158, 148, 210),
    );
    expect(cpi.value).toBeCloseTo(0.705, 3);
    expect(spi.value).toBeCloseTo(0.937, 3);
    expect([cv.value, sv.value]).toEqual([-62, -10]);
    expect(csi.value).toBeCloseTo(0.6602, 4);
    expect(eacCpi.value).toBeCloseTo(351.9, 1);
    expect(vac.value).toBeCloseTo(-103.9, 1);
    expect(etc.value).toBeCloseTo(141.9, 1);
    expect(eacBudget.value).toBe(310);
    expect(eacCsi.value).toBeCloseTo(361.48, 2);
    expect(tcpiBac.value).toBeCloseTo(100 / 38, 6);
  });

  test('of a project of 100,000 and 40 weeks at week 20: PV 50,000, EV 40,000, AC 60,000', () => {
    const { eacCpi, tcpiBac } = indicesOf(amounts(100_000, 50_000, 40_000, 60_000));
    expect(eacCpi.value).toBeCloseTo(150_000, 6);
    expect(tcpiBac.value).toBeCloseTo(1.5, 9);
  });

  test('take the plan’s own forecast where it has one', () => {
    // EAC 210 + 130 = 340, (248 − 148) / (340 − 210)
    const { eacPlan, tcpiEac } = indicesOf(amounts(248, 158, 148, 210, 130));
    expect([eacPlan.value, tcpiEac.value]).toEqual([340, 100 / 130]);
  });

  test('leave level of effort out of the schedule, not out of the cost', () => {
    const { spi, sv, cpi } = indicesOf({ ...amounts(200, 150, 140, 140), discrete: { bac: 100, pv: 50, ev: 40 } });
    expect([spi.value, sv.value, cpi.value]).toEqual([0.8, -10, 1]);
  });

  test('say why there is none instead of 0, NaN or infinite', () => {
    expect(valuesOf(amounts(0, 0, 0, 0))).toMatchObject({ spi: 'nothing-planned', cpi: 'nothing-planned', eacCpi: 'nothing-planned', tcpiBac: 'nothing-planned' }); // biome-ignore format: one line
    expect(valuesOf(amounts(100, 0, 0, 0, 100))).toMatchObject({ sv: 0, spi: 'not-begun', cpi: 'nothing-spent', eacCpi: 'nothing-spent', eacPlan: 100 }); // biome-ignore format: one line
    expect(valuesOf(amounts(100, 50, 40, null))).toMatchObject({ spi: 0.8, cpi: 'no-cost', vac: 'no-cost', eacCsi: 'no-cost' }); // biome-ignore format: one line
    expect(valuesOf(amounts(100, 50, 0, 30))).toMatchObject({ cpi: 0, eacCpi: 'nothing-earned', csi: 0, eacCsi: 'nothing-earned', tcpiBac: 100 / 70 }); // biome-ignore format: one line
    expect(valuesOf(amounts(100, 50, 40, 100))).toMatchObject({ tcpiBac: 'budget-spent' });
    expect(valuesOf(amounts(100, 100, 100, 90))).toMatchObject({ tcpiBac: 'all-done' });
  });

  test('warn of forecasts before a fifth is earned, and of SPI when a tenth is left', () => {
    expect(indicesOf(amounts(100, 30, 19, 19)).eacCpi.caution).toBe('early');
    expect(indicesOf(amounts(100, 30, 20, 20)).eacCpi.caution).toBeNull();
    expect(indicesOf(amounts(100, 100, 90, 90)).spi.caution).toBe('little-left');
    expect(indicesOf(amounts(100, 100, 89, 90)).spi.caution).toBeNull();
  });

  test('are finite, or null with a reason, whatever the amounts', () => {
    const amount = fc.integer({ min: 0, max: 1e12 });
    fc.assert(
      fc.property(amount, amount, amount, fc.option(amount), fc.option(amount), (bac, pv, ev, ac, etc) => {
        const indices = indicesOf(amounts(bac, pv, ev, ac, etc));
        for (const name of indexNames) {
          const { value, why } = indices[name];
          expect(value === null ? why !== null : Number.isFinite(value) && why === null).toBe(true);
        }
      }),
    );
  });
});

describe('earned schedule', () => {
  const of = (values: readonly number[]) => ({ valueAt: (at: number) => values[Math.floor(at)] ?? values.at(-1) ?? 0, periods: values.length - 1 }); // biome-ignore format: one line

  test('lies between the periods whose planned value is earned and the next one', () => {
    // PV 0, 10, 30, 60, 100: 45 is earned halfway through the third period
    const curve = of([0, 10, 30, 60, 100]);
    expect(earnedSchedule(curve, 45)).toBe(2.5);
    expect(earnedSchedule(curve, 30)).toBe(2);
    expect([earnedSchedule(curve, 0), earnedSchedule(curve, 100), earnedSchedule(curve, 120)]).toEqual([0, 4, 4]);
  });

  test('counts the periods in which nothing was planned once what lies before them is earned', () => {
    expect(earnedSchedule(of([0, 10, 10, 10, 20]), 10)).toBe(3);
  });

  test('knows a last period that is none whole', () => {
    const curve = { valueAt: (at: number) => Math.min(10, at * 4), periods: 2.5 };
    expect(earnedSchedule(curve, 9)).toBeCloseTo(2.25, 9);
  });

  test('gives ES 13.3, AT 15, PD 20: SPI(t) 0.8867, SV(t) −1.7, IEAC(t) 22.556', () => {
    const { spiTime, svTime, ieacTime, tspi } = scheduleIndices({ es: 13.3, at: 15, pd: 20 });
    expect(spiTime.value).toBeCloseTo(0.8867, 4);
    expect(svTime.value).toBeCloseTo(-1.7, 9);
    expect(ieacTime.value).toBeCloseTo(22.556, 3);
    expect(tspi.value).toBeCloseTo(6.7 / 5, 9);
  });

  test('has no TSPI once the planned time is over, and no indices before it begins', () => {
    expect(scheduleIndices({ es: 18, at: 20, pd: 20 }).tspi.why).toBe('time-spent');
    expect(scheduleIndices({ es: 20, at: 18, pd: 20 }).tspi.why).toBe('all-done');
    expect(scheduleIndices({ es: 0, at: -3, pd: 20 }).spiTime.why).toBe('not-begun');
    expect(scheduleIndices({ es: 0, at: 3, pd: 20 }).ieacTime.why).toBe('nothing-earned');
    expect(scheduleIndices({ es: 0, at: 3, pd: 0 }).spiTime.why).toBe('nothing-planned');
  });

  test('tells work done out of turn from work done in turn', () => {
    const tasks = [{ plannedByEs: 30, earned: 20 }, { plannedByEs: 10, earned: 20 }]; // biome-ignore format: one line
    expect(scheduleAdherence(tasks).value).toBe(0.75);
    expect(scheduleAdherence([{ plannedByEs: 0, earned: 0 }]).why).toBe('nothing-earned');
  });
});
