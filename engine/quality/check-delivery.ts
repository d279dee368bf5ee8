import type { Finding, Parameter, Severity } from '../kernel/finding.ts';
import { stateFindings } from '../kernel/state-findings.ts';
import type { Phase } from '../policy/policy.ts';

/** How a plan and the phase of its project go together, and how long nobody has touched it. Instants and days are ISO texts. */
export interface DeliveryFacts {
  readonly projectId: string;
  readonly phase: Phase;
  /** Detail tasks; null while nothing is computed. */
  readonly tasks: number | null;
  readonly completed: number;
  readonly hasBegun: boolean;
  readonly hasBaseline: boolean;
  /** The days on which somebody last changed the plan, and last recorded progress. */
  readonly touchedOn: string;
  readonly reportedOn: string;
  /** From when on it counts as untouched, and as untouched for twice as long. */
  readonly untouchedFrom: readonly [string, string];
  /** From when on progress is not reported any more. */
  readonly unreportedFrom: string;
  /** From when on it should have a task. */
  readonly emptyFrom: string;
}

export const deliveryCodes = [
  { code: 'baseline.missing-in-delivery', severity: 'major' },
  { code: 'governance.early-work', severity: 'minor' },
  { code: 'governance.close-due', severity: 'minor' },
  { code: 'stale.plan-untouched', severity: 'minor' },
  { code: 'stale.progress-not-reported', severity: 'minor' },
  { code: 'stale.empty-project', severity: 'minor' },
] as const satisfies readonly { readonly code: string; readonly severity: Severity }[];

const found = stateFindings(deliveryCodes, 'project');

/** What is to be said at this instant, and the next one at which time alone may change it. */
export function checkDelivery(facts: DeliveryFacts, now: string): { findings: Finding[]; nextDue: string | null } {
  const dues = duesOf(facts).filter((at) => at > now);
  return {
    findings: [...phaseFindings(facts), ...staleFindings(facts, now)],
    nextDue: dues.toSorted()[0] ?? null,
  };
}

function phaseFindings(facts: DeliveryFacts): Finding[] {
  const { phase, tasks, completed, hasBegun, hasBaseline } = facts;
  const isDone = tasks !== null && tasks > 0 && completed === tasks;
  return [
    ...(phase !== 'start' && !hasBaseline ? [found(facts.projectId, 'baseline.missing-in-delivery')] : []),
    ...(phase === 'start' && hasBegun ? [found(facts.projectId, 'governance.early-work')] : []),
    ...(phase === 'deliver' && isDone
      ? [found(facts.projectId, 'governance.close-due', { values: { count: tasks } })]
      : []),
  ];
}

/** The values hold nothing that grows with each day, so that a finding changes only with the plan. */
function staleFindings(facts: DeliveryFacts, now: string): Finding[] {
  const [untouched, forTwice] = facts.untouchedFrom;
  const since = (at: string): Record<string, Parameter> => ({ since: { kind: 'date', at } });
  const findings: Finding[] = [];
  if (isEmpty(facts) && now >= facts.emptyFrom) findings.push(found(facts.projectId, 'stale.empty-project'));
  if (!isDelivered(facts)) return findings;
  if (now >= untouched) {
    const severity = now >= forTwice ? 'major' : 'minor';
    findings.push(found(facts.projectId, 'stale.plan-untouched', { values: since(facts.touchedOn), severity }));
  }
  if (facts.hasBegun && now >= facts.unreportedFrom && now < untouched) {
    findings.push(found(facts.projectId, 'stale.progress-not-reported', { values: since(facts.reportedOn) }));
  }
  return findings;
}

const isEmpty = ({ tasks }: DeliveryFacts) => tasks === null || tasks === 0;

/** Work is under way: there are tasks, and some of them are open. */
const isDelivered = ({ phase, tasks, completed }: DeliveryFacts) =>
  phase === 'deliver' && tasks !== null && completed < tasks;

function duesOf(facts: DeliveryFacts): readonly string[] {
  if (isEmpty(facts)) return [facts.emptyFrom];
  return isDelivered(facts) ? [...facts.untouchedFrom, facts.unreportedFrom] : [];
}
