import {
  askOrDecide,
  contributeDecisionKind,
  contributeProposal,
  type Evidence,
  hasOpenDecision,
  openDecision,
  openEvidence,
} from '#modules/findings/actions';
import { errors as findingErrors } from '#modules/findings/routes';
import { swapRole } from '#modules/offices/actions';
import { OperationError } from '#platform/contract';
import { type Call, type Change, publish } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import { selectProject } from '../queries.ts';
import { errors } from '../routes.ts';
import type { ProjectRow } from '../tables.ts';
import { holdProject, holdUnarchived, tellProject, writeProject } from './write-project.ts';

const moves = {
  'take-over': { to: 'office', errorIfThere: errors.ownedByOffice },
  'hand-back': { to: 'line', errorIfThere: errors.ownedByLine },
} as const;

interface HandOver {
  readonly projectId: string;
  readonly move: keyof typeof moves;
  readonly reason: string;
}

/**
 * Asks the authority above the office to move a project between the line and the office, with what is open at it as
 * evidence; one who is alone moves it. Throws `project-owned-by-office`, `project-owned-by-line`, `project-closed`,
 * `project-archived`, `asked-already`.
 */
export async function proposeHandOver(call: OperationCall, { projectId, move, reason }: HandOver) {
  const row = await holdUnarchived(call, projectId);
  if (row.closed_at !== null) throw new OperationError(errors.closed);
  if (row.ownership === moves[move].to) throw new OperationError(moves[move].errorIfThere);
  if (await hasOpenDecision(call, projectId, move)) throw new OperationError(findingErrors.askedAlready);
  const question = questionOf(row, move, await openEvidence(call, projectId), { reason });
  return askOrDecide(call, question, { option: move, reason });
}

function questionOf(
  { id, office_id, name }: ProjectRow,
  move: HandOver['move'],
  evidence: readonly Evidence[],
  payload: { readonly reason?: string },
): Parameters<typeof openDecision>[1] {
  const project = { kind: 'record' as const, record: { kind: 'project', id }, name };
  return {
    kind: move,
    office_id,
    project_id: id,
    finding_ids: evidence.map(({ findingId }) => findingId),
    question: { key: `findings.question.${move}`, parameters: { project } },
    options: [move, 'leave'],
    asked_role: 'board-member',
    evidence,
    payload,
  };
}

/** Projects carry out what was decided about whose they are, and what rules propose of it. Once, where the module is loaded. */
export function contributeHandOvers(): void {
  contributeProposal({
    proposal: 'take-over',
    async propose(call, projectId, evidence) {
      // not held: whoever evaluates holds the plan already, which is taken after the project
      const row = await selectProject(call.tx, projectId);
      if (row?.ownership !== 'line' || row.closed_at !== null || row.state === 'archived') return;
      await openDecision(call, questionOf(row, 'take-over', evidence, {}));
    },
  });
  for (const move of ['take-over', 'hand-back'] as const) {
    contributeDecisionKind({
      kind: move,
      async apply(call, { project_id, payload }, { option, personId }) {
        if (option !== move || !project_id) return {};
        const row = await holdProject(call, project_id);
        // a rule and a person may have asked the same: what the first answer did, who manages it included, stays
        if (row.ownership === moves[move].to) return {};
        if (row.closed_at !== null || row.state === 'archived') throw new OperationError(findingErrors.projectEnded);
        return { payload: { ...payload, ...(await handOver(call, row, move, personId)) } };
      },
    });
  }
}

/** Whoever managed it keeps reading and taking part; whoever manages it now may act. */
async function handOver(call: Call, row: ProjectRow, move: HandOver['move'], managerId: string | undefined) {
  const manager = managerId ?? (move === 'take-over' ? null : row.manager_person_id);
  await writeProject(call, [
    { entity: 'project', id: row.id, field: 'ownership', from: row.ownership, to: moves[move].to },
    ...(await managerChanges(call, row, manager)),
  ]);
  await publish(call.tx, 'people');
  await tellProject(call, row.id);
  return { previousManagerId: row.manager_person_id };
}

async function managerChanges({ tx }: Call, row: ProjectRow, manager: string | null): Promise<Change[]> {
  const before = row.manager_person_id;
  if (before === manager) return [];
  const node = { kind: 'project', id: row.id };
  return [
    { entity: 'project', id: row.id, field: 'manager_person_id', from: before, to: manager },
    ...(before ? await swapRole(tx, { personId: before, node, from: 'project-manager', to: 'team-member' }) : []),
    ...(manager ? await swapRole(tx, { personId: manager, node, from: null, to: 'project-manager' }) : []),
  ];
}
