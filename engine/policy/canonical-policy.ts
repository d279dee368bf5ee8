import { severities } from '../kernel/finding.ts';
import {
  actions,
  type CaseRoute,
  caseReviewers,
  type Policy,
  phases,
  proposals,
  type Rule,
  type TierThreshold,
  tiers,
} from './policy.ts';

/** The same policy whatever the order in which it was put together: rules by id, lists in their own order, each once, fields too. */
export function canonicalPolicy(policy: Policy): Policy {
  const { type, rules, tierThresholds, escalatesTo, waiverRenewals, waiverDays } = policy;
  const { costTolerance, scopeTolerance, caseRoutes } = policy;
  return {
    type,
    rules: rules.map(canonicalRule).toSorted((a, b) => compare(a.id, b.id)),
    tierThresholds: tierThresholds && canonicalThresholds(tierThresholds),
    escalatesTo,
    waiverRenewals,
    waiverDays,
    costTolerance,
    scopeTolerance,
    caseRoutes: caseRoutes && canonicalRoutes(caseRoutes),
  };
}

export function canonicalRule(rule: Rule): Rule {
  return {
    id: rule.id,
    codes: [...new Set(rule.codes)].sort(compare),
    severities: inOrder(severities, rule.severities),
    tiers: inOrder(tiers, rule.tiers),
    phases: inOrder(phases, rule.phases),
    actions: inOrder(actions, rule.actions),
    enforcement: rule.enforcement,
    waivableBy: rule.waivableBy,
    answerWithin: rule.answerWithin,
    proposes: inOrder(proposals, rule.proposes) ?? [],
    mayLoosen: rule.mayLoosen,
  };
}

function canonicalThresholds(thresholds: readonly TierThreshold[]): TierThreshold[] {
  return thresholds
    .map(({ tier, budgetMinor, durationDays, risk, strategicWeight }) => ({
      tier,
      budgetMinor,
      durationDays,
      risk,
      strategicWeight,
    }))
    .toSorted((a, b) => tiers.indexOf(a.tier) - tiers.indexOf(b.tier) || compare(JSON.stringify(a), JSON.stringify(b)));
}

const canonicalRoutes = (routes: readonly CaseRoute[]): CaseRoute[] =>
  routes
    .map(({ tier, reviewers, decides }) => ({ tier, reviewers: inOrder(caseReviewers, reviewers) ?? [], decides }))
    .toSorted((a, b) => tiers.indexOf(a.tier) - tiers.indexOf(b.tier));

const inOrder = <T>(order: readonly T[], list: readonly T[] | null) =>
  list && order.filter((one) => list.includes(one));

/** By code units: no locale. */
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
