import type { Circumstances, Rule } from './policy.ts';

/** Whether the rule speaks of these circumstances. */
export function matches(rule: Rule, { code, severity, tier, phase, action }: Circumstances): boolean {
  return (
    rule.codes.some((pattern) => matchesCode(pattern, code)) &&
    (rule.severities?.includes(severity) ?? true) &&
    says(rule.tiers, tier) &&
    says(rule.phases, phase) &&
    (rule.actions?.includes(action) ?? true)
  );
}

const says = <T>(list: readonly T[] | null, value: T | null) =>
  list === null || (value !== null && list.includes(value));

/** A code itself, `family.*`, or `*`. */
export function matchesCode(pattern: string, code: string): boolean {
  return pattern === '*' || pattern === code || (pattern.endsWith('.*') && code.startsWith(pattern.slice(0, -1)));
}

/** How particular a rule is about a code: the code before everything else, then how many dimensions it narrows. */
export function specificity(rule: Rule, code: string): number {
  const byCode = Math.max(
    ...rule.codes.filter((pattern) => matchesCode(pattern, code)).map((pattern) => codeRank(pattern, code)),
  );
  const narrowed = [rule.severities, rule.tiers, rule.phases, rule.actions].filter((list) => list !== null);
  return byCode * 10 + narrowed.length;
}

const codeRank = (pattern: string, code: string) => (pattern === code ? 2 : pattern === '*' ? 0 : 1);
