import { organisationOf } from '#modules/offices/actions';
import { dateIn } from '#modules/offices/actions/organisation';
import type { OperationCall } from '#platform/server/http/exchange';
import { pageOf } from '#platform/server/http/page';
import { codesInOrder } from '../codes.ts';
import { positionOf } from '../finding-position.ts';
import { countRegister, type RegisterFilter, selectRegister } from '../queries/register.ts';
import { scopesOver } from './checks.ts';
import { describeListed } from './describe-finding.ts';

interface Page {
  readonly limit: number;
  readonly after?: string | undefined;
}

/** The findings that the caller may read, the most urgent first; those of projects that are over are left out. */
export async function listRegister(call: OperationCall, { limit, after, ...filter }: RegisterFilter & Page) {
  const query = await queryOf(call, filter);
  const rows = await selectRegister(call.tx, query, limit + 1, positionOf(after));
  const { items, next } = pageOf(rows, limit, (row) => [String(row.rank), row.first_seen_at, row.id]);
  return { items: await describeListed(call.tx, items), next };
}

/** How many of them there are. */
export async function countFindings(call: OperationCall, filter: RegisterFilter) {
  return countRegister(call.tx, await queryOf(call, filter));
}

async function queryOf({ tx, access, now }: OperationCall, filter: RegisterFilter) {
  const held = await access.reach('finding.read');
  const reach = held.isEverywhere
    ? { officeIds: null, projectIds: [] }
    : { officeIds: held.ids('office'), projectIds: held.ids('project') };
  const { timeZone } = await organisationOf(tx);
  return { ...filter, reach, over: await scopesOver(tx), codes: codesInOrder(), today: dateIn(timeZone, now) };
}
