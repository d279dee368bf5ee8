import { organisationOf } from '#modules/offices/actions';
import { dateIn } from '#modules/offices/actions/organisation';
import type { OperationCall } from '#platform/server/http/exchange';
import { titleOf } from '../codes.ts';
import type { DecisionReach } from '../queries/decisions.ts';
import {
  type Debt,
  type DecisionFigures,
  type InTheWay,
  selectDebts,
  selectDecisionFigures,
  selectInTheWay,
  selectMostWaived,
} from '../queries/governance-figures.ts';
import { scopesOver } from './checks.ts';

export type { Debt, DecisionFigures, InTheWay };

/** Where the caller holds the permission, as queries of decisions and findings take it. */
export async function governedReach({ access }: OperationCall, permission: string): Promise<DecisionReach> {
  const reach = await access.reach(permission);
  if (reach.isEverywhere) return { officeIds: null, projectIds: [] };
  return { officeIds: reach.ids('office'), projectIds: reach.ids('project') };
}

/** How the decisions stand that the caller may read; what is counted since counts from that instant on. */
export async function decisionFigures(call: OperationCall, since: string): Promise<DecisionFigures> {
  const { now, past } = call;
  return selectDecisionFigures(call.tx, await governedReach(call, 'decision.read'), {
    since,
    now: past?.now ?? now,
    past,
  });
}

/** What was waived most often of what the caller may read, by the title of its code; undefined where nothing was. */
export async function mostWaived(call: OperationCall) {
  const rows = await selectMostWaived(call.tx, await governedReach(call, 'decision.read'), call.past);
  const [most] = rows;
  if (!most) return undefined;
  return { title: titleOf(most.code), count: most.count, of: rows.reduce((sum, { count }) => sum + count, 0) };
}

/** Who but that person has most to answer, of what the caller may read. */
export async function debts(call: OperationCall, except: string, limit: number): Promise<readonly Debt[]> {
  const [decisions, findings] = [await governedReach(call, 'decision.read'), await governedReach(call, 'finding.read')];
  const { timeZone } = await organisationOf(call.tx);
  return selectDebts(call.tx, decisions, findings, {
    except,
    today: dateIn(timeZone, call.past?.now ?? call.now),
    over: await scopesOver(call.tx, call.past),
    limit,
    past: call.past,
  });
}

export const inTheWay = (
  { tx, past }: Pick<OperationCall, 'tx' | 'past'>,
  projectIds: readonly string[],
): Promise<InTheWay[]> => selectInTheWay(tx, projectIds, past);
