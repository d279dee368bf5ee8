import fc from 'fast-check';
import { severities } from '../kernel/finding.ts';
import {
  type AdoptedPolicy,
  actions,
  type Circumstances,
  enforcements,
  openRule,
  type Policy,
  phases,
  type Rule,
  tiers,
  waivers,
} from './policy.ts';

/** A rule that says nothing of anything, but for what is given. */
export const rule = (given: Partial<Rule>): Rule => ({
  ...openRule,
  id: 'rule',
  codes: ['*'],
  ...given,
});

export const policy = (...rules: Rule[]): Policy => ({
  type: null,
  rules,
  tierThresholds: null,
  escalatesTo: null,
  waiverRenewals: null,
  waiverDays: null,
  costTolerance: null,
  scopeTolerance: null,
  caseRoutes: null,
});

/** The policies of offices `o0`, `o1`, … below each other, each in version 1. */
export const chainOf = (...policies: Policy[]): AdoptedPolicy[] =>
  policies.map((one, level) => ({ officeId: `o${level}`, version: 1, policy: one }));

export const circumstances = (given: Partial<Circumstances> = {}): Circumstances => ({
  code: 'schedule.loop',
  severity: 'major',
  tier: 'standard',
  phase: 'deliver',
  action: 'set-baseline',
  ...given,
});

const list = <T>(all: readonly T[]) => fc.option(fc.subarray([...all], { minLength: 1 }));
const codes = ['*', 'schedule.*', 'schedule.loop', 'schedule.lag', 'roles.*'] as const;

export const anyRule = fc
  .record({
    codes: fc.subarray([...codes], { minLength: 1 }),
    severities: list(severities),
    tiers: list(tiers),
    phases: list(phases),
    actions: list(actions),
    enforcement: fc.option(fc.constantFrom(...enforcements)),
    waivableBy: fc.option(fc.constantFrom(...waivers)),
    answerWithin: fc.option(fc.constantFrom('none' as const, 240, 480, 2400)),
    mayLoosen: fc.boolean(),
  })
  .map((given) => rule(given));

export const anyPolicy = fc
  .array(anyRule, { maxLength: 5 })
  .map((rules) => policy(...rules.map((one, index) => ({ ...one, id: `r${index}` }))));

export const anyCircumstances = fc.record({
  code: fc.constantFrom('schedule.loop', 'schedule.lag', 'roles.no-manager', 'data.empty-plan'),
  severity: fc.constantFrom(...severities),
  tier: fc.constantFrom(...tiers),
  phase: fc.constantFrom(...phases),
  action: fc.constantFrom(...actions),
});
