import { officesBelow } from '#modules/offices/actions';
import { OperationError, errors as platformErrors } from '#platform/contract';
import type { OperationCall } from '#platform/server/http/exchange';
import { pageOf, readCursor } from '#platform/server/http/page';
import type { FullDecision } from '../decision-contract.ts';
import type { DecisionRow } from '../decision-tables.ts';
import { type DecisionFilter, selectDecision, selectDecisions, selectSteps } from '../queries/decisions.ts';
import { isBarred, isOwn, mayDecide, mayRead } from './authority.ts';
import { describeDecisions, describeSteps } from './describe-decisions.ts';
import { evidenceNow } from './evidence-now.ts';
import { situationOf } from './judge-findings.ts';
import { latestUntil } from './limits.ts';
import { contextOf, subjectOf } from './subject-context.ts';
import { askedOptions, tellOptions } from './tell-options.ts';

interface Page {
  readonly limit: number;
  readonly after?: string | undefined;
}

type Filter = Omit<DecisionFilter, 'officeIds'> & { readonly officeId?: string | undefined };

/** The decisions that the caller may read: the log, or what is still open. */
export async function listDecisions(
  { tx, access, now, past }: OperationCall,
  { limit, after, officeId, ...rest }: Filter & Page,
) {
  const reach = await access.reach('decision.read');
  const where = reach.isEverywhere
    ? { officeIds: null, projectIds: [] }
    : { officeIds: reach.ids('office'), projectIds: reach.ids('project') };
  const officeIds = officeId && (await officesBelow(tx, [officeId]));
  const filter = { ...rest, now: past?.now ?? now, past, ...(officeIds && { officeIds }) };
  const rows = await selectDecisions(tx, where, filter, { limit: limit + 1, after: cursorOf(after) });
  const { items, next } = pageOf(rows, limit, ({ decided_at, asked_at, id }) => [decided_at ?? asked_at, id]);
  return { items: await describeDecisions(tx, items), next };
}

/** A cursor of an instant and an id. */
export function cursorOf(after: string | undefined): readonly [string, string] | undefined {
  const [at = '', id = ''] = readCursor(after, ['text', 'uuid']) ?? [];
  if (after === undefined) return undefined;
  if (/^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z$/.test(at)) return [at, id];
  throw new OperationError(platformErrors.invalidInput);
}

export async function getDecision(call: OperationCall, { decisionId }: { decisionId: string }): Promise<FullDecision> {
  const { tx, past } = call;
  const now = await selectDecision(tx, decisionId);
  if (!now || !(await mayRead(call, now))) throw new OperationError(platformErrors.recordMissing);
  const row = past ? await selectDecision(tx, decisionId, past) : now;
  if (!row) throw new OperationError(platformErrors.notThereThen);
  return fullDecision(call, row);
}

/** With the evidence, where it stood and stands, and what the caller may do about it. */
export async function fullDecision(call: OperationCall, row: DecisionRow): Promise<FullDecision> {
  const { tx, now, past } = call;
  const [described] = await describeDecisions(tx, [row]);
  const isOpen = row.state === 'open';
  const mayAct = isOpen && !past;
  const context = mayAct ? await contextOf(tx, subjectOf(row)) : undefined;
  const situation = context && (await situationOf(tx, context, [], now));
  const told = situation ? await tellOptions(call, row, situation) : askedOptions(row);
  const why = row.payload.why ?? row.payload.reason;
  return {
    ...(described as NonNullable<typeof described>),
    effects: told.effects as FullDecision['effects'],
    meanwhile: told.meanwhile as FullDecision['meanwhile'],
    asks: typeof why === 'string' ? why : null,
    statements: (row.payload.statements ?? []) as FullDecision['statements'],
    evidence: (isOpen ? await evidenceNow(call, row) : row.evidence) as FullDecision['evidence'],
    steps: await describeSteps(tx, await selectSteps(tx, [row.id], past)),
    canDecide: mayAct && (await mayDecide(call, row)) && !(await isBarred(call, row)),
    canWithdraw: mayAct && isOwn(call, row),
    latestUntil: situation ? latestUntil(row.kind, situation, now) : null,
  };
}
