import type { ScopeKind } from '#platform/server';
import { namesOfDecisions, selectDecision } from '../queries/decisions.ts';
import { acceptFinding, acknowledgeFinding, disputeFinding, escalateFinding, takeOnFinding } from './answer-finding.ts';
import { nodeOf } from './authority.ts';
import { decide, withdrawDecision } from './decide.ts';
import { listConsequences } from './list-consequences.ts';
import { listMyWork } from './list-my-work.ts';
import { getDecision, listDecisions } from './read-decisions.ts';
import { askForWaiver } from './waive-finding.ts';

/** What the module does about decisions. */
export const decisionHandlers = {
  listMyWork,
  getDecision,
  decide,
  withdrawDecision,
  listDecisions,
  listConsequences,
  acknowledgeFinding,
  acceptFinding,
  takeOnFinding,
  disputeFinding,
  askForWaiver,
  escalateFinding,
};

/** A decision hangs at its project, or else at the office. */
export const decisionScope: ScopeKind = {
  above: async (tx, id) => {
    const decision = await selectDecision(tx, id);
    return decision && [nodeOf(decision)];
  },
  names: namesOfDecisions,
  page: {
    permission: 'decision.read',
    address: (_tx, id) => Promise.resolve(`/decisions/${id}`),
  },
};
