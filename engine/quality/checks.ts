import { baselineChecks } from './baseline-checks.ts';
import type { Check } from './check.ts';
import { costChecks } from './cost-checks.ts';
import { dataChecks } from './data-checks.ts';
import { dateChecks } from './date-checks.ts';
import { earnedChecks } from './earned-checks.ts';
import { floatChecks } from './float-checks.ts';
import { logicChecks } from './logic-checks.ts';
import { progressChecks } from './progress-checks.ts';
import { resourceChecks } from './resource-checks.ts';
import { toolChecks } from './tool-checks.ts';

/** Every check of a plan. */
export const checks: readonly Check[] = [
  ...baselineChecks,
  ...costChecks,
  ...floatChecks,
  ...logicChecks,
  ...toolChecks,
  ...resourceChecks,
  ...dateChecks,
  ...progressChecks,
  ...earnedChecks,
  ...dataChecks,
];
