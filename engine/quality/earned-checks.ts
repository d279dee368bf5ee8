import { controlAccounts, type Standing, standingOf } from '../earned-value/index.ts';
import { taskReference } from '../kernel/task-reference.ts';
import { type Check, daysParameter, moneyParameter, type Outcome } from './check.ts';
import { percentOver } from './cost-variance.ts';
import { costToleranceOf, measureView, type PlanView } from './plan-view.ts';

const inputs: Check['inputs'] = ['tasks', 'resources', 'calendars', 'baselines', 'progress', 'clock'];

/** Before so much of the work, or of the time, is through an index says little about the end. */
const earlyUntil = 0.2;

/** The parts of the work breakdown that are most behind by an amount, those that are not behind left out. */
function worst(plan: PlanView, amountOf: (standing: Standing) => number | null): Outcome['records'] {
  const measured = measureView(plan);
  if (!measured) return [];
  return controlAccounts(measured, plan.input.tasks, 1)
    .map(({ uid, standing }) => ({ uid, amount: amountOf(standing) ?? 0 }))
    .filter(({ amount }) => amount < 0)
    .toSorted((a, b) => a.amount - b.amount)
    .map(({ uid }) => taskReference(uid));
}

const standingIn = (plan: PlanView) => {
  const measured = plan.open.length > 0 ? measureView(plan) : null;
  return measured && { measured, standing: standingOf(measured, measured.measured) };
};

/** What it will cost if it goes on as it went, where that breaks the tolerance. */
const costEfficiency: Check = {
  code: 'progress.cost-efficiency',
  severity: 'minor',
  standard: 'PMI, The Standard for Earned Value Management',
  inputs,
  find: (plan) => {
    const { measured, standing } = standingIn(plan) ?? {};
    if (measured?.basis !== 'cost' || !standing) return null;
    const { amounts, indices } = standing;
    const { eacCpi, cpi } = indices;
    const tolerance = costToleranceOf(plan);
    if (eacCpi.value === null || cpi.value === null || amounts.ev < amounts.bac * earlyUntil) return null;
    const percent = percentOver(eacCpi.value, amounts.bac);
    if (percent <= tolerance) return null;
    return {
      values: {
        index: Math.round(cpi.value * 100) / 100,
        forecast: moneyParameter(plan, eacCpi.value),
        agreed: moneyParameter(plan, amounts.bac),
        change: { kind: 'percent', percent },
        bound: { kind: 'percent', percent: tolerance },
      },
      records: worst(plan, ({ indices: { cv } }) => cv.value),
    };
  },
};

/** When it will end if it goes on as it went, where that breaks the tolerance. */
const scheduleEfficiency: Check = {
  code: 'progress.schedule-efficiency',
  severity: 'minor',
  standard: 'PMI, The Standard for Earned Value Management',
  inputs,
  find: (plan) => {
    const { es, at, pd, spiTime, ieacTime } = standingIn(plan)?.standing.schedule ?? {};
    if (!es || spiTime?.value == null || ieacTime?.value == null || pd?.value == null) return null;
    if ((at?.value ?? 0) < pd.value * earlyUntil) return null;
    const days = Math.round((ieacTime.value - pd.value) * 10) / 10;
    if (days <= plan.context.toleranceDays) return null;
    return {
      values: {
        index: Math.round(spiTime.value * 100) / 100,
        late: daysParameter(days),
        earned: daysParameter(Math.round((es.value ?? 0) * 10) / 10),
        passed: daysParameter(Math.round((at?.value ?? 0) * 10) / 10),
        tolerance: daysParameter(plan.context.toleranceDays),
      },
      records: worst(plan, ({ indices: { sv } }) => sv.value),
    };
  },
};

/** Forecasts by what was earned so far: early warnings beside the plan's own forecast. */
export const earnedChecks: readonly Check[] = [costEfficiency, scheduleEfficiency];
