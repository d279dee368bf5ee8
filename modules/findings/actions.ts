import { errors, OperationError } from '#platform/contract';
import { type Call, endConversations } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import { pageOf } from '#platform/server/http/page';
import { describeFindings, describeListed, sentenceOf } from './actions/describe-finding.ts';
import { endDecisionsOf } from './actions/end-decisions.ts';
import { holdSubject } from './actions/guard-facts.ts';
import { ofRegister } from './actions/judge-findings.ts';
import { forgetChecks } from './actions/run-checks.ts';
import { codesInOrder, findingCodes } from './codes.ts';
import type { ListedFinding } from './contract.ts';
import type { DecisionKind } from './decision-routes.ts';
import { positionOf } from './finding-position.ts';
import { selectOpenFindings } from './queries/consequences.ts';
import { selectDueOf, selectOpenOf } from './queries/decisions.ts';
import { findRegistered } from './queries/register.ts';
import {
  countFindings,
  deleteFindings,
  findEvents,
  findFinding,
  findFindings,
  lockFindings,
  updateOffice,
} from './queries.ts';

export { assignFindings } from './actions/assign-findings.ts';
export {
  type Checked,
  type CheckScope,
  type CheckSet,
  contributeCheckScope,
  contributeChecks,
} from './actions/checks.ts';
export { contributeWork } from './actions/contribute-work.ts';
export { askOrDecide, supersede, takeBack } from './actions/decide.ts';
export { type GuardedAction, guard, judgeAct, openEvidence } from './actions/guard.ts';
export { contributeGuardFacts, contributeGuardSource, type GuardSource } from './actions/guard-facts.ts';
export { evidenceOf } from './actions/judge-findings.ts';
export { answerUntil } from './actions/limits.ts';
export { contributeProposal } from './actions/proposals.ts';
export { boardTime, contributeDecisionKind, openDecision, recordDecision } from './actions/record-decision.ts';
export { registerFindings } from './actions/register-findings.ts';
export { requestChecks, runChecks, sweepFindings } from './actions/run-checks.ts';
export type { StatusOverride } from './actions/status-overrides.ts';
export { contributeSubjectContext } from './actions/subject-context.ts';
export { contributeFindingCodes, contributeForBoard } from './codes.ts';
export type { Evidence } from './decision-tables.ts';
export { selectOpenByProject as openDecisionsByProject } from './queries/open-decisions.ts';
export { countOpen, countOpenBySeverity } from './queries.ts';
export { contributeRecordNames, type RecordName } from './record-names.ts';

interface ListInput {
  readonly projectId: string;
  readonly state: 'open' | 'resolved';
  readonly limit: number;
  readonly after?: string | undefined;
}

type Asking = Pick<OperationCall, 'tx' | 'now' | 'past'>;

/** The findings of a project, the most severe first. */
export async function listFindings(call: Asking, { projectId, state, limit, after }: ListInput) {
  const query = { projectId, state, codes: codesInOrder(), past: call.past };
  const rows = await findFindings(call.tx, query, limit + 1, positionOf(after));
  const { items: page, next } = pageOf(rows, limit, (row) => [String(row.rank), row.first_seen_at, row.id]);
  return { items: await describeFindings(call, page), next };
}

export async function getFinding(call: Asking, { findingId }: { readonly findingId: string }) {
  const { tx, now, past } = call;
  const row = await findRegistered(tx, findingId, past?.now ?? now, past);
  if (!row) throw new OperationError(past ? errors.notThereThen : errors.recordMissing);
  const [described] = await describeListed(call, [row]);
  const events = (await findEvents(tx, findingId, past)).map(({ kind, at, recorded_at, severity, values }) => ({
    kind,
    at,
    recordedAt: recorded_at,
    severity,
    sentence: sentenceOf(row, values),
  }));
  return { ...(described as ListedFinding), events };
}

/** What is open about a project, the longest first. */
export async function openFindingsOf({ tx }: Pick<Call, 'tx'>, projectId: string) {
  const rows = await selectOpenFindings(tx, { kind: 'project', id: projectId });
  return rows
    .map(ofRegister)
    .map(({ id: findingId, code, severity, sentence }) => ({ findingId, code, severity, sentence }));
}

/** Where a finding hangs in the tree of scopes: at what it is about. */
export async function findScopeOf(tx: Call['tx'], findingId: string) {
  const row = await findFinding(tx, findingId);
  return row && { kind: row.scope_kind, id: row.scope_id };
}

/** What the findings are called: the title of their code. */
export async function titlesOf(tx: Call['tx'], ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const titles = new Map(findingCodes().map(({ code, title }) => [code, title]));
  const found = await Promise.all(ids.map((id) => findFinding(tx, id)));
  return new Map(found.flatMap((row) => (row ? [[row.id, titles.get(row.code) ?? row.code]] : [])));
}

/** For the deletion of a project: its findings, their history and what was said about them go with it. */
export async function deleteFindingsOf(call: Call, projectId: string): Promise<void> {
  await lockFindings(call.tx, projectId); // as checks hold them, before anything that both write
  await endDecisionsOf(call, projectId);
  await forgetChecks(call.tx, 'project', projectId);
  await endConversations(call, { kind: 'finding', ids: await deleteFindings(call.tx, projectId) });
}

/** For a project that moves to another office: its findings go with it, out of the sight of the office that it left. */
export async function moveFindings(call: Call, projectId: string, officeId: string): Promise<void> {
  // a check under way has read where it was, and writes that; what it looks at is held first, as whoever checks holds it
  await holdSubject(call, { kind: 'project', id: projectId });
  await updateOffice(call.tx, projectId, officeId);
}

/** How many findings a project has had, those resolved included. */
export const countFindingsOf = ({ tx }: Pick<Call, 'tx'>, projectId: string): Promise<number> =>
  countFindings(tx, projectId);

/** Whether a question of this kind about the project waits for an answer. */
export const hasOpenDecision = async ({ tx }: Pick<Call, 'tx'>, projectId: string, kind: DecisionKind) =>
  (await selectOpenOf(tx, kind, { projectId })).length > 0;

/** When each open decision about a project is due, the first first; null: at no time. */
export const decisionsDueOf = (tx: Call['tx'], projectId: string): Promise<readonly (string | null)[]> =>
  selectDueOf(tx, projectId);
