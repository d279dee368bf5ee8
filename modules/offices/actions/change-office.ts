import { OperationError, errors as platformErrors } from '#platform/contract';
import { type Change, type Json, publish, type Tx, timeOrderedId, writeChanges } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import type { OfficeChange } from '../contract.ts';
import { lockOfficeTree, selectOfficeChain } from '../office-queries.ts';
import { errors } from '../routes.ts';
import type { OfficeColumns, OfficeKind } from '../tables.ts';
import { officeContents, officeHistory } from './office-contents.ts';
import { tellGovernedAnew } from './policy-contributions.ts';
import { refusingTaken } from './taken.ts';

interface NewOffice {
  readonly parentId: string;
  readonly name: string;
  readonly kind: OfficeKind;
}

export async function createOffice(call: OperationCall, { parentId, name, kind }: NewOffice) {
  const id = timeOrderedId();
  const to = { parent_id: parentId, name, kind };
  const { entryId } = await write(call, [{ entity: 'office', id, field: null, from: null, to }]);
  return { officeId: id, entryId };
}

const columnOf = {
  name: 'name',
  kind: 'kind',
  timeZone: 'time_zone',
  currencyCode: 'currency_code',
  fiscalYearStartMonth: 'fiscal_year_start_month',
  workingWeek: 'working_week',
  holidays: 'holidays',
} as const satisfies Record<OfficeChange['field'], keyof OfficeColumns>;

interface OfficeUpdate {
  readonly officeId: string;
  readonly changes: readonly OfficeChange[];
}

/** Changes what the office is called and counts by; with null it counts again as the office above does. */
export async function updateOffice(call: OperationCall, { officeId, changes }: OfficeUpdate) {
  const last = new Map(changes.map((change) => [change.field, change])); // of two changes of one field the later one
  const written = [...last.values()]
    .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to))
    .map(({ field, from, to }) => ({
      entity: 'office',
      id: officeId,
      field: columnOf[field],
      from: from as Json,
      to: (field === 'holidays' ? inOrder(to) : to) as Json,
    }));
  if (!written.length) return { entryId: null };
  return write(call, written);
}

const inOrder = (holidays: (OfficeChange & { readonly field: 'holidays' })['to']) =>
  holidays?.toSorted((a, b) => (a.date < b.date ? -1 : 1)) ?? null;

interface Move {
  readonly officeId: string;
  readonly fromParentId: string;
  readonly parentId: string;
}

/** Hangs the office below another one, with all that is below it. Whoever moves it may change both offices above. */
export async function moveOffice(call: OperationCall, { officeId, fromParentId, parentId }: Move) {
  const { tx, access } = call;
  await lockOfficeTree(tx);
  const office = await officeOf(call, officeId);
  if (office.parent_id === null) throw new OperationError(errors.officeRoot);
  await access.require('office.update', { kind: 'office', id: parentId });
  await assertMayLeave(call, office.parent_id);
  if (fromParentId === parentId) return { entryId: null };
  if (await isBelow(tx, parentId, officeId)) throw new OperationError(errors.officeLoop);
  const written = await write(call, [
    { entity: 'office', id: officeId, field: 'parent_id', from: fromParentId, to: parentId },
  ]);
  await publish(tx, 'people'); // who may see what has changed with it
  await tellGovernedAnew(call, officeId);
  return written;
}

/** Whether an office is the other one or stands below it. Call it under `lockOfficeTree`. */
export async function isBelow(tx: Tx, officeId: string, otherId: string): Promise<boolean> {
  return (await selectOfficeChain(tx, officeId)).some(({ id }) => id === otherId);
}

/**
 * Deletes an office in which there is nothing, and by which nothing was decided: what was is read with it. The errors count
 * what there is.
 */
export async function deleteOffice(call: OperationCall, { officeId }: { officeId: string }) {
  await lockOfficeTree(call.tx);
  const { id, ...from } = await officeOf(call, officeId);
  if (from.parent_id === null) throw new OperationError(errors.officeRoot);
  await assertMayLeave(call, from.parent_id);
  const contents = await officeContents(call.tx, officeId);
  if (Object.keys(contents).length) throw new OperationError(errors.officeNotEmpty, { contents });
  const history = await officeHistory(call.tx, officeId);
  if (Object.keys(history).length) throw new OperationError(errors.officeHasHistory, { history });
  return write(call, [{ entity: 'office', id, field: null, from: from as unknown as Json, to: null }]);
}

/** Of an office above that he may not see the caller learns no more than that he may not do this. */
async function assertMayLeave({ access }: OperationCall, parentId: string): Promise<void> {
  const isAllowed = await access.holds('office.update', { kind: 'office', id: parentId });
  if (!isAllowed) throw new OperationError(platformErrors.permissionMissing);
}

async function officeOf({ tx }: OperationCall, id: string): Promise<OfficeColumns> {
  const [office] = await selectOfficeChain(tx, id);
  if (!office) throw new OperationError(platformErrors.recordMissing);
  return office;
}

async function write(call: OperationCall, changes: readonly Change[]): Promise<{ entryId: string }> {
  const { entryId } = await refusingTaken({ office_name: errors.officeNameTaken }, () => writeChanges(call, changes));
  await publish(call.tx, 'organisation');
  return { entryId };
}
