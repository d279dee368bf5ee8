import {
  type Action,
  actions,
  changePolicy,
  type Enforcement,
  emptyPolicy,
  type Policy,
  type PolicyChange,
  presets,
  type Rule,
  type Waiver,
} from '#engine';
import type { OfficePolicy } from './policy.ts';
import type { PolicyColumn, PolicyScope } from './policy-rows.ts';

/** What is written into a cell; null: nothing of its own, so that the other rules say it. */
export interface CellWriting {
  readonly code: string;
  readonly column: PolicyColumn;
  readonly value: string | number | null;
}

/** What the office says, drafted or in force: a root that has adopted nothing begins with the supportive preset. */
export function ownPolicy({ draft, chain, officeId, isRoot }: OfficePolicy): Policy {
  const inForce = chain.find((one) => one.officeId === officeId)?.policy;
  return draft?.policy ?? inForce ?? (isRoot ? presets.supportive : emptyPolicy);
}

/** The changes that write the cells, one after another: each cell is a rule of the office for that code alone. */
export function changesOf(policy: Policy, scope: PolicyScope, cells: readonly CellWriting[]): PolicyChange[] {
  const changes: PolicyChange[] = [];
  let now = policy;
  for (const cell of cells) {
    const change = changeOf(now, scope, cell);
    const next = change && changePolicy(now, change);
    if (!change || !next) continue;
    changes.push(change);
    now = next;
  }
  return changes;
}

function changeOf({ rules }: Policy, { tier, phase }: PolicyScope, { code, column, value }: CellWriting) {
  const action = actions.find((one) => one === column);
  const ruleId = [code, action ?? 'all', tier, phase].filter((part) => part !== undefined).join('@');
  const from = rules.find(({ id }) => id === ruleId) ?? null;
  const to = { ...(from ?? cellRule(ruleId, code, action, { tier, phase })), ...saying(column, value) };
  const isEmpty = to.enforcement === null && to.waivableBy === null && to.answerWithin === null;
  if (from === null && isEmpty) return undefined;
  return { part: 'rule', ruleId, from, to: isEmpty ? null : to } as const;
}

function cellRule(id: string, code: string, action: Action | undefined, { tier, phase }: PolicyScope): Rule {
  return {
    id,
    codes: [code],
    severities: null,
    tiers: tier ? [tier] : null,
    phases: phase ? [phase] : null,
    actions: action ? [action] : null,
    enforcement: null,
    waivableBy: null,
    answerWithin: null,
    proposes: [],
    mayLoosen: true,
  };
}

function saying(column: PolicyColumn, value: CellWriting['value']): Partial<Rule> {
  if (column === 'answerWithin') return { answerWithin: value as Rule['answerWithin'] };
  return column === 'waivableBy'
    ? { waivableBy: value as Waiver | null }
    : { enforcement: value as Enforcement | null };
}
