import { namesOf, organisationOf } from '#modules/offices/actions';
import { dateIn } from '#modules/offices/actions/organisation';
import { countComments, type Tx } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import { pageOf } from '#platform/server/http/page';
import { codesInOrder } from '../codes.ts';
import { positionOf } from '../finding-position.ts';
import { countRegister, type RegisterFilter, type RegisterRow, selectRegister } from '../queries/register.ts';
import { nameRecords } from '../record-names.ts';
import { checkScopes } from './checks.ts';
import { describeFinding } from './describe-finding.ts';
import { contextsOf } from './subject-context.ts';

interface Page {
  readonly limit: number;
  readonly after?: string | undefined;
}

/** The findings that the caller may read, the most urgent first; those of projects that are over are left out. */
export async function listRegister(call: OperationCall, { limit, after, ...filter }: RegisterFilter & Page) {
  const query = await queryOf(call, filter);
  const rows = await selectRegister(call.tx, query, limit + 1, positionOf(after));
  const { items, next } = pageOf(rows, limit, (row) => [String(row.rank), row.first_seen_at, row.id]);
  return { items: await describe(call.tx, items), next };
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
  const over = [];
  for (const scope of checkScopes().values()) over.push(...(await scope.over(tx)));
  const { timeZone } = await organisationOf(tx);
  return { ...filter, reach, over, codes: codesInOrder(), today: dateIn(timeZone, now) };
}

async function describe(tx: Tx, rows: readonly RegisterRow[]) {
  const named = await nameRecords(tx, rows.flatMap(({ records }) => records)); // biome-ignore format: one line
  const comments = await countComments(tx, 'finding', rows.map(({ id }) => id)); // biome-ignore format: one line
  const projects = await contextsOf(tx, 'project', [...new Set(rows.flatMap(({ project_id }) => project_id ?? []))]);
  const ids = rows.flatMap(({ office_id, owner_person_id }) => [office_id, owner_person_id]);
  const names = await namesOf(tx, [...new Set(ids.filter((id) => id !== null))]);
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  return rows.map((row) => ({
    ...describeFinding(row, named, comments),
    projectName: projects.get(row.project_id ?? '')?.name ?? null,
    officeId: row.office_id,
    officeName: nameOf(row.office_id),
    ownerName: nameOf(row.owner_person_id),
    consequence: row.enforcement,
  }));
}
