import { taskReference } from '../kernel/task-reference.ts';
import { type Check, moneyParameter, taskParameter } from './check.ts';
import { costlyTasks, costVariance } from './cost-variance.ts';
import { costToleranceOf } from './plan-view.ts';

/** What the plan itself comes to against what was agreed; what it would come to as it went is `progress.cost-efficiency`. */
const costOver: Check = {
  code: 'baseline.cost-over',
  severity: 'critical',
  standard: null,
  inputs: ['tasks', 'resources', 'calendars', 'baselines', 'progress'],
  find: (plan) => {
    const variance = plan.open.length > 0 ? costVariance(plan) : null;
    if (!variance || variance.percent <= 0) return null;
    const { forecastMinor, agreedMinor, percent } = variance;
    const tolerance = costToleranceOf(plan);
    const costly = costlyTasks(plan).map(({ view }) => view.task);
    const [first] = costly;
    return {
      severity: percent > tolerance ? 'critical' : 'minor',
      values: {
        forecast: moneyParameter(plan, forecastMinor),
        agreed: moneyParameter(plan, agreedMinor),
        change: { kind: 'percent', percent },
        bound: { kind: 'percent', percent: tolerance },
        task: first ? taskParameter(first) : '',
      },
      records: costly.map(({ uid }) => taskReference(uid)),
    };
  },
};

export const costChecks: readonly Check[] = [costOver];
