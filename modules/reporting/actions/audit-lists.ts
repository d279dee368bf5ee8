import { listDecisions } from '#modules/findings/actions/read-decisions';
import type { Home } from '../home-contract.ts';
import type { HomeFacts } from './home-facts.ts';

/** What an auditor looks at one by one, each as the decision log filters it. */
const wanted = [
  { id: 'self-approved', filter: { state: 'decided', check: 'self-approved' } },
  { id: 'waivers', filter: { state: 'decided', kind: 'waiver', check: 'in-force' } },
  { id: 'overrides', filter: { state: 'decided', kind: 'override', check: 'in-force' } },
  { id: 'climbed', filter: { state: 'open', kind: 'escalation', check: 'climbed' } },
] as const;

const shown = 5;

/** The decisions that are to be looked at, list by list; none to whoever may not read the log. */
export async function auditLists({ call }: HomeFacts): Promise<Home['checked']> {
  if (!call.access.permissions.has('decision.read')) return [];
  const lists: Home['checked'] = [];
  for (const { id, filter } of wanted) {
    const { items } = await listDecisions(call, { ...filter, limit: shown });
    if (items.length) lists.push({ id, decisions: items, link: `/decisions?${new URLSearchParams(filter)}` });
  }
  return lists;
}
