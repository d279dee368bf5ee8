import { errors, OperationError, viewContract, viewErrors } from '#platform/contract';
import { type Call, personOf } from '../call.ts';
import type { Change } from '../changes/change.ts';
import { writeChanges } from '../changes/write-changes.ts';
import { publish } from '../events/publish.ts';
import { defineModule } from '../http/define-module.ts';
import type { Exchange, OperationCall } from '../http/exchange.ts';
import { pageOfAll } from '../http/page.ts';
import { timeOrderedId } from '../time-ordered-id.ts';
import {
  type ChosenViewRow,
  countOwnViews,
  lockView,
  selectViews,
  type ViewRow,
  viewEntity,
  writeChoice,
} from './view-rows.ts';

/** Whoever needs more has stopped looking for them. */
const ownAtMost = 200;
const topic = 'views';

/** Views of lists: whoever made one changes it, and so may whoever may share, where it is shared. */
export const views = defineModule({
  name: 'views',
  contract: viewContract,
  entities: [viewEntity],
  topics: { [topic]: { permission: 'organisation.read', hasId: false } },
  handlers: {
    async listViews(call, { grid, ...page }, exchange) {
      const { items, next } = pageOfAll(await selectViews(call.tx, callerOf(call), grid), page, ({ id }) => id);
      return { next, items: await describe(call, exchange, items) };
    },
    async createView(call, input, exchange) {
      const owner = callerOf(call);
      if ((await countOwnViews(call.tx, owner)) >= ownAtMost) throw new OperationError(viewErrors.tooMany);
      const row: ViewRow = {
        id: timeOrderedId(),
        owner_person_id: owner,
        ...input,
        is_shared: false,
        created_at: call.now,
      };
      const entryId = await write(call, [{ ...recordOf(row), field: null, from: null, to: { ...row } }]);
      return { view: await describeOne(call, exchange, row.id), entryId };
    },
    async updateView(call, { viewId, changes }, exchange) {
      const entryId = await update(call, await editable(call, viewId), changes);
      return { view: await describeOne(call, exchange, viewId), entryId };
    },
    async shareView(call, { viewId, from, to }, exchange) {
      const entryId = await update(call, await editable(call, viewId), [{ field: 'is_shared', from, to }]);
      return { view: await describeOne(call, exchange, viewId), entryId };
    },
    async chooseView(call, { viewId, ...choice }, exchange) {
      await writeChoice(call.tx, callerOf(call), await visible(call, viewId), choice);
      return describeOne(call, exchange, viewId);
    },
    async deleteView(call, { viewId }) {
      const { is_favourite, is_default, ...row } = await editable(call, viewId);
      return { entryId: await write(call, [{ ...recordOf(row), field: null, from: { ...row }, to: null }]) };
    },
  },
});

const callerOf = (call: Call): string => personOf(call.actor) ?? '';
const recordOf = ({ id }: ViewRow) => ({ entity: viewEntity.name, id });
const mayShare = ({ access }: OperationCall) => access.permissions.has('view.share');
const mayEdit = (call: OperationCall, row: ViewRow) =>
  row.owner_person_id === callerOf(call) || (row.is_shared && mayShare(call));

/** The view, held; one that is not shown to the caller is as unknown as one that is not there. */
async function visible(call: OperationCall, viewId: string): Promise<ChosenViewRow> {
  const row = await lockView(call.tx, callerOf(call), viewId);
  if (!row) throw new OperationError(errors.recordMissing);
  return row;
}

async function editable(call: OperationCall, viewId: string): Promise<ChosenViewRow> {
  const row = await visible(call, viewId);
  if (!mayEdit(call, row)) throw new OperationError(errors.permissionMissing);
  return row;
}

type FieldChange = Pick<Change, 'from' | 'to'> & { readonly field: 'name' | 'state' | 'is_shared' };

/** Writes what is another; null where nothing is. Of two changes of one field the later one counts. */
async function update(call: OperationCall, row: ViewRow, changes: readonly FieldChange[]): Promise<string | null> {
  const last = new Map(changes.map((change) => [change.field, change]));
  const written = [...last.values()].filter(({ from, to }) => from !== to);
  if (!written.length) return null;
  return write(
    call,
    written.map((change) => ({ ...recordOf(row), ...change })),
  );
}

async function write(call: Call, changes: readonly Change[]): Promise<string> {
  try {
    const { entryId } = await writeChanges(call, changes);
    await publish(call.tx, topic);
    return entryId;
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string };
    throw code === '23505' && constraint === 'saved_view_name' ? new OperationError(viewErrors.nameTaken) : error;
  }
}

async function describeOne(call: OperationCall, exchange: Exchange, viewId: string) {
  const [view] = await describe(call, exchange, [await visible(call, viewId)]);
  if (!view) throw new OperationError(errors.recordMissing);
  return view;
}

async function describe(call: OperationCall, { services }: Exchange, rows: readonly ChosenViewRow[]) {
  const owners = [...new Set(rows.map((row) => row.owner_person_id))];
  const names = owners.length ? await services.scopeKinds.person?.names?.(call.tx, owners) : undefined;
  return rows.map((row) => ({
    viewId: row.id,
    grid: row.grid,
    name: row.name,
    state: row.state,
    isOwn: row.owner_person_id === callerOf(call),
    ownerName: names?.get(row.owner_person_id) ?? null,
    isShared: row.is_shared,
    mayEdit: mayEdit(call, row),
    isFavourite: row.is_favourite,
    isDefault: row.is_default,
  }));
}
