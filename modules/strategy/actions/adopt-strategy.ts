import { askOrDecide, contributeDecisionKind, supersede } from '#modules/findings/actions';
import { changeDecision, openDecisions } from '#modules/findings/actions/record-decision';
import { namesOfOffices } from '#modules/offices/actions';
import { OperationError } from '#platform/contract';
import { type Call, type Json, personOf, publish, timeOrderedId, writeChanges } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import { lockStrategy, selectVersions } from '../queries.ts';
import { errors } from '../routes.ts';
import type { StrategyTree, StrategyVersionRow } from '../tables.ts';
import { isSameTree, treeOf } from './adopted-tree.ts';
import { strategyTopic } from './change-strategy.ts';
import { loadStrategy } from './load-strategy.ts';

interface Proposal {
  readonly officeId: string;
  readonly reason: string;
}

/**
 * Asks the board to adopt the strategy as it stands; whoever is alone adopts it. What is asked stays what it is, whatever
 * becomes of the strategy until it is answered. Throws `strategy-empty`, `strategy-unchanged`.
 */
export async function proposeStrategy(call: OperationCall, { officeId, reason }: Proposal) {
  const { tx } = call;
  await lockStrategy(tx, officeId);
  const strategy = await loadStrategy(tx, [officeId]);
  if (!strategy.objectives.length) throw new OperationError(errors.strategyEmpty);
  const tree = treeOf(strategy);
  const [last] = await selectVersions(tx, [officeId]);
  if (last && isSameTree(last.tree, tree)) throw new OperationError(errors.strategyUnchanged);
  const question = await questionOf(call, { officeId, reason }, tree, (last?.version ?? 0) + 1);
  return askOrDecide(call, question, { option: 'adopt', reason });
}

async function questionOf({ tx }: Call, { officeId, reason }: Proposal, tree: StrategyTree, version: number) {
  const name = (await namesOfOffices(tx, [officeId])).get(officeId) ?? '';
  const office = { kind: 'record' as const, record: { kind: 'office', id: officeId }, name };
  return {
    kind: 'strategy' as const,
    office_id: officeId,
    question: { key: 'strategy.question.adopt', parameters: { office, version } },
    options: ['adopt', 'leave'],
    asked_role: 'board-member' as const,
    payload: { reason, tree: tree as unknown as Json },
  };
}

/** For whoever writes a history: somebody asked, and somebody adopted the strategy as it stands. Nobody is told of it. */
export async function keepPastAdoption(asked: Call, answered: Call, { officeId, reason }: Proposal): Promise<void> {
  const tree = treeOf(await loadStrategy(asked.tx, [officeId]));
  const [open] = await openDecisions(asked, [await questionOf(asked, { officeId, reason }, tree, 1)], () => []);
  if (!open) return;
  const by = { decided_by: personOf(answered.actor) ?? null, decided_at: answered.now };
  await changeDecision(answered, open, { state: 'decided', outcome: 'adopt', reason, ...by });
  await keepVersion(answered, officeId, open.id, tree);
}

/** Keeps a tree as the office's next version. */
async function keepVersion(call: Call, officeId: string, decisionId: string, tree: StrategyTree): Promise<void> {
  await lockStrategy(call.tx, officeId);
  const [last] = await selectVersions(call.tx, [officeId]);
  const row: Omit<StrategyVersionRow, 'id'> = {
    office_id: officeId,
    version: (last?.version ?? 0) + 1,
    tree,
    decision_id: decisionId,
    adopted_at: call.now,
    adopted_by: personOf(call.actor) ?? null,
  };
  const to = row as unknown as Json;
  await writeChanges(call, [{ entity: 'strategy-version', id: timeOrderedId(), field: null, from: null, to }]);
  await publish(call.tx, strategyTopic);
}

/** Once, where the module is loaded. */
export function contributeAdoptions(): void {
  contributeDecisionKind({
    kind: 'strategy',
    async apply(call, decision, { option, reason }) {
      const { id, office_id, payload } = decision;
      if (option !== 'adopt') return {};
      // an older tree that is still asked about would come after the newer one
      await supersede(call, decision, reason);
      await keepVersion(call, office_id, id, payload.tree as unknown as StrategyTree);
      return {};
    },
  });
}
