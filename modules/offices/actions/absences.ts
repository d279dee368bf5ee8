import { OperationError, errors as platformErrors } from '#platform/contract';
import { type Change, type Json, personOf, publish, timeOrderedId, writeChanges } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import { pageOf, readCursor } from '#platform/server/http/page';
import { holdAbsence, selectAbsences } from '../absence-queries.ts';
import type { AbsenceChange } from '../contract.ts';
import { findPerson, listAssignments } from '../queries.ts';
import { errors } from '../routes.ts';
import type { AbsenceColumns } from '../tables.ts';
import { refusingTaken } from './taken.ts';

interface Page {
  readonly personId?: string | undefined;
  readonly limit: number;
  readonly after?: string | undefined;
}

/** A person's absences, the latest first. The note is shown to whoever may change it. */
export async function listAbsences(call: OperationCall, { personId = self(call), limit, after }: Page) {
  const isOwn = personId === self(call);
  if (!isOwn && !call.access.permissions.has('person.read')) throw new OperationError(platformErrors.permissionMissing);
  const mayChange = await mayChangeOf(call, personId);
  const cursor = readCursor(after, ['text', 'uuid']);
  const rows = await selectAbsences(call.tx, personId, { after: cursor, limit: limit + 1, past: call.past });
  const { items, next } = pageOf(rows, limit, ({ from_day, id }) => [from_day, id]);
  return {
    items: items.map((row) => ({
      id: row.id,
      personId: row.person_id,
      fromDay: row.from_day,
      untilDay: row.until_day,
      deputyPersonId: row.deputy_person_id,
      deputyName: row.deputyName,
      note: mayChange ? (row.note ?? '') : '',
    })),
    next,
  };
}

interface NewAbsence {
  readonly personId: string;
  readonly fromDay: string;
  readonly untilDay: string;
  readonly deputyPersonId: string | null;
  readonly note: string;
}

export async function setAbsence(
  call: OperationCall,
  { personId, fromDay, untilDay, deputyPersonId, note }: NewAbsence,
) {
  await assertMayChangeOf(call, personId);
  const absence = { person_id: personId, from_day: fromDay, until_day: untilDay, deputy_person_id: deputyPersonId };
  await assertFit(call, absence);
  const id = timeOrderedId();
  const to = { ...absence, note: note || null };
  const written = await write(call, [{ entity: 'absence', id, field: null, from: null, to }]);
  return { absenceId: id, ...written };
}

const columnOf = {
  fromDay: 'from_day',
  untilDay: 'until_day',
  deputyPersonId: 'deputy_person_id',
  note: 'note',
} as const satisfies Record<AbsenceChange['field'], keyof AbsenceColumns>;

interface AbsenceUpdate {
  readonly absenceId: string;
  readonly changes: readonly AbsenceChange[];
}

export async function updateAbsence(call: OperationCall, { absenceId, changes }: AbsenceUpdate) {
  const held = await absenceOf(call, absenceId);
  const last = new Map(changes.map((change) => [change.field, change])); // of two changes of one field the later one
  const written = [...last.values()]
    .filter(({ from, to }) => from !== to)
    .map(({ field, from, to }) => ({ column: columnOf[field], from: from || null, to: to || null }));
  if (!written.length) return { entryId: null };
  await assertFit(call, { ...held, ...Object.fromEntries(written.map(({ column, to }) => [column, to])) });
  return write(
    call,
    written.map(({ column, from, to }) => ({ entity: 'absence', id: absenceId, field: column, from, to })),
  );
}

export async function removeAbsence(call: OperationCall, { absenceId }: { absenceId: string }) {
  const { id, ...from } = await absenceOf(call, absenceId);
  return write(call, [{ entity: 'absence', id, field: null, from: from as unknown as Json, to: null }]);
}

/** Throws where the days are the wrong way round, or the deputy is nobody who could stand in. */
export async function assertFit(
  { tx }: Pick<OperationCall, 'tx'>,
  absence: Pick<AbsenceColumns, 'person_id' | 'from_day' | 'until_day' | 'deputy_person_id'>,
): Promise<void> {
  if (absence.until_day < absence.from_day) throw new OperationError(errors.absenceEndsEarly);
  if (absence.deputy_person_id === null) return;
  const deputy = await findPerson(tx, absence.deputy_person_id);
  const isFit = deputy?.state === 'active' && deputy.id !== absence.person_id;
  if (!isFit) throw new OperationError(errors.deputyUnfit);
}

/** One's own absences, and those of whoever holds a role where one may record them. */
export async function mayChangeOf(call: OperationCall, personId: string): Promise<boolean> {
  if (personId === self(call)) return true;
  if (!call.access.permissions.has('absence.update')) return false;
  if (await call.access.holds('absence.update', { kind: 'organisation', id: call.organisationId })) return true;
  for (const { node_kind: kind, node_id: id } of await listAssignments(call.tx, [personId])) {
    if (await call.access.holds('absence.update', { kind, id })) return true;
  }
  return false;
}

async function assertMayChangeOf(call: OperationCall, personId: string): Promise<void> {
  if (!(await mayChangeOf(call, personId))) throw new OperationError(platformErrors.permissionMissing);
  if (!(await findPerson(call.tx, personId))) throw new OperationError(platformErrors.recordMissing);
}

async function absenceOf(call: OperationCall, id: string): Promise<AbsenceColumns> {
  const found = await holdAbsence(call.tx, id);
  if (!found) throw new OperationError(platformErrors.recordMissing);
  await assertMayChangeOf(call, found.person_id);
  return found;
}

const self = ({ actor }: Pick<OperationCall, 'actor'>) => personOf(actor) ?? '';

async function write(call: OperationCall, changes: readonly Change[]): Promise<{ entryId: string }> {
  const byConstraint = { person_absence_overlap: errors.absenceOverlaps };
  const { entryId } = await refusingTaken(byConstraint, () => writeChanges(call, changes));
  await publish(call.tx, 'people');
  return { entryId };
}
