import { errors, OperationError, viewContract, viewErrors } from '#platform/contract';
import { type Call, personOf } from '../call.ts';
import type { Change, Json } from '../changes/change.ts';
import { writeChanges } from '../changes/write-changes.ts';
import { publish } from '../events/publish.ts';
import { defineModule } from '../http/define-module.ts';
import type { Exchange, OperationCall } from '../http/exchange.ts';
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
    async listViews(call, { grid }, exchange) {
      return { items: await describe(call, exchange, await selectViews(call.tx, callerOf(call), grid)) };
    },
    async createView(call, input, exchange) {
      const owner = callerOf(call);
      if ((await countOwnViews(call.tx, owner)) >= ownAtMost) throw new OperationError(viewErrors.tooMany);
      const row: ViewRow = {
        id: timeOrderedId(),
        owner_person_id: owner,
        ...input,
        is_shared: false,
        revision: 1,
        created_at: call.now,
      };
      const entryId = await write(call, [{ ...recordOf(row), field: null, from: null, to: { ...row } }]);
      return { view: await describeOne(call, exchange, row.id), entryId };
    },
    async updateView(call, { viewId, revision, name, state }, exchange) {
      const row = await editable(call, viewId);
      const entryId = await update(call, row, revision, { name: name ?? row.name, state: state ?? row.state });
      return { view: await describeOne(call, exchange, viewId), entryId };
    },
    async shareView(call, { viewId, revision, isShared }, exchange) {
      const row = await editable(call, viewId);
      const entryId = await update(call, row, revision, { is_shared: isShared });
      return { view: await describeOne(call, exchange, viewId), entryId };
    },
    async chooseView(call, { viewId, ...choice }, exchange) {
      await writeChoice(call.tx, callerOf(call), await visible(call, viewId), choice);
      return describeOne(call, exchange, viewId);
    },
    async deleteView(call, { viewId, revision }) {
      const { is_favourite, is_default, ...row } = await editable(call, viewId);
      const from = { ...row, revision };
      return { entryId: await write(call, [{ ...recordOf(row), field: null, from, to: null }]) };
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

type Fields = Partial<Pick<ViewRow, 'name' | 'state' | 'is_shared'>>;

/** Writes what is another, as the next revision; null where nothing is. */
async function update(call: OperationCall, row: ViewRow, revision: number, fields: Fields): Promise<string | null> {
  const changes = Object.entries(fields)
    .filter(([field, to]) => row[field as keyof Fields] !== to)
    .map(([field, to]): Change => ({ ...recordOf(row), field, from: row[field as keyof Fields] as Json, to }));
  if (!changes.length) return null;
  const next = { ...recordOf(row), field: 'revision', from: revision, to: revision + 1 };
  return write(call, [...changes, next]);
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
    revision: row.revision,
    isOwn: row.owner_person_id === callerOf(call),
    ownerName: names?.get(row.owner_person_id) ?? null,
    isShared: row.is_shared,
    mayEdit: mayEdit(call, row),
    isFavourite: row.is_favourite,
    isDefault: row.is_default,
  }));
}
