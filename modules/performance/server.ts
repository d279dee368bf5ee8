import type { PlanServices } from '#modules/plans/actions/plan-services';
import { defineModule } from '#platform/server/http/define-module';
import { getEarnedValue } from './actions/get-earned-value.ts';
import { getScheduleQuality } from './actions/get-schedule-quality.ts';
import { contract } from './contract.ts';
import words from './words/en.json' with { type: 'json' };

export const performanceServer = (services: PlanServices) =>
  defineModule({
    name: 'performance',
    contract,
    words,
    handlers: {
      getEarnedValue: (call, input) => getEarnedValue(services, call, input),
      getScheduleQuality: (call, input) => getScheduleQuality(services, call, input),
    },
  });
