import { organisationNode, type ScopeKind } from '#platform/server/http/access';
import type { OperationCall } from '#platform/server/http/exchange';
import { pageOfAll } from '#platform/server/http/page';
import { listOfficeRows, namesOfOffices, officesAbove, officesBelow } from '../queries.ts';

export { findRootOffice } from '../office-queries.ts';
export { namesOfOffices, officesBelow };

/** How offices hang in the tree: offices above, then the organisation. */
export const officeScope: ScopeKind = {
  async above(tx, id) {
    const above = await officesAbove(tx, id);
    return above && [...above.map((office) => ({ kind: 'office', id: office })), organisationNode];
  },
  below: officesBelow,
  names: namesOfOffices,
};

/** The offices at which the caller may see something, the root first; as the tree was where a past day is asked about. */
export async function readableOffices({ tx, access, past }: OperationCall) {
  const [rows, reach] = [await listOfficeRows(tx, past), await access.reach('office.read')];
  const seen = reach.isEverywhere ? rows : rows.filter(({ id }) => reach.ids('office').includes(id));
  return seen.map(({ id, parent_id: parentId, name, kind }) => ({ id, parentId, name, kind }));
}

export async function listOffices(call: OperationCall, page: { limit: number; after?: string | undefined }) {
  return pageOfAll(await readableOffices(call), page, ({ id }) => id);
}
